#!/usr/bin/env bash
# Fails where others have changed what was deployed, and writes down what. Credentials need to read alone. What the cloud alone
# reports, such as that a tunnel is up, Terraform calls a difference, too: cenvpn knows it apart.
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
      terraform -chdir="$folder" show -json "$private/$stack.tfplan" > "$private/$stack.plan.json"
      npx cenvpn check "$private/$stack.plan.json" \
        --report markdown="$private/$stack.md" --report json="$private/$stack.json" || true
      if node --eval 'process.exit(require(process.argv[1]).change.stacks.some(({ drift }) => drift) ? 0 : 1)' \
        "$private/$stack.json"; then
        drifted=1
        cat "$private/$stack.md" >> "$report"
      fi
      ;;
    *) exit "$code" ;;
  esac
done
exit "$drifted"
