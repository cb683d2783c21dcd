import { type Actions, action } from "../action";
import type { Fields } from "../fields";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { connectionNamed, KIND, type VpnConnection } from "./connection";
import type { Tunnel } from "./tunnel";

/** What an engineer asks of a connection that runs. Without a peer no tunnel of this cloud is ever up. */
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
        throw new Refusal("Sim.LogPeriod", "Logs are of MinutePeriod 1 to 10, or of From and To.");
      const lines = tunnelsOf(connectionNamed(call, VpnConnectionId).fields)
        .filter((one) => (TunnelId ?? one.TunnelId) === one.TunnelId)
        .map(
          (one) => `${time(call.clock.now)} tunnel ${one.TunnelIndex}: initiating IKE_SA to ${peerOf(one)}, no answer`,
        );
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
          FailedReason: "The peer does not answer.",
          // The codes of reasons are in no public source; this one is ours.
          FailedReasonCode: "Sim.PeerSilent",
          FailedTime: clock.now,
          Severity: "Error",
          SourceLog: `initiating IKE_SA to ${peerOf(tunnel)}`,
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

const time = (now: number) => new Date(now).toISOString();
