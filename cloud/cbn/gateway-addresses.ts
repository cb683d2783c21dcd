import { formatIpv4, network } from "../../domain/ipv4";
import type { Call } from "../action";
import type { CloudObject } from "../inventory";
import { Refusal } from "../refusal";
import { takenAddresses } from "../vpc/connection";
import type { TransitRouter } from "./transit-router";
import { cidrsOf } from "./transit-router-cidr";

/** Reserved for benchmarks (RFC 2544), so never a real gateway's; large enough for 32,000 connections. */
const PUBLIC = "198.18.0.0/16";

/** Addresses for the gateways of a connection's tunnels; throws when there are too few. */
export function freeAddresses(
  { inventory }: Call,
  router: CloudObject<TransitRouter>,
  networkType: string,
  count: number,
): readonly string[] {
  const cidrs = cidrsOf(inventory, router);
  // Without a CIDR there is no attachment, public ones included (CreateTransitRouterVpnAttachment, prerequisites).
  const blocks = networkType === "private" || cidrs.length === 0 ? cidrs : [PUBLIC];
  const taken = takenAddresses(inventory);
  const free: string[] = [];
  for (const address of addressesOf(blocks)) {
    if (free.length === count) break;
    if (!taken.has(address)) free.push(address);
  }
  // Source: the codes that the provider retries.
  if (free.length < count) throw new Refusal("OperationFailed.AllocateCidrFailed", `${router.id} has no address left.`);
  return free;
}

/** All but the network and the broadcast address of each block. */
function* addressesOf(blocks: readonly string[]): Generator<string> {
  for (const { first, last } of blocks.map(network)) {
    for (let address = first + 1; address < last; address++) yield formatIpv4(address);
  }
}
