#!/usr/bin/env bash
# Judges the plans that pack.sh encrypted again by today's policy, and applies exactly those. Needs PLAN_PASSPHRASE.
set -euo pipefail
export CHECKPOINT_DISABLE=1
file=${1:?what pack.sh has written}
private=$(mktemp --directory)
trap 'rm -rf "$private"' EXIT
rm -rf cdktf.out
openssl enc -d -aes-256-cbc -pbkdf2 -pass env:PLAN_PASSPHRASE -in "$file" | tar --extract --gzip

for seal in cdktf.out/stacks/*/cenvpn.tfplan.seal.json; do
  folder=$(dirname "$seal")
  terraform -chdir="$folder" init -input=false -no-color
  terraform -chdir="$folder" show -json cenvpn.tfplan > "$private/$(basename "$folder").plan.json"
done
npx cenvpn check cdktf.out "$private"/*.plan.json
npx cenvpn apply
