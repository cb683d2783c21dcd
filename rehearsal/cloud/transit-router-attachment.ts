import { ownerOf } from "./account";
import { PUBLIC_GATEWAYS } from "./gateway-addresses";
import { isGranted } from "./grant";
import type { CloudObject, Inventory, Realm } from "./inventory";
import { type IpsecConnection, ipsecConnection, KIND as KIND_OF_CONNECTION } from "./ipsec-connection";
import { Refusal } from "./refusal";
import { addSystemMaps } from "./route-map";
import { type Service, type World } from "./service";
import { attachedTo, type TransitRouter, type TransitRouterRequest, transitRouterNamed } from "./transit-router";
import { cidrsOf } from "./transit-router-cidr";
import { withInternetIp } from "./tunnel";

/** The attachment of an IPsec connection to a transit router (`alicloud_cen_transit_router_vpn_attachment`). */
interface VpnAttachment {
  readonly vpn_id: string;
  readonly vpn_owner_id: string;
  readonly transit_router_id: string;
}

interface VpnAttachmentRequest extends TransitRouterRequest {
  readonly vpn_id: string;
  readonly vpn_owner_id?: string;
  readonly zone?: readonly { readonly zone_id: string }[];
}

const KIND = "alicloud_cen_transit_router_vpn_attachment";

/** "IPsec-VPN connections that can be attached to a transit router: 50." Source: the vendor's page on attaching a connection. */
const ATTACHMENTS_PER_TRANSIT_ROUTER = 50;

export const transitRouterAttachments: Service<VpnAttachment, VpnAttachmentRequest> = {
  create(world, realm, request) {
    const { inventory } = world;
    const router = transitRouterNamed(inventory, realm, request);
    const { cen_id, transit_router_id } = router.fields;
    const connection = connectionOf(inventory, realm, request, cen_id);
    refuseUnattachable(inventory, connection, router, request);
    attach(world, connection, router);
    const attachment = inventory.add(KIND, inventory.issue("tr-attach"), realm, {
      // The API's default is true.
      auto_publish_route_enabled: true,
      charge_type: "POSTPAY",
      order_type: "PayByCenOwner",
      vpn_owner_id: connection.realm.account,
      ...attachedTo(router, realm, request),
    });
    addSystemMaps(inventory, realm, transit_router_id);
    return attachment;
  },

  remove({ inventory, gatewayAddresses }, { id, realm, fields }) {
    const member = MEMBERSHIPS.flatMap((kind) => inventory.all<Membership>(kind)).find(
      (one) => one.fields.transit_router_attachment_id === id,
    );
    const route = inventory
      .all<{ vpn_connection_id: string }>("alicloud_vpn_gateway_vco_route")
      .find((one) => one.fields.vpn_connection_id === fields.vpn_id);
    // Whether the real cloud detaches a connection that has routes, or is in a table, is not documented; this one is strict.
    if (route) throw new Refusal("Sim.AttachmentInUse", `${fields.vpn_id} has the route ${route.id}.`);
    if (member) throw new Refusal("Sim.AttachmentInUse", `${id} is in the route table ${member.id}.`);
    const account = ownerOf(inventory, realm, KIND_OF_CONNECTION, fields.vpn_id, fields.vpn_owner_id);
    const connection = ipsecConnection(inventory, { ...realm, account }, fields.vpn_id);
    const tunnels = connection.fields.tunnel_options_specification;
    for (const { internet_ip } of tunnels) gatewayAddresses.free(internet_ip);
    Object.assign(connection.fields, {
      status: "init",
      tunnel_options_specification: tunnels.map((tunnel) => withInternetIp(tunnel, "")),
    });
  },
};

interface Membership {
  readonly transit_router_attachment_id: string;
}
const MEMBERSHIPS = [
  "alicloud_cen_transit_router_route_table_association",
  "alicloud_cen_transit_router_route_table_propagation",
];

/** Attachments of other networks: what names one of them is not its id in Terraform, which may have a CEN instance in front. */
const OF_OTHERS = ["alicloud_cen_transit_router_vbr_attachment", "alicloud_cen_transit_router_vpc_attachment"];

/** An attachment that an association or a propagation names. */
export function transitRouterAttachment(
  inventory: Inventory,
  realm: Realm,
  id: string,
): CloudObject<{ readonly transit_router_id?: string }> {
  const other = OF_OTHERS.flatMap((kind) => inventory.all<Membership & { transit_router_id: string }>(kind)).find(
    ({ fields }) => fields.transit_router_attachment_id === id,
  );
  return other ?? inventory.reference<Partial<VpnAttachment>>(KIND, id, realm, () => ({}));
}

/** The connection to attach; one of another account only with its owner's leave. */
function connectionOf(
  inventory: Inventory,
  realm: Realm,
  { vpn_id, vpn_owner_id = realm.account }: VpnAttachmentRequest,
  cenId: string | undefined,
): CloudObject<IpsecConnection> {
  const account = ownerOf(inventory, realm, KIND_OF_CONNECTION, vpn_id, vpn_owner_id);
  const connection = ipsecConnection(inventory, { ...realm, account }, vpn_id);
  if (account !== realm.account && !isGranted(inventory, connection, realm.account, cenId)) {
    // "Grant first" (CreateTransitRouterVpnAttachment); the code is ours.
    throw new Refusal("Sim.NotGranted", `Account ${vpn_owner_id} does not let ${realm.account} attach ${vpn_id}.`);
  }
  return connection;
}

function refuseUnattachable(
  inventory: Inventory,
  connection: CloudObject<IpsecConnection>,
  router: CloudObject<TransitRouter>,
  request: VpnAttachmentRequest,
): void {
  if (router.fields.type === "Basic") {
    // "Only Enterprise Edition transit routers"; the code is ours.
    throw new Refusal("Sim.BasicEdition", `${router.fields.transit_router_id} is of the Basic Edition.`);
  }
  if (request.zone?.length && connection.fields.tunnel_options_specification.length > 0) {
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
  const { transit_router_id } = router.fields;
  const attached = inventory
    .all<VpnAttachment>(KIND)
    .filter(({ fields }) => fields.transit_router_id === transit_router_id);
  if (attached.length >= ATTACHMENTS_PER_TRANSIT_ROUTER) {
    // Source of the code: the vendor's list of errors of VPN connections (2021).
    throw new Refusal(
      "Resource.QuotaFull",
      `${transit_router_id} has ${attached.length} VPN attachments, and ${ATTACHMENTS_PER_TRANSIT_ROUTER} are allowed.`,
    );
  }
}

/** Only an attached connection has gateways: public ones, or private ones from the transit router's CIDRs. */
function attach(
  { inventory, gatewayAddresses }: World,
  connection: CloudObject<IpsecConnection>,
  router: CloudObject<TransitRouter>,
): void {
  const { network_type, tunnel_options_specification: tunnels } = connection.fields;
  const cidrs = cidrsOf(inventory, router);
  // Without a CIDR there is no attachment, public ones included (CreateTransitRouterVpnAttachment, prerequisites).
  const blocks = network_type === "private" || cidrs.length === 0 ? cidrs : [PUBLIC_GATEWAYS];
  const gateways = gatewayAddresses.take(blocks, tunnels.length);
  // Source: the codes that the provider retries.
  if (!gateways)
    throw new Refusal("OperationFailed.AllocateCidrFailed", `${router.fields.transit_router_id} has no address left.`);
  Object.assign(connection.fields, {
    status: "attached",
    tunnel_options_specification: tunnels.map((tunnel, index) => withInternetIp(tunnel, gateways[index] ?? "")),
  });
}
