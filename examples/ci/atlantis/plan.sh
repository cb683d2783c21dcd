#!/usr/bin/env bash
# Plans the project where Atlantis starts this, and prints what the plan changes and what is wrong with it; its exit code is that of the
# judgement. Judges also what Terraform wrote down of a plan that failed. Needs PLANFILE and SHOWFILE, as Atlantis sets them.
set -euo pipefail
export CHECKPOINT_DISABLE=1
: "${PLANFILE:?set by Atlantis}" "${SHOWFILE:?set by Atlantis}"
stack=$(basename "$PWD")
root=$(cd ../../.. && pwd)
keys=()
if [ -f "$root/$stack.tfvars.json" ]; then keys=("-var-file=$root/$stack.tfvars.json"); fi

code=0
planned=$(terraform plan -input=false -no-color -out="$PLANFILE" "${keys[@]}" 2>&1) || code=$?
if [ ! -f "$PLANFILE" ]; then
  printf '%s\n' "$planned"
  exit "$code"
fi
(umask 077 && terraform show -json "$PLANFILE" > "$SHOWFILE")
cd "$root"
npx cenvpn check "$SHOWFILE" --stack "$stack" --synth cdktf.out || code=$?
rm -f "$SHOWFILE"
# Nobody may apply a refused plan.
if [ "$code" -ne 0 ]; then rm -f "$PLANFILE"; fi
exit "$code"
