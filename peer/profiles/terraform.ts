import { shown } from "../later";
import type { PeerTunnel } from "../model";
import type { ProfileFile, PskOf } from "../profile";

// Clouds at the other end are configured in Terraform's JSON, which has no place for a comment but the name "//".

/** A file of Terraform's JSON. */
export function terraformFile(name: string, remarks: readonly string[], body: object): ProfileFile {
  return jsonFile(`${name}.tf.json`, { "//": remarks, ...body });
}

/** The PSKs of some tunnels, for `-var-file`; the other file has them in the variable `psks`. */
export function psksFile(tunnels: readonly PeerTunnel[], psk: PskOf): ProfileFile {
  const psks = Object.fromEntries(tunnels.map((tunnel) => [tunnel.name, psk(tunnel)]));
  return jsonFile("psks.tfvars.json", { psks });
}

function jsonFile(name: string, body: object): ProfileFile {
  return { name, comment: undefined, lines: JSON.stringify(body, null, 2).split("\n") };
}

export const PSKS_VARIABLE = {
  psks: { type: "map(string)", sensitive: true, description: "PSKs by tunnel, from psks.tfvars.json" },
};

export const pskReference = ({ name }: PeerTunnel) => `\${var.psks["${name}"]}`;

/** `berlin_main_1` */
export const resourceName = ({ name }: PeerTunnel) => name.replaceAll("/", "_");

export const addressOf = ({ cloud }: PeerTunnel) => shown(cloud.address);

/** Resources of one type, one for each tunnel. */
export function byName(
  tunnels: readonly PeerTunnel[],
  of: (tunnel: PeerTunnel, position: number) => object,
): Readonly<Record<string, object>> {
  return Object.fromEntries(tunnels.map((tunnel, position) => [resourceName(tunnel), of(tunnel, position)]));
}
