import { type Actions, action, type Call } from "../action";
import { ensureVpnRole } from "../around/service-linked-role";
import { type Fields, sent } from "../fields";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { listed, tagsOf } from "../tags";
import {
  CONNECTION,
  connectionNamed,
  DEFAULTS,
  KIND,
  keepBusy,
  refuseBusy,
  refuseSubnets,
  statedOf,
  type VpnConnection,
} from "./connection";
import { refuseUnnamable } from "./customer-gateway";
import { type Tunnel, type TunnelRequest, tunnelOf } from "./tunnel";
import { refuseUntakable } from "./tunnel-limits";

/** IPsec connections for transit routers. */
export const vpnAttachments: Actions = {
  CreateVpnAttachment: action(CONNECTION, ["RegionId", "LocalSubnet", "RemoteSubnet"], (call, given) => {
    const { inventory, caller, clock } = call;
    const { TunnelOptionsSpecification = [], EnableTunnelsBgp = false, Tag, Tags } = given;
    refuseUnnamable(given);
    refuseSubnets(given);
    // Single tunnels are of the time before.
    if (!caller.past) {
      refuseIncomplete(TunnelOptionsSpecification);
      refuseUntakable(call, TunnelOptionsSpecification, EnableTunnelsBgp);
    }
    const TunnelOptions = TunnelOptionsSpecification.map((one) => tunnelOf(call, one, one.TunnelIndex ?? 0));
    const VpnConnectionId = inventory.issue("vco");
    const fields: VpnConnection = {
      ...DEFAULTS,
      TunnelBandwidth: "Standard",
      ...statedOf(TunnelOptionsSpecification.length > 0 ? withoutSingle(given) : given),
      VpnConnectionId,
      EnableTunnelsBgp,
      NetworkType: given.NetworkType ?? DEFAULTS.NetworkType,
      AttachType: "NO_ASSOCIATED",
      State: "init",
      CreateTime: clock.now,
      TunnelOptionsSpecification: { TunnelOptions },
    };
    inventory.add(KIND, VpnConnectionId, caller, fields, { tags: tagsOf(Tag, Tags) });
    ensureVpnRole(call);
    return { Code: "200", Message: "success", Success: true, VpnConnectionId, CreateTime: clock.now, Name: given.Name };
  }),

  ModifyVpnAttachmentAttribute: action(CONNECTION, ["RegionId", "VpnConnectionId"], (call, given) => {
    const connection = connectionNamed(call, given.VpnConnectionId);
    refuseBusy(connection);
    refuseUnnamable(given);
    refuseSubnets(given);
    const { fields } = connection;
    const changed = given.TunnelOptionsSpecification && {
      TunnelOptions: tunnelsChanged(call, given.TunnelOptionsSpecification, {
        ...fields,
        ...sent({ EnableTunnelsBgp: given.EnableTunnelsBgp }),
      } as VpnConnection),
    };
    connection.fields = { ...fields, ...statedOf(given), ...sent({ TunnelOptionsSpecification: changed }) };
    keepBusy(call, connection);
    return connection.fields;
  }),

  DeleteVpnAttachment: action(
    { VpnConnectionId: "text", RegionId: "text", ClientToken: "text" },
    ["RegionId", "VpnConnectionId"],
    (call, { VpnConnectionId }) => {
      const connection = connectionNamed(call, VpnConnectionId);
      // "Detach it first" (DeleteVpnAttachment); the code is ours.
      if (connection.fields.State !== "init")
        throw new Refusal("Sim.ConnectionAttached", `${VpnConnectionId} is attached to a transit router.`);
      call.inventory.remove(connection);
      return { Code: "200", Message: "success", Success: true };
    },
  ),

  DescribeVpnAttachments: action(
    { ...BY_NUMBER, AttachType: "text", RegionId: "text", VpnConnectionId: "text" },
    ["RegionId"],
    ({ inventory, caller }, { AttachType, VpnConnectionId, ...page }) => {
      const found = inventory
        .seen<VpnConnection>(KIND, caller)
        .filter(({ fields }) => fields.AttachType !== "VPNGW")
        .filter(({ fields }) => (AttachType ?? fields.AttachType) === fields.AttachType)
        .filter(({ id }) => (VpnConnectionId ?? id) === id);
      const rows = found.map((one): Fields => ({ ...one.fields, InstanceId: one.id, Tags: { Tag: listed(one) } }));
      return numbered(page, rows, (VpnAttachments) => ({ VpnAttachments }));
    },
  ),
};

/** Both tunnels; a change sends them whole. */
function tunnelsChanged(call: Call, given: readonly TunnelRequest[], connection: VpnConnection): readonly Tunnel[] {
  refuseIncomplete(given);
  const { TunnelOptions } = connection.TunnelOptionsSpecification;
  const before = (one: TunnelRequest) => TunnelOptions.find((other) => other.TunnelIndex === one.TunnelIndex);
  refuseUntakable(call, given, connection.EnableTunnelsBgp, before);
  return given.map((one) => tunnelOf(call, one, one.TunnelIndex ?? 0, before(one)));
}

/** Dual tunnel is enforced in all regions. Source of the code: the provider's test of the legacy arguments. */
function refuseIncomplete(tunnels: readonly TunnelRequest[]): void {
  const indexes = tunnels.map((one) => one.TunnelIndex).sort();
  if (indexes.join() === "1,2") return;
  throw new Refusal(
    "VpnConnection.InvalidCreateTunnelOptions",
    `A connection has tunnels 1 and 2; the request has ${indexes.join(" and ") || "none"}.`,
  );
}

/** "For two tunnels only these apply" (CreateVpnAttachment): settings of a single tunnel are ignored. */
function withoutSingle<R extends object>(given: R): R {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !OF_SINGLE.has(name))) as R;
}

const OF_SINGLE: ReadonlySet<string> = new Set([
  ...["CustomerGatewayId", "EnableDpd", "EnableNatTraversal"],
  ...["IkeConfig", "IpsecConfig", "BgpConfig", "HealthCheckConfig"],
]);
