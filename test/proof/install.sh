#!/usr/bin/env bash
# Installs the daemons that test/proof runs, on Debian: strongSwan, BIRD and FRR. Does nothing if they are installed. Starts none.
set -euo pipefail

packages=(strongswan-charon strongswan-swanctl libcharon-extra-plugins libstrongswan-standard-plugins bird2 frr iproute2 iputils-ping)
missing=()
for package in "${packages[@]}"; do
  dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep --quiet 'install ok installed' || missing+=("$package")
done
[ "${#missing[@]}" -eq 0 ] && exit 0

export DEBIAN_FRONTEND=noninteractive
# The packages would start their daemons; this prevents that, because the tests start their own.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
  trap 'rm -f "$policy"' EXIT
fi
apt-get update --quiet --quiet
apt-get install --yes --quiet --quiet --no-install-recommends "${missing[@]}"
