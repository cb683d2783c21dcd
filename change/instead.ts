import { formerKeys } from "../graph/network/former-keys";
import type { Resource } from "../graph/terraform/resource";
import { TYPE } from "../graph/terraform/types";
import type { OutageKind } from "./model";
import type { ConnectionPairs } from "./sort";

interface Situation {
  readonly kind: OutageKind;
  readonly pairs: ConnectionPairs;
  readonly causes: readonly string[];
  readonly tunnels: readonly string[];
  /** The resource that replaces it. */
  readonly renamed?: Resource;
  readonly isOfFile: boolean;
}

const PARKED =
  "one tunnel after the other with a parked customer gateway, while the other tunnel carries the traffic (docs/keys.md)";

/** Other ways, as the user would write them; none if there is no other way. */
export function insteadOf({ kind, pairs, causes, tunnels, renamed, isOfFile }: Situation): readonly string[] {
  switch (kind) {
    case "renamed":
      return renamed ? renames(addressOf(pairs), renamed.address, isOfFile) : [];
    case "replaced":
      return insteadOfReplacing(causes, pairs, isOfFile);
    case "reattached":
      return [second(isOfFile, pairs)];
    case "renegotiated":
      return tunnels.length < 2 ? [] : insteadOfNegotiating(causes, pairs);
    default:
      return [];
  }
}

function insteadOfReplacing(causes: readonly string[], pairs: ConnectionPairs, isOfFile: boolean): readonly string[] {
  if (causes.includes("tunnelEdits: replace"))
    return [
      `tunnelEdits: in-place in ${placeOf(pairs)}, deployed before the edit: both tunnels negotiate again, and the gateway addresses stay`,
      PARKED,
    ];
  if (causes.includes("-replace")) {
    const ways = waysToSend(isOfFile, pairs).slice(0, 2);
    return ways.map((way) => `for a new PSK or algorithm, ${way}`);
  }
  if (causes.some((cause) => cause.startsWith("a deployment that failed")))
    return [`terraform untaint ${addressOf(pairs)}, if the connection is as it should be`];
  return [second(isOfFile, pairs)];
}

function insteadOfNegotiating(causes: readonly string[], { itself }: ConnectionPairs): readonly string[] {
  if (itself?.resource.type === TYPE.ipsecConnection) return [PARKED];
  return causes.every((cause) => /^(PSK|.*\bpsk) changed$/.test(cause))
    ? ["the PSK of one tunnel after the other, one deployment each: the other tunnel carries the traffic"]
    : [];
}

function addressOf({ itself, connection }: ConnectionPairs): string {
  return itself?.resource.address ?? connection;
}

function renames(from: string, to: string, isOfFile: boolean): readonly string[] {
  const keys = isOfFile ? formerKeys(from, to) : [];
  const way = keys.length > 0 ? keys.join(" and ") : `a moved block from ${from} to ${to}`;
  return [`if this is a rename, ${way}: then nothing goes down`];
}

/** The cloud does not allow this change of a connection. */
function second(isOfFile: boolean, { site, connection }: ConnectionPairs): string {
  const beside =
    isOfFile && site !== undefined
      ? `a second connection beside ${connection} in sites.${site}.connections`
      : "a second connection beside it";
  return `${beside}, with the new values; then move the traffic, then remove the old one`;
}

/** How edits inside tunnels that the provider does not send reach the cloud. */
export function waysToSend(isOfFile: boolean, pairs: ConnectionPairs): readonly string[] {
  if (pairs.itself?.resource.type !== TYPE.ipsecConnection) return [];
  const place = placeOf(pairs);
  return isOfFile
    ? [
        PARKED,
        `tunnelEdits: in-place in ${place}, deployed before the edit, and a raised revision for a new PSK: both tunnels negotiate again`,
        `tunnelEdits: replace in ${place}, deployed before the edit: an outage, with new gateway addresses`,
      ]
    : [
        "one tunnel after the other with a parked customer gateway: another alicloud_vpn_customer_gateway, and back",
        "customer gateways with create_before_destroy and replace_triggered_by a terraform_data of the tunnels' settings: both tunnels negotiate again",
        `terraform apply -replace=${pairs.itself.resource.address}: an outage, with new gateway addresses`,
      ];
}

function placeOf({ site, connection }: ConnectionPairs): string {
  return site === undefined ? connection : `sites.${site}.connections.${connection}`;
}
