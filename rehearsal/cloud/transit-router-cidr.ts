import { network, overlaps, parseCidr, parseIpv4 } from "../../domain/ipv4";
import type { CloudObject, Inventory } from "./inventory";
import type { IpsecConnection } from "./ipsec-connection";
import { Refusal } from "./refusal";
import type { Service } from "./service";
import { type TransitRouter, transitRouter } from "./transit-router";

/** A block from which tunnels get their gateway addresses (`alicloud_cen_transit_router_cidr`). */
interface TransitRouterCidr {
  readonly transit_router_id: string;
  readonly cidr: string;
  readonly transit_router_cidr_id: string;
}

const KIND = "alicloud_cen_transit_router_cidr";

/** The block that a transit router from before the rehearsal has. */
const BEFORE = "10.255.0.0/16";

export const transitRouterCidrs: Service<TransitRouterCidr, Omit<TransitRouterCidr, "transit_router_cidr_id">> = {
  create({ inventory }, realm, request) {
    const router = transitRouter(inventory, realm, request.transit_router_id);
    const { transit_router_id } = router.fields;
    refuseUnusable(request.cidr, router.found ? [] : cidrsOf(inventory, router));
    const transit_router_cidr_id = inventory.issue("tr-cidr");
    const fields = { publish_cidr_route: true, ...request, transit_router_cidr_id };
    return inventory.add(KIND, `${transit_router_id}:${transit_router_cidr_id}`, realm, fields);
  },

  remove({ inventory }, { realm, fields: { transit_router_id, cidr } }) {
    const router = transitRouter(inventory, realm, transit_router_id);
    const gateways = gatewaysOn(inventory, transit_router_id);
    const { first, last } = network(cidr);
    const within = (address: string) => first <= Number(parseIpv4(address)) && Number(parseIpv4(address)) <= last;
    // "The first VPN connection reserves three sub-blocks" (CreateTransitRouterCidr): the only block serves public ones too.
    const only = cidrsOf(inventory, router).length === 1 && gateways.length > 0;
    // Source of the code: the provider, which retries it.
    if (only || gateways.some(within))
      throw new Refusal("OperationFailed.CidrBlockAllocated", `Addresses of ${cidr} are in use.`);
  },
};

/** "Mask of 16 to 24; not in 100.64.0.0/10, 224.0.0.0/4, 127.0.0.0/8, 169.254.0.0/16; up to five, which do not overlap" (CreateTransitRouterCidr); the code is ours. */
const FORBIDDEN = ["100.64.0.0/10", "224.0.0.0/4", "127.0.0.0/8", "169.254.0.0/16"].map(network);
const CIDRS_PER_TRANSIT_ROUTER = 5;

function refuseUnusable(cidr: string, others: readonly string[]): void {
  const block = parseCidr(cidr);
  const refuse = (why: string) => new Refusal("Sim.TransitRouterCidr", `${cidr} ${why}.`);
  if (!block || block.length < 16 || block.length > 24) throw refuse("is no network with a mask of 16 to 24");
  if (FORBIDDEN.some((one) => overlaps(one, block))) throw refuse("is in a range that the cloud keeps");
  const other = others.find((one) => overlaps(network(one), block));
  if (other) throw refuse(`overlaps ${other}`);
  if (others.length >= CIDRS_PER_TRANSIT_ROUTER)
    throw refuse(`would be the sixth: ${CIDRS_PER_TRANSIT_ROUTER} are allowed`);
}

/** The blocks of a transit router, those of the rehearsal first. */
export function cidrsOf(inventory: Inventory, { found, fields }: CloudObject<TransitRouter>): string[] {
  const own = inventory
    .all<TransitRouterCidr>(KIND)
    .filter(({ fields: { transit_router_id } }) => transit_router_id === fields.transit_router_id)
    .map(({ fields: { cidr } }) => cidr);
  return found ? [...own, BEFORE] : own;
}

/** Gateway addresses of all connections on a transit router. */
function gatewaysOn(inventory: Inventory, transitRouterId: string): string[] {
  return inventory
    .all<{ transit_router_id: string; vpn_id: string }>("alicloud_cen_transit_router_vpn_attachment")
    .filter(({ fields }) => fields.transit_router_id === transitRouterId)
    .flatMap(
      ({ fields }) => inventory.find<IpsecConnection>("alicloud_vpn_gateway_vpn_attachment", fields.vpn_id) ?? [],
    )
    .flatMap(({ fields }) => fields.tunnel_options_specification.map(({ internet_ip }) => internet_ip));
}
