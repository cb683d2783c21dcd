import { table } from "../graph/terraform/json";
import { TYPE } from "../graph/terraform/types";

/**
 * Arguments that the provider plans to change and never sends; its source says so. Edits inside tunnels of connections on
 * transit routers it does not even plan: of those the graph knows.
 */
const NEVER = table<readonly string[]>({
  [TYPE.vpcAttachment]: ["cen_id"],
  [TYPE.vpnGateway]: ["disaster_recovery_vswitch_id", "enable_ipsec", "enable_ssl"],
  [TYPE.vpnGatewayConnection]: ["network_type"],
});

/** Whether an edit is not sent, though the plan shows it. */
export function neverSent(type: string, path: string, isAlone: boolean): boolean {
  if (NEVER[type]?.includes(path)) return true;
  // alone, it never makes the provider call the cloud
  return type === TYPE.vpnGatewayConnection && path === "enable_tunnels_bgp" && isAlone;
}
