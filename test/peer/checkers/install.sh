#!/usr/bin/env bash
# Installs independent parsers of generated configurations: for Junos and FortiOS from PyPI, and the FortiOS schema that the vendor
# publishes for Ansible (GPL-3: only tests read it). Prints the folder. Does nothing if everything is installed.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder="$PWD/node_modules/.cache/peer-checkers-1"
if [ ! -e "$folder/complete" ]; then
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --no-compile junoscfg==0.5.10 anyconfig-fortios-backend==0.3.0 >&2
  "$folder/bin/pip" download --quiet --no-deps --dest "$folder/wheel" ansible==12.3.0 >&2
  "$folder/bin/python" - "$folder" <<'PYTHON'
import glob, sys, zipfile
folder = sys.argv[1]
modules = ["vpn_ipsec_phase1_interface", "vpn_ipsec_phase2_interface", "system_interface", "router_bgp", "router_route_map",
           "router_prefix_list", "router_static", "firewall_policy"]
with zipfile.ZipFile(glob.glob(folder + "/wheel/*.whl")[0]) as wheel:
    for module in modules:
        path = "ansible_collections/fortinet/fortios/plugins/modules/fortios_%s.py" % module
        with open("%s/%s.schema.py" % (folder, module), "wb") as file:
            file.write(wheel.read(path))
PYTHON
  rm -r "$folder/wheel"
  touch "$folder/complete"
fi
echo "$folder"
