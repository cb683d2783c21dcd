#!/usr/bin/env bash
# What a pull request changes, for Jenkins and the like: needs git, Node.js, Terraform, and BASE, the commit that the
# branch started from. Leaves comment.md and change.html in reports/, in every outcome; its exit code is that of the judgement.
# Credentials of the environment need only read (cenvpn permissions --read-only).
set -euo pipefail
export CHECKPOINT_DISABLE=1
: "${BASE:?the commit that the branch started from}"
mkdir -p reports
rm -f reports/*

mapfile -t stacks < <(npx cenvpn changed --base "$BASE")
if [ ${#stacks[@]} -eq 0 ]; then
  printf '### cenvpn: nothing changes\n\nNo stack becomes another one.\n' > reports/comment.md
  exit 0
fi
npx cenvpn keys --placeholder
npx cenvpn plan --placeholder "${stacks[@]/#/--stack=}" \
  --plans plans --report markdown=reports/comment.md --report html=reports/change.html
