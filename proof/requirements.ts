import { existsSync } from "node:fs";
import { UserError } from "../domain/user-error";

/** This machine cannot run the daemons; the message says what is missing. */
export class LabMissing extends UserError {}

/** What the lab runs, with the Debian package of each. */
const PROGRAMS = {
  "/usr/lib/ipsec/charon": "strongswan-charon",
  "/usr/sbin/swanctl": "strongswan-swanctl",
  "/usr/lib/ipsec/plugins/libstrongswan-kernel-libipsec.so": "libcharon-extra-plugins",
  "/usr/lib/ipsec/plugins/libstrongswan-openssl.so": "libstrongswan-standard-plugins",
  "/usr/sbin/bird": "bird2",
  "/usr/lib/frr/bgpd": "frr",
  "/usr/bin/ping": "iputils-ping",
} as const;

/** @throws LabMissing */
export function requireLab(): void {
  const packages = Object.entries(PROGRAMS).flatMap(([file, name]) => (existsSync(file) ? [] : [name]));
  if (packages.length > 0)
    throw new LabMissing(
      `real daemons are needed, and these Debian packages are missing: apt-get install --no-install-recommends ${packages.join(" ")}`,
    );
  if (process.getuid?.() !== 0)
    throw new LabMissing("network namespaces need root: run this as root, in a container or a virtual machine");
  if (!existsSync("/dev/net/tun")) throw new LabMissing("/dev/net/tun is missing: load the kernel module tun");
}
