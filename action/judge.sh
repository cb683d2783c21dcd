#!/usr/bin/env bash
# Judges the plans of some stacks together. Needs STACKS, a JSON list of names; PLANS, SYNTH and REPORTS are folders.
set -euo pipefail

: "${PLANS:=plans}" "${SYNTH:=}" "${REPORTS:=reports}"
mkdir -p "$PLANS" "$REPORTS"
rm -f "$REPORTS/comment.md"
if [ -z "${STACKS:-}" ]; then
  echo "It is not known which stacks change: the job that lists them has failed." >&2
  exit 1
fi

# A job that ended early has left no plan: so the report says so.
node --print 'JSON.parse(process.env.STACKS).join("\n")' | while read -r stack; do
  if [ -n "$stack" ] && [ ! -f "$PLANS/$stack.plan.json" ]; then
    echo '{"format_version": "1.2", "resource_changes": [], "errored": true, "failure": "its job ended before it was planned"}' \
      > "$PLANS/$stack.plan.json"
  fi
done

shopt -s nullglob
plans=("$PLANS"/*.plan.json)
if [ ${#plans[@]} -eq 0 ]; then
  printf '### cenvpn: nothing changes\n\nNo stack becomes another one.\n' > "$REPORTS/comment.md"
  exit 0
fi
targets=("${plans[@]}")
if [ -n "$SYNTH" ] && [ -f "$SYNTH/manifest.json" ]; then targets=("$SYNTH" "${plans[@]}"); fi
npx cenvpn check "${targets[@]}" \
  --report markdown="$REPORTS/comment.md" \
  --report html="$REPORTS/change.html" \
  --report gitlab="$REPORTS/gl-code-quality.json" \
  --report junit="$REPORTS/junit.xml" \
  --report sarif="$REPORTS/cenvpn.sarif"
