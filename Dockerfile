# For the jobs of a pipeline: Node.js, git, Terraform and cenvpn. To build: npm pack && docker build --tag cenvpn .
FROM hashicorp/terraform:1.11.4 AS terraform

FROM node:24-bookworm-slim AS base
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates git && rm -rf /var/lib/apt/lists/*
# The checkout rarely belongs to the user of this image.
RUN git config --system --add safe.directory '*'

FROM base AS installed
WORKDIR /opt/cenvpn
COPY cenvpn-*.tgz ./cenvpn.tgz
RUN npm install --ignore-scripts --no-audit --no-fund ./cenvpn.tgz && rm cenvpn.tgz

FROM base
COPY --from=terraform /bin/terraform /usr/local/bin/terraform
COPY --from=installed /opt/cenvpn /opt/cenvpn
ENV PATH=/opt/cenvpn/node_modules/.bin:$PATH CHECKPOINT_DISABLE=1
USER 1000
WORKDIR /work
CMD ["cenvpn", "--help"]
