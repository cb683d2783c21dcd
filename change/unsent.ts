import { table } from "../graph/terraform/json";
import { TYPE } from "../graph/terraform/types";

/**
 * Arguments whose changes the provider plans, but never sends, by its source. It does not even plan edits inside
 * tunnels on transit routers; the graph knows those.
 */
const NEVER = table<readonly string[]>({
  [TYPE.vpcAttachment]: ["cen_id"],
  [TYPE.vpnGateway]: ["disaster_recovery_vswitch_id", "enable_ipsec", "enable_ssl"],
  [TYPE.vpnGatewayConnection]: ["network_type"],
});

/** Whether the provider does not send an edit, although the plan shows it. */
export function neverSent(type: string, path: string, isAlone: boolean): boolean {
  if (NEVER[type]?.includes(path)) return true;
  // this argument alone never makes the provider call the cloud
  return type === TYPE.vpnGatewayConnection && path === "enable_tunnels_bgp" && isAlone;
}
