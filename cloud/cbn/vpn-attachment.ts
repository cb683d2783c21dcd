import { ownerNumber, ownerOf } from "../account";
import { type Actions, action, type Call } from "../action";
import type { Caller, CloudObject } from "../inventory";
import type { Given } from "../parameters";
import { Refusal } from "../refusal";
import { KIND as CONNECTION, connectionFor, type VpnConnection } from "../vpc/connection";
import { withInternetIp } from "../vpc/tunnel";
import { routeOf } from "../vpc/vco-routes";
import { ATTACHMENT, type Attachment, attach, attachedAt, KIND, routerFor } from "./attachment";
import { attachmentActions } from "./attachment-actions";
import { freeAddresses } from "./gateway-addresses";
import { isGranted } from "./grant";
import { addSystemMaps } from "./route-map";
import type { TransitRouter } from "./transit-router";

const REQUEST = { ...ATTACHMENT, VpnId: "text", VpnOwnerId: "text", Zone: [{ ZoneId: "text" }] } as const;
type Request = Given<typeof REQUEST, "VpnId">;

const create = action(REQUEST, ["VpnId"], (call, given) => {
  const router = routerFor(call, given);
  const connection = connectionToAttach(call, given, router.fields.CenId);
  refuseUnattachable(call, connection, router, given);
  bind(call, connection, router);
  const attachment = attach(call, router, given, {
    ResourceType: "VPN",
    // "AutoPublishRouteEnabled: true unless given."
    AutoPublishRouteEnabled: true,
    ChargeType: given.ChargeType ?? "POSTPAY",
    VpnId: given.VpnId,
    VpnOwnerId: given.VpnOwnerId ? ownerNumber(given.VpnOwnerId) : ownerNumber(connection.account),
    VpnRegionId: connection.region,
    Zones: given.Zone ?? [],
  });
  addSystemMaps(call, router);
  return { TransitRouterAttachmentId: attachment.id };
});

/** Attachments of IPsec connections. */
export const vpnAttachments: Actions = attachmentActions("Vpn", "VPN", create, (call, { fields }, until) => {
  const { inventory, caller } = call;
  const { VpnId, VpnOwnerId } = fields as { VpnId?: string; VpnOwnerId?: number | string };
  if (!VpnId) return;
  const owner = ownerCaller(call, VpnId, VpnOwnerId === undefined ? undefined : String(VpnOwnerId));
  const route = routeOf(inventory, owner, VpnId);
  // Whether the real cloud detaches a connection that has routes is not documented; this one is strict.
  if (route) throw new Refusal("Sim.AttachmentInUse", `${VpnId} has the route ${route.id}.`);
  const connection = connectionFor(inventory, { ...owner, region: caller.region }, VpnId);
  // Source of the code: the provider, which retries it.
  if (connection.fields.State === "updating")
    throw new Refusal("IncorrectStatus.Status", `${VpnId} is ${connection.fields.State}.`);
  const { TunnelOptions } = connection.fields.TunnelOptionsSpecification;
  connection.fields = { ...connection.fields, State: "detaching" };
  inventory.later(connection, until, {
    ...{ State: "init", AttachType: "NO_ASSOCIATED", AttachInstanceId: undefined, TransitRouterId: undefined },
    TunnelOptionsSpecification: { TunnelOptions: TunnelOptions.map((tunnel) => withInternetIp(tunnel, "")) },
  });
});

function ownerCaller({ inventory, caller }: Call, id: string, owner?: string): Caller {
  return { ...caller, account: ownerOf(inventory, caller, CONNECTION, id, owner) };
}

/** The connection to attach; another account's only with its owner's permission. */
function connectionToAttach(
  call: Call,
  { VpnId, VpnOwnerId }: Request,
  cenId: string | undefined,
): CloudObject<VpnConnection> {
  const { inventory, caller } = call;
  const owner = ownerCaller(call, VpnId, VpnOwnerId);
  const connection = connectionFor(inventory, owner, VpnId);
  if (owner.account !== caller.account && !isGranted(inventory, VpnId, caller.account, cenId)) {
    // "Grant first" (CreateTransitRouterVpnAttachment); the code is ours.
    throw new Refusal("Sim.NotGranted", `Account ${VpnOwnerId} does not let ${caller.account} attach ${VpnId}.`);
  }
  return connection;
}

function refuseUnattachable(
  { inventory, rules }: Call,
  { id, fields }: CloudObject<VpnConnection>,
  router: CloudObject<TransitRouter>,
  { Zone = [] }: Request,
): void {
  // "Only Enterprise Edition transit routers"; the code is ours.
  if (router.fields.Type === "Basic")
    throw new Refusal("Sim.BasicEdition", `${router.id} is a Basic Edition transit router.`);
  // "The connection must not be associated with any resource" (CreateTransitRouterVpnAttachment); the codes are ours.
  if (fields.AttachType === "VPNGW")
    throw new Refusal("Sim.ConnectionOnVpnGateway", `${id} is on a VPN gateway; a transit router cannot attach it.`);
  // Source: the provider's test of the attachment and its page on `zone`.
  if (Zone.length > 0 && fields.TunnelOptionsSpecification.TunnelOptions.length > 0)
    throw new Refusal(
      "OperationUnsupported.VcoTunnelNotMatchZoneParam",
      `${id} has two tunnels: the cloud chooses their zones.`,
    );
  // Source of the code: the provider, which retries it.
  if (fields.State === "detaching") throw new Refusal("IncorrectStatus.Status", `${id} is ${fields.State}.`);
  if (fields.State !== "init")
    throw new Refusal("Sim.ConnectionAttached", `${id} is attached to a transit router already.`);
  const attached = inventory
    .all<Attachment>(KIND)
    .filter((one) => one.fields.TransitRouterId === router.id && one.fields.ResourceType === "VPN");
  // Source of the code: the vendor's list of errors of VPN connections (2021).
  if (attached.length >= rules.vpnAttachmentsPerTransitRouter)
    throw new Refusal(
      "Resource.QuotaFull",
      `${router.id} has ${attached.length} VPN attachments, and ${rules.vpnAttachmentsPerTransitRouter} are allowed.`,
    );
}

/** Gives the connection its gateways: public ones, or private ones from the transit router's CIDRs. */
function bind(call: Call, connection: CloudObject<VpnConnection>, router: CloudObject<TransitRouter>): void {
  const { NetworkType, TunnelOptionsSpecification } = connection.fields;
  const tunnels = TunnelOptionsSpecification.TunnelOptions;
  const addresses = freeAddresses(call, router, NetworkType, tunnels.length);
  const bound = {
    AttachType: "CEN" as const,
    AttachInstanceId: router.fields.CenId,
    TransitRouterId: router.id,
    TunnelOptionsSpecification: {
      TunnelOptions: tunnels.map((tunnel, index) => withInternetIp(tunnel, addresses[index] ?? "")),
    },
  };
  connection.fields = { ...connection.fields, ...bound, State: "attaching" };
  call.inventory.later(connection, attachedAt(call), { State: "attached" });
  if (call.caller.past) call.inventory.settle(call.clock.now);
}
