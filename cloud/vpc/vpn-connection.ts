import { type Actions, action } from "../action";
import { type Fields, sent } from "../fields";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { hasTags, TAGS, tagsOf } from "../tags";
import { CONNECTION, connectionNamed, DEFAULTS, described, KIND, statedOf, type VpnConnection } from "./connection";
import { refuseUnnamable } from "./customer-gateway";
import { type Tunnel, type TunnelRequest, tunnelOf, withInternetIp } from "./tunnel";
import { refuseUntakable } from "./tunnel-limits";
import { gatewayAddresses, keepGatewayBusy, refuseBusyGateway, vpnGateway } from "./vpn-gateway";

/** IPsec connections on VPN gateways, and reads of all connections. */
export const vpnConnections: Actions = {
  CreateVpnConnection: action(
    CONNECTION,
    ["RegionId", "VpnGatewayId", "LocalSubnet", "RemoteSubnet"],
    (call, given) => {
      const { inventory, caller, clock } = call;
      const { VpnGatewayId, TunnelOptionsSpecification = [], EnableTunnelsBgp = false, Tag, Tags } = given;
      const gateway = vpnGateway(inventory, caller, VpnGatewayId);
      refuseBusyGateway(gateway);
      refuseUnnamable(given);
      // "Enable IPsec-VPN for the gateway first" (CreateVpnConnection); the code is ours.
      if (gateway.fields.IpsecVpn === "disable")
        throw new Refusal("Sim.GatewayWithoutIpsec", `IPsec-VPN is off on ${VpnGatewayId}.`);
      if (!caller.past) refuseUntakable(call, TunnelOptionsSpecification, EnableTunnelsBgp);
      const addresses = gatewayAddresses(gateway);
      const TunnelOptions = TunnelOptionsSpecification.map((one, index) =>
        withInternetIp(tunnelOf(call, one, index + 1), addresses[index] ?? ""),
      );
      const VpnConnectionId = inventory.issue("vco");
      const fields: VpnConnection = {
        ...DEFAULTS,
        ...statedOf(given),
        VpnConnectionId,
        VpnGatewayId,
        EnableTunnelsBgp,
        NetworkType: gateway.fields.NetworkType,
        AttachType: "VPNGW",
        State: "active",
        CreateTime: clock.now,
        TunnelOptionsSpecification: { TunnelOptions },
      };
      inventory.add(KIND, VpnConnectionId, caller, fields, { tags: tagsOf(Tag, Tags) });
      keepGatewayBusy(call, gateway);
      return { VpnConnectionId, Name: given.Name, CreateTime: clock.now };
    },
  ),

  ModifyVpnConnectionAttribute: action(CONNECTION, ["RegionId", "VpnConnectionId"], (call, given) => {
    const connection = connectionNamed(call, given.VpnConnectionId);
    const { fields } = connection;
    const gateway = vpnGateway(call.inventory, call.caller, fields.VpnGatewayId ?? "");
    refuseBusyGateway(gateway);
    refuseUnnamable(given);
    const before = fields.TunnelOptionsSpecification.TunnelOptions;
    const same = (one: TunnelRequest, index: number) => sameTunnel(before, one) ?? before[index];
    const { TunnelOptionsSpecification: changed, EnableTunnelsBgp = fields.EnableTunnelsBgp } = given;
    if (changed) refuseUntakable(call, changed, EnableTunnelsBgp, same);
    const TunnelOptions = changed?.map((one, index) => tunnelOf(call, one, index + 1, same(one, index)));
    connection.fields = {
      ...fields,
      ...statedOf(given),
      ...sent({ TunnelOptionsSpecification: TunnelOptions && { TunnelOptions } }),
    };
    keepGatewayBusy(call, gateway);
    return connection.fields;
  }),

  DeleteVpnConnection: action(
    { VpnConnectionId: "text", RegionId: "text", ClientToken: "text" },
    ["RegionId", "VpnConnectionId"],
    (call, { VpnConnectionId }) => {
      const connection = connectionNamed(call, VpnConnectionId);
      const gateway = vpnGateway(call.inventory, call.caller, connection.fields.VpnGatewayId ?? "");
      refuseBusyGateway(gateway);
      call.inventory.remove(connection);
      keepGatewayBusy(call, gateway);
      return {};
    },
  ),

  DescribeVpnConnection: action(
    { VpnConnectionId: "text", RegionId: "text" },
    ["RegionId", "VpnConnectionId"],
    (call, { VpnConnectionId }) => described(connectionNamed(call, VpnConnectionId)),
  ),

  DescribeVpnConnections: action(
    {
      ...BY_NUMBER,
      RegionId: "text",
      CustomerGatewayId: "text",
      ResourceGroupId: "text",
      VpnConnectionId: "text",
      VpnGatewayId: "text",
      Tag: TAGS,
    },
    ["RegionId"],
    ({ inventory, caller }, { CustomerGatewayId, VpnConnectionId, VpnGatewayId, Tag, ...page }) => {
      const found = inventory
        .seen<VpnConnection>(KIND, caller)
        .filter(({ id }) => (VpnConnectionId ?? id) === id)
        .filter(({ fields }) => (VpnGatewayId ?? fields.VpnGatewayId) === fields.VpnGatewayId)
        .filter(({ fields }) => CustomerGatewayId === undefined || endsAt(fields, CustomerGatewayId))
        .filter((one) => hasTags(one, Tag));
      const rows = found.map((one): Fields => described(one));
      return numbered(page, rows, (VpnConnection) => ({ VpnConnections: { VpnConnection } }));
    },
  ),
};

/** The tunnel that a request means by its id, or else by its role. */
function sameTunnel(tunnels: readonly Tunnel[], { TunnelId, Role }: TunnelRequest): Tunnel | undefined {
  if (TunnelId) return tunnels.find((tunnel) => tunnel.TunnelId === TunnelId);
  return Role ? tunnels.find((tunnel) => tunnel.Role === Role) : undefined;
}

function endsAt({ CustomerGatewayId, TunnelOptionsSpecification }: VpnConnection, gateway: string): boolean {
  const tunnels = TunnelOptionsSpecification.TunnelOptions;
  return CustomerGatewayId === gateway || tunnels.some((tunnel) => tunnel.CustomerGatewayId === gateway);
}
