import { formatIpv4, network } from "../../domain/ipv4";
import { type Actions, action, type Call } from "../action";
import { type Fields, sent } from "../fields";
import type { Caller, CloudObject, Inventory } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { hasTags, listed, TAGS } from "../tags";

export interface VpnGateway extends Fields {
  readonly VpnGatewayId: string;
  readonly NetworkType: string;
  readonly Status: string;
  readonly IpsecVpn: "enable" | "disable";
  /** Addresses of the two tunnels of each connection. */
  readonly InternetIp: string;
  readonly DisasterRecoveryInternetIp: string;
}

const KIND = "VpnGateway";

/** How long it takes. The real times are not known beyond "minutes" for a new gateway. */
const CREATION = 120_000;
const DELETION = 30_000;

/**
 * Reserved for benchmarks (RFC 2544), so never a real gateway's. The half that connections on transit routers do not
 * use.
 */
const ADDRESSES = network("198.19.0.0/16");

const NAMED = {
  AutoPropagate: "flag",
  ClientToken: "text",
  Description: "text",
  Name: "text",
  RegionId: "text",
} as const;

export const vpnGateways: Actions = {
  CreateVpnGateway: action(
    {
      ...NAMED,
      AutoPay: "flag",
      Bandwidth: "number",
      DisasterRecoveryVSwitchId: "text",
      EnableIpsec: "flag",
      EnableSsl: "flag",
      InstanceChargeType: "text",
      NetworkType: "text",
      Period: "number",
      ResourceGroupId: "text",
      SslConnections: "number",
      VSwitchId: "text",
      VpcId: "text",
      VpnType: "text",
    },
    ["RegionId", "VpcId", "Bandwidth"],
    (call, { Bandwidth, EnableIpsec = true, EnableSsl = false, InstanceChargeType, SslConnections, ...given }) => {
      const { inventory, caller, clock } = call;
      // Source of the code: reports of users of the provider.
      if (SslConnections && !EnableSsl)
        throw new Refusal("UnnecessarySslConnection", "SSL connections need SSL-VPN, which is off.");
      const VpnGatewayId = inventory.issue("vpn");
      const { Name, Description, VpcId, VSwitchId, DisasterRecoveryVSwitchId, ResourceGroupId } = given;
      const stated = { Name, Description, VpcId, VSwitchId, DisasterRecoveryVSwitchId };
      const fields: VpnGateway = {
        ...before(VpnGatewayId),
        ...stated,
        Status: "provisioning",
        NetworkType: given.NetworkType ?? "public",
        ResourceGroupId: ResourceGroupId ?? "rg-default",
        Spec: `${Bandwidth}M`,
        IpsecVpn: EnableIpsec ? "enable" : "disable",
        SslVpn: EnableSsl ? "enable" : "disable",
        ...(SslConnections ? { SslMaxConnections: SslConnections } : {}),
        AutoPropagate: given.AutoPropagate ?? false,
        ChargeType: InstanceChargeType === "PREPAY" ? "Prepay" : "PostpayByFlow",
        VpnType: given.VpnType ?? "Normal",
        CreateTime: clock.now,
        ...addresses(inventory.all(KIND).length),
      };
      const gateway = inventory.add(KIND, VpnGatewayId, caller, fields);
      if (caller.past) gateway.fields = { ...fields, Status: "active" };
      else inventory.later(gateway, clock.now + CREATION, { Status: "active" });
      return { VpnGatewayId, Name, OrderId: inventory.all(KIND).length };
    },
  ),

  DescribeVpnGateway: action(
    { IncludeReservationData: "flag", RegionId: "text", VpnGatewayId: "text" },
    ["RegionId", "VpnGatewayId"],
    ({ inventory, caller }, { VpnGatewayId }) => described(inventory.named<VpnGateway>(KIND, VpnGatewayId, caller)),
  ),

  DescribeVpnGateways: action(
    {
      ...BY_NUMBER,
      BusinessStatus: "text",
      GatewayType: "text",
      IncludeReservationData: "flag",
      RegionId: "text",
      ResourceGroupId: "text",
      Status: "text",
      Tag: TAGS,
      VpcId: "text",
      VpnGatewayId: "text",
    },
    ["RegionId"],
    ({ inventory, caller }, { PageNumber, PageSize, Tag, RegionId: _, IncludeReservationData: __, ...wanted }) => {
      const found = inventory
        .seen<VpnGateway>(KIND, caller)
        .filter(({ fields }) => Object.entries(sent(wanted)).every(([name, value]) => fields[name] === value))
        .filter((one) => hasTags(one, Tag));
      const page = sent({ PageNumber, PageSize });
      return numbered(page, found.map(described), (VpnGateway) => ({ VpnGateways: { VpnGateway } }));
    },
  ),

  ModifyVpnGatewayAttribute: action({ ...NAMED, VpnGatewayId: "text" }, ["RegionId", "VpnGatewayId"], (call, given) => {
    const gateway = call.inventory.named<VpnGateway>(KIND, given.VpnGatewayId, call.caller);
    refuseBusyGateway(gateway);
    const { Name, Description, AutoPropagate } = given;
    gateway.fields = { ...gateway.fields, ...sent({ Name, Description, AutoPropagate }) };
    keepGatewayBusy(call, gateway);
    return gateway.fields;
  }),

  DeleteVpnGateway: action(
    { ClientToken: "text", RegionId: "text", VpnGatewayId: "text" },
    ["RegionId", "VpnGatewayId"],
    ({ inventory, caller, clock }, { VpnGatewayId }) => {
      const gateway = inventory.named<VpnGateway>(KIND, VpnGatewayId, caller);
      refuseBusyGateway(gateway);
      const user = inventory
        .all<{ readonly VpnGatewayId?: string }>("VpnConnection")
        .find(({ fields }) => fields.VpnGatewayId === VpnGatewayId);
      // The vendor's documents say that connections must go first, but not the code.
      if (user) throw new Refusal("Sim.VpnGatewayInUse", `${VpnGatewayId} has the connection ${user.id}.`);
      gateway.fields = { ...gateway.fields, Status: "deleting" };
      inventory.later(gateway, clock.now + DELETION, "gone");
      return {};
    },
  ),
};

/** A gateway that a connection or a route names. One that existed before has IPsec-VPN. */
export function vpnGateway(inventory: Inventory, caller: Caller, id: string): CloudObject<VpnGateway> {
  return inventory.reference<VpnGateway>(KIND, id, caller, () => ({
    ...before(id),
    ...addresses(inventory.all(KIND).length),
  }));
}

/** A gateway that existed before the rehearsal. */
export function before(VpnGatewayId: string): VpnGateway {
  return {
    VpnGatewayId,
    NetworkType: "public",
    Status: "active",
    BusinessStatus: "Normal",
    Spec: "10M",
    IpsecVpn: "enable",
    SslVpn: "disable",
    AutoPropagate: false,
    ChargeType: "PostpayByFlow",
    VpnType: "Normal",
    GatewayType: "Traditional",
    ResourceGroupId: "rg-default",
    InternetIp: "",
    DisasterRecoveryInternetIp: "",
  };
}

export function gatewayAddresses({ fields }: CloudObject<VpnGateway>): readonly string[] {
  return [fields.InternetIp, fields.DisasterRecoveryInternetIp];
}

/** "Not while the gateway is configured" (CreateVpnConnection and its like, documents of 2021). */
export function refuseBusyGateway({ id, fields }: CloudObject<VpnGateway>): void {
  if (fields.Status !== "active") throw new Refusal("VpnGateway.Configuring", `${id} is ${fields.Status}.`);
}

/** Lets a change of a gateway, its connections or routes keep the gateway busy for a while. */
export function keepGatewayBusy({ inventory, caller, clock, rules }: Call, gateway: CloudObject<VpnGateway>): void {
  if (caller.past) return;
  gateway.fields = { ...gateway.fields, Status: "updating" };
  inventory.later(gateway, clock.now + rules.busySeconds * 1000, { Status: "active" });
}

function addresses(count: number): Pick<VpnGateway, "InternetIp" | "DisasterRecoveryInternetIp"> {
  const [InternetIp = "", DisasterRecoveryInternetIp = ""] = [1, 2].map((one) =>
    formatIpv4(ADDRESSES.first + 2 * count + one),
  );
  return { InternetIp, DisasterRecoveryInternetIp };
}

function described(gateway: CloudObject<VpnGateway>): Fields {
  return { ...gateway.fields, Tags: { Tag: listed(gateway) } };
}
