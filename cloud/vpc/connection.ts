import { hasHostBits, parseCidr } from "../../domain/ipv4";
import { wordedFigures } from "../../domain/problem";
import type { Call } from "../action";
import type { Fields } from "../fields";
import type { Caller, CloudObject, Inventory } from "../inventory";
import type { Given } from "../parameters";
import { Refusal } from "../refusal";
import { listed, TAGS } from "../tags";
import { BGP, IKE, IPSEC, TUNNEL, type Tunnel } from "./tunnel";

/** An IPsec connection: without an end, on a transit router or on a VPN gateway. */
export interface VpnConnection extends Fields {
  readonly VpnConnectionId: string;
  /** Its end: `init` none, `attached` a transit router, `active` a VPN gateway. */
  readonly State: string;
  readonly AttachType: "NO_ASSOCIATED" | "CEN" | "VPNGW";
  readonly NetworkType: string;
  readonly EnableTunnelsBgp: boolean;
  readonly TunnelOptionsSpecification: { readonly TunnelOptions: readonly Tunnel[] };
  /** Only on a VPN gateway. */
  readonly VpnGatewayId?: string;
}

export const KIND = "VpnConnection";

const HEALTH_CHECK = {
  Enable: "flag",
  Dip: "text",
  Sip: "text",
  Interval: "number",
  Retry: "number",
  Policy: "text",
} as const;

/** Parameters of a connection; settings of a single tunnel are from the time before dual tunnels. */
export const CONNECTION = {
  AutoConfigRoute: "flag",
  // A number here, a text in each tunnel. Source: the models of the official SDKs.
  BgpConfig: { json: { ...BGP, LocalAsn: "number", EnableBgp: "flag" } },
  ClientToken: "text",
  CustomerGatewayId: "text",
  EffectImmediately: "flag",
  EnableDpd: "flag",
  EnableNatTraversal: "flag",
  EnableTunnelsBgp: "flag",
  HealthCheckConfig: { json: HEALTH_CHECK },
  IkeConfig: { json: IKE },
  IpsecConfig: { json: IPSEC },
  LocalSubnet: "text",
  Name: "text",
  NetworkType: "text",
  RegionId: "text",
  RemoteSubnet: "text",
  ResourceGroupId: "text",
  Tag: TAGS,
  Tags: TAGS,
  TunnelBandwidth: "text",
  TunnelOptionsSpecification: [TUNNEL],
  VpnConnectionId: "text",
  VpnGatewayId: "text",
} as const;
type Request = Given<typeof CONNECTION>;

export const DEFAULTS = {
  NetworkType: "public",
  EffectImmediately: false,
  EnableTunnelsBgp: false,
  ResourceGroupId: "rg-default",
  Status: "ike_sa_not_established",
} as const;

/** The fields of a connection, from a call's parameters. */
export function statedOf({
  AutoConfigRoute: _,
  BgpConfig: VpnBgpConfig,
  ClientToken: __,
  HealthCheckConfig: VcoHealthCheck,
  Tag: ___,
  Tags: ____,
  TunnelOptionsSpecification: _____,
  RegionId: ______,
  ...stated
}: Request): Fields {
  const single = stated.IkeConfig ?? stated.CustomerGatewayId;
  return {
    ...(stated as Fields),
    ...(VpnBgpConfig ? { VpnBgpConfig: { Status: "failed", ...VpnBgpConfig } } : {}),
    ...(VcoHealthCheck ? { VcoHealthCheck: { Status: "failed", ...VcoHealthCheck } } : {}),
    ...(single ? { EnableDpd: stated.EnableDpd ?? true, EnableNatTraversal: stated.EnableNatTraversal ?? true } : {}),
  };
}

/** "CIDR blocks, separated by commas." Source of the codes: documents of 2021. */
export function refuseSubnets({ LocalSubnet, RemoteSubnet }: { LocalSubnet?: string; RemoteSubnet?: string }): void {
  for (const [name, text] of Object.entries({ LocalSubnet, RemoteSubnet })) {
    const bad = text?.split(",").find((one) => !isNetwork(one.trim()));
    if (bad !== undefined)
      throw new Refusal(`IllegalParam.${name}`, `${name} has a part that is no CIDR block: ${wordedFigures(bad)}.`);
  }
}

/** No source says what the API does with host bits. */
function isNetwork(text: string): boolean {
  return parseCidr(text) !== undefined || hasHostBits(text);
}

/** A connection as answers describe it. Lists wrap tags in another way. */
export function described(connection: CloudObject<VpnConnection>): Fields {
  return { ...connection.fields, Tags: { Tag: listed(connection) }, Tag: { Tag: listed(connection) } };
}

/** The connection of a call. */
export function connectionNamed({ inventory, caller }: Call, id: string): CloudObject<VpnConnection> {
  return inventory.named<VpnConnection>(KIND, id, caller);
}

/** A connection that an attachment, a route or a grant names, perhaps one that existed before. */
export function connectionFor(inventory: Inventory, caller: Caller, id: string): CloudObject<VpnConnection> {
  return inventory.reference<VpnConnection>(KIND, id, caller, () => ({
    ...DEFAULTS,
    VpnConnectionId: id,
    State: "init",
    AttachType: "NO_ASSOCIATED",
    TunnelOptionsSpecification: { TunnelOptions: [] },
  }));
}

/** The status of a connection at rest. */
const AT_REST = ["init", "attached", "active"];

export function isBusy({ fields }: CloudObject<VpnConnection>): boolean {
  return !AT_REST.includes(fields.State);
}

/** "Not concurrently" (ModifyVpnAttachmentAttribute, CreateVcoRouteEntry). Source of the code: those that the provider retries. */
export function refuseBusy(connection: CloudObject<VpnConnection>): void {
  if (isBusy(connection))
    throw new Refusal("VpnConnection.Configuring", `${connection.id} is ${connection.fields.State}.`);
}

/** Lets a change keep an attached connection busy for a while. */
export function keepBusy({ inventory, clock, rules }: Call, connection: CloudObject<VpnConnection>): void {
  const { State } = connection.fields;
  if (State !== "attached") return;
  connection.fields = { ...connection.fields, State: "updating" };
  inventory.later(connection, clock.now + rules.busySeconds * 1000, { State });
}

/** The addresses of all gateways of tunnels. */
export function takenAddresses(inventory: Inventory, transitRouterId?: string): ReadonlySet<string> {
  const connections = inventory
    .all<VpnConnection>(KIND)
    .filter(({ fields }) => (transitRouterId ?? fields.TransitRouterId) === fields.TransitRouterId);
  const tunnels = connections.flatMap(({ fields }) => fields.TunnelOptionsSpecification.TunnelOptions);
  return new Set(tunnels.map(({ InternetIp }) => InternetIp).filter((address) => address !== ""));
}
