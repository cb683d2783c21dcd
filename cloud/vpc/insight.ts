import { type Actions, action } from "../action";
import type { Fields } from "../fields";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { connectionNamed, KIND, type VpnConnection } from "./connection";
import type { Tunnel } from "./tunnel";

/** An engineer's questions about a running connection. No tunnel of this cloud is ever up, since it has no peer. */
export const insight: Actions = {
  DescribeVpnConnectionLogs: action(
    {
      ...BY_NUMBER,
      From: "number",
      MinutePeriod: "number",
      RegionId: "text",
      To: "number",
      TunnelId: "text",
      VpnConnectionId: "text",
    },
    ["RegionId", "VpnConnectionId"],
    (call, { VpnConnectionId, TunnelId, MinutePeriod, From, To, PageNumber = 1, PageSize = 10 }) => {
      // "MinutePeriod 1 to 10, or From and To"; the code is ours.
      if (!(MinutePeriod && MinutePeriod <= 10) && !(From && To))
        throw new Refusal("Sim.LogPeriod", "Give MinutePeriod, 1 to 10, or From and To.");
      const lines = tunnelsOf(connectionNamed(call, VpnConnectionId).fields)
        .filter((one) => (TunnelId ?? one.TunnelId) === one.TunnelId)
        .map((one) => `${time(call.clock.now)} ${VpnConnectionId} ${unanswered(one)}`);
      const Logs = lines.slice((PageNumber - 1) * PageSize, PageNumber * PageSize);
      return { Count: lines.length, Data: { Logs }, IsCompleted: true, PageNumber, PageSize };
    },
  ),

  DownloadVpnConnectionConfig: action(
    { RegionId: "text", VpnConnectionId: "text" },
    ["RegionId", "VpnConnectionId"],
    (call, { VpnConnectionId }) => {
      const { LocalSubnet, RemoteSubnet, ...fields } = connectionNamed(call, VpnConnectionId).fields;
      const tunnels = tunnelsOf(fields as VpnConnection);
      const BgpConfig = tunnels.flatMap(({ TunnelId, TunnelBgpConfig }) =>
        TunnelBgpConfig ? [{ ...(TunnelBgpConfig as Fields), TunnelId }] : [],
      );
      const TunnelConfig = tunnels.map((one) => ({
        TunnelId: one.TunnelId,
        Local: one.InternetIp,
        Remote: peerOf(one),
        IkeConfig: one.TunnelIkeConfig,
        IpsecConfig: one.TunnelIpsecConfig,
      }));
      const config = { LocalSubnet, RemoteSubnet, BgpConfigs: { BgpConfig }, TunnelsConfig: { TunnelConfig } };
      return { VpnConnectionConfig: config };
    },
  ),

  DiagnoseVpnConnections: action(
    { ...BY_NUMBER, RegionId: "text", TunnelIds: ["text"], VpnConnectionIds: ["text"], VpnGatewayId: "text" },
    ["RegionId"],
    ({ inventory, caller, clock }, { TunnelIds, VpnConnectionIds, VpnGatewayId, ...page }) => {
      const rows = inventory
        .seen<VpnConnection>(KIND, caller)
        .filter(
          ({ id, fields }) =>
            VpnConnectionIds?.includes(id) ?? (VpnGatewayId ?? fields.VpnGatewayId) === fields.VpnGatewayId,
        )
        .flatMap(({ id, fields }) => tunnelsOf(fields).map((tunnel) => ({ id, tunnel })))
        .filter(({ tunnel }) => TunnelIds?.includes(tunnel.TunnelId) ?? true)
        .map(({ id, tunnel }) => ({
          VpnConnectionId: id,
          TunnelId: tunnel.TunnelId,
          // Code, reason and keyword of the log: the vendor's page "IPsec-VPN troubleshooting", error codes and log keywords.
          FailedReason: "The peer gateway does not respond.",
          FailedReasonCode: "NoResponse",
          FailedTime: clock.now,
          Severity: "Critical",
          SourceLog: `${time(clock.now)} ${id} ${unanswered(tunnel)}`,
        }));
      return numbered(page, rows, (VpnConnections) => ({ VpnConnections }));
    },
  ),

  CheckVpnBgpEnabled: action({ ClientToken: "text", RegionId: "text" }, ["RegionId"], () => ({ BgpEnabled: true })),
};

function tunnelsOf({ TunnelOptionsSpecification }: VpnConnection): readonly Tunnel[] {
  return TunnelOptionsSpecification.TunnelOptions;
}

function peerOf({ TunnelIkeConfig }: Tunnel): string {
  return String(TunnelIkeConfig.RemoteId ?? "");
}

/** A log line in the cloud's form, from the examples of DescribeVpnConnectionLogs and DiagnoseVpnConnections. */
function unanswered(tunnel: Tunnel): string {
  const [own, peer] = [tunnel.InternetIp, peerOf(tunnel)];
  const where = `[{remote id:${tunnel.TunnelIndex}}{ph1: ${own}[500] <=> ${peer}[500], ${own} <=> ${peer}}]`;
  return `[PROTO_ERR]: ikev2.c:933:ikev2_retransmit(): retransmission count exceeded the limit. ${where}`;
}

/** In UTC+8, as the cloud's lines are by the API's example. */
const time = (now: number) => new Date(now + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
