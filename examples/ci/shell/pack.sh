#!/usr/bin/env bash
# Encrypts the plans that cenvpn plan kept, for another job to apply. Needs PLAN_PASSPHRASE. Writes nothing if no plan is kept.
set -euo pipefail
file=${1:?the file to write}
shopt -s nullglob
seals=(cdktf.out/stacks/*/cenvpn.tfplan.seal.json)
if [ ${#seals[@]} -eq 0 ]; then
  echo "There is nothing to apply."
  exit 0
fi
kept=(cdktf.out/manifest.json)
for seal in "${seals[@]}"; do
  folder=$(dirname "$seal")
  kept+=("$folder/cdk.tf.json" "$folder/cenvpn.tfplan" "$seal")
  if [ -f "$folder/.terraform.lock.hcl" ]; then kept+=("$folder/.terraform.lock.hcl"); fi
done
tar --create --gzip "${kept[@]}" | openssl enc -aes-256-cbc -pbkdf2 -salt -pass env:PLAN_PASSPHRASE -out "$file"
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "stacks=${#seals[@]}" >> "$GITHUB_OUTPUT"; fi
