#!/usr/bin/env bash
# Fails where the cloud is not as it was deployed, and writes down what differs. Credentials need to read alone.
set -euo pipefail
export CHECKPOINT_DISABLE=1
report=${1:?the file to write}
private=$(mktemp --directory)
trap 'rm -rf "$private"' EXIT
npx cdktf synth
npx cenvpn keys --placeholder
drifted=0
for folder in cdktf.out/stacks/*/; do
  stack=$(basename "$folder")
  keys=()
  if [ -f "$stack.placeholder.tfvars.json" ]; then keys=("-var-file=$PWD/$stack.placeholder.tfvars.json"); fi
  terraform -chdir="$folder" init -input=false -no-color
  code=0
  terraform -chdir="$folder" plan -refresh-only -detailed-exitcode -input=false -no-color "${keys[@]}" \
    -out="$private/$stack.tfplan" || code=$?
  case $code in
    0) ;;
    2)
      drifted=1
      terraform -chdir="$folder" show -json "$private/$stack.tfplan" > "$private/$stack.plan.json"
      npx cenvpn check "$private/$stack.plan.json" --report markdown="$private/$stack.md" || true
      cat "$private/$stack.md" >> "$report"
      ;;
    *) exit "$code" ;;
  esac
done
exit "$drifted"
