import { PUBLIC_GATEWAYS } from "./addresses";
import type { CloudObject, Inventory, Realm } from "./inventory";
import { type IpsecConnection, ipsecConnection } from "./ipsec-connection";
import { Refusal } from "./refusal";
import { type Service, type World } from "./service";
import { cidrsOf, type TransitRouter, transitRouter, transitRouterOfCen } from "./transit-router";
import { withInternetIp } from "./tunnel";

/** The attachment of an IPsec connection to a transit router (`alicloud_cen_transit_router_vpn_attachment`). */
interface VpnAttachment {
  readonly vpn_id: string;
  readonly transit_router_id: string;
}

interface VpnAttachmentRequest {
  readonly vpn_id: string;
  readonly transit_router_id?: string;
  readonly cen_id?: string;
  readonly zone?: readonly { readonly zone_id: string }[];
}

const KIND = "alicloud_cen_transit_router_vpn_attachment";

/** "IPsec-VPN connections that can be attached to a transit router: 50." Source: the vendor's page on attaching a connection. */
const ATTACHMENTS_PER_TRANSIT_ROUTER = 50;

export const transitRouterAttachments: Service<VpnAttachment, VpnAttachmentRequest> = {
  create(world, realm, request) {
    const { inventory } = world;
    const connection = ipsecConnection(inventory, realm, request.vpn_id);
    const router = routerOf(inventory, realm, request);
    refuseUnattachable(inventory, connection, router, request);
    attach(world, connection, router);
    return inventory.add(KIND, inventory.issue("tr-attach"), realm, {
      // The API's default is true.
      auto_publish_route_enabled: true,
      charge_type: "POSTPAY",
      order_type: "PayByCenOwner",
      cen_id: router.fields.cen_id,
      vpn_owner_id: connection.realm.account,
      ...request,
      transit_router_id: router.id,
      status: "Attached",
      region_id: realm.region,
      create_time: new Date(Date.now()).toISOString(),
    });
  },

  remove({ inventory, addresses }, { realm, fields }) {
    const connection = ipsecConnection(inventory, realm, fields.vpn_id);
    const tunnels = connection.fields.tunnel_options_specification;
    for (const { internet_ip } of tunnels) addresses.free(internet_ip);
    Object.assign(connection.fields, {
      status: "init",
      tunnel_options_specification: tunnels.map((tunnel) => withInternetIp(tunnel, "")),
    });
  },
};

/** An attachment that an association or a propagation names. */
export function transitRouterAttachment(inventory: Inventory, realm: Realm, id: string): CloudObject<object> {
  return inventory.reference(KIND, id, realm, () => ({}));
}

function routerOf(inventory: Inventory, realm: Realm, { transit_router_id, cen_id }: VpnAttachmentRequest) {
  if (transit_router_id) return transitRouter(inventory, realm, transit_router_id, cen_id);
  if (cen_id) return transitRouterOfCen(inventory, realm, cen_id);
  // "CenId and RegionId, or TransitRouterId" (CreateTransitRouterVpnAttachment); the code is ours.
  throw new Refusal("Sim.TransitRouterMissing", "The request names neither a transit router nor a CEN instance.");
}

function refuseUnattachable(
  inventory: Inventory,
  connection: CloudObject<IpsecConnection>,
  router: CloudObject<TransitRouter>,
  request: VpnAttachmentRequest,
): void {
  if (request.zone?.length) {
    // Source: the provider's test of the attachment and its page on `zone`.
    throw new Refusal(
      "OperationUnsupported.VcoTunnelNotMatchZoneParam",
      `${connection.id} has two tunnels: the cloud chooses their zones.`,
    );
  }
  if (connection.fields.status !== "init") {
    // "Detach it first" (CreateTransitRouterVpnAttachment); the code is ours.
    throw new Refusal("Sim.ConnectionAttached", `${connection.id} is attached to a transit router already.`);
  }
  const attached = inventory.all<VpnAttachment>(KIND).filter(({ fields }) => fields.transit_router_id === router.id);
  if (attached.length >= ATTACHMENTS_PER_TRANSIT_ROUTER) {
    // Source of the code: the vendor's list of errors of VPN connections (2021).
    throw new Refusal(
      "Resource.QuotaFull",
      `${router.id} has ${attached.length} VPN attachments, and ${ATTACHMENTS_PER_TRANSIT_ROUTER} are allowed.`,
    );
  }
}

/** Only an attached connection has gateways: public ones, or private ones from the transit router's CIDRs. */
function attach(
  { inventory, addresses }: World,
  connection: CloudObject<IpsecConnection>,
  router: CloudObject<TransitRouter>,
): void {
  const { network_type, tunnel_options_specification: tunnels } = connection.fields;
  const blocks = network_type === "private" ? cidrsOf(inventory, router) : [PUBLIC_GATEWAYS];
  const gateways = addresses.take(blocks, tunnels.length);
  // Source: the codes that the provider retries.
  if (!gateways) throw new Refusal("OperationFailed.AllocateCidrFailed", `${router.id} has no address left.`);
  Object.assign(connection.fields, {
    status: "attached",
    tunnel_options_specification: tunnels.map((tunnel, index) => withInternetIp(tunnel, gateways[index] ?? "")),
  });
}
