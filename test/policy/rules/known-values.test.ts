import { type Json, patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CONNECTION, changed, good, OFFICE, ROUTE, singleTunnel } from "../good";
import { testRule } from "../rule-test";

const GATEWAY = "resource/alicloud_vpn_gateway/gw";
const MAP = "resource/alicloud_cen_route_map/there";
const GRANT = "resource/alicloud_cen_transit_router_grant_attachment/shanghai";
const gateway: Json = { vpc_id: "vpc-abc123", bandwidth: 10, network_type: "public", payment_type: "PayAsYouGo" };
const map: Json = {
  cen_id: "cen-abc123",
  cen_region_id: "cn-hangzhou",
  transmit_direction: "RegionOut",
  map_result: "Permit",
  priority: 10,
  source_child_instance_types: ["VPN"],
  destination_child_instance_types: ["VBR", "VPN"],
};
const grant: Json = { cen_id: "cen-abc123", cen_owner_id: "1", instance_id: "vco-abc123", instance_type: "VPN" };
const whole = changed(good, { [GATEWAY]: gateway, [MAP]: map, [GRANT]: grant });
const refused = (path: string, value: string | number, fix?: string) =>
  found(path, value, `the provider refuses “${value}”`, "error", fix);
const unknown = (path: string, value: string | number, fix?: string) =>
  found(path, value, `“${value}” is not a known value`, "warning", fix);

function found(path: string, value: string | number, message: string, level: "error" | "warning", fix?: string) {
  const argument = path.split("/").slice(3).join(".");
  return {
    in: patch(whole, path, value),
    findings: [{ at: argument, message, address: at(path), level, fault: String(value), ...(fix ? { fix } : {}) }],
  };
}

const healthChecked = (policy: string) =>
  patch(singleTunnel({}), `${CONNECTION}/health_check_config`, { enable: true, policy });

testRule("known-values", {
  cannotBeWaived: "errors",
  passes: {
    "values that are known": whole,
    "missing values": changed(whole, {
      [`${CONNECTION}/network_type`]: undefined,
      [`${GATEWAY}/payment_type`]: undefined,
    }),
    "capital letters, which the provider accepts": changed(whole, {
      [`${GATEWAY}/network_type`]: "PRIVATE",
      [`${GATEWAY}/payment_type`]: "postpaid",
      [`${GATEWAY}/vpn_type`]: "normal",
    }),
    "the unused argument of a connection on a VPN gateway": patch(whole, `${OFFICE}/network_type`, "any"),
    "a number as text": patch(whole, `${GATEWAY}/bandwidth`, "200"),
    "a policy of a health check": healthChecked("reserve_route"),
    "an empty value of an existing object, which the provider reads for a missing one": {
      in: patch(whole, `${ATTACHMENT}/order_type`, ""),
      as: ["state"],
    },
  },
  finds: {
    "a network type in capital letters": refused(`${CONNECTION}/network_type`, "PRIVATE", "did you mean private?"),
    "a network type that does not exist": refused(`${CONNECTION}/network_type`, "internal"),
    "a bandwidth of tunnels in small letters": refused(
      `${CONNECTION}/tunnel_bandwidth`,
      "large",
      "did you mean Large?",
    ),
    "a network type of a VPN gateway that does not exist": refused(`${GATEWAY}/network_type`, "internal"),
    "a payment type that does not exist": refused(`${GATEWAY}/payment_type`, "POSTPAY"),
    "a subscription period that does not exist": refused(`${GATEWAY}/period`, 10, "use an allowed value"),
    "a bandwidth of a VPN gateway that is not known": unknown(`${GATEWAY}/bandwidth`, 33, "use an allowed value"),
    "a charge type that is not known": unknown(`${ATTACHMENT}/charge_type`, "PREPAY"),
    "a payer that does not exist": refused(`${ATTACHMENT}/order_type`, "PayByCENOwner", "did you mean PayByCenOwner?"),
    "a direction of a route map that does not exist": refused(`${MAP}/transmit_direction`, "In"),
    "a kind of network that is not known": unknown(`${GRANT}/instance_type`, "Vpn", "did you mean VPN?"),
    "an overlay mode that is not known": unknown(`${ROUTE}/overlay_mode`, "ipsec", "did you mean Ipsec?"),
    "a kind of network among others": {
      in: patch(whole, `${MAP}/destination_child_instance_types`, ["VPN", "Vbr"]),
      findings: [
        {
          at: "destination_child_instance_types",
          message: "“Vbr” is not a known value",
          level: "warning",
          fault: "Vbr",
        },
      ],
    },
    "a policy of a health check that does not exist": {
      in: healthChecked("keep_route"),
      findings: [{ at: "health_check_config.policy", message: "the provider refuses “keep_route”" }],
    },
    "an empty text in the configuration": {
      in: patch(whole, `${CONNECTION}/network_type`, ""),
      as: ["synth", "plan"],
      findings: [{ at: "network_type", message: "the provider refuses “”" }],
    },
    "a payment type under its former name": {
      in: changed(whole, { [`${GATEWAY}/payment_type`]: undefined, [`${GATEWAY}/instance_charge_type`]: "PostPay" }),
      findings: [
        { at: "instance_charge_type", message: "the provider refuses “PostPay”", fix: "did you mean PostPaid?" },
      ],
    },
  },
  leavesOpen: {
    "a value that is not known yet": patch(whole, `${CONNECTION}/network_type`, UNKNOWN),
    "kinds that are not known yet": patch(whole, `${MAP}/source_child_instance_types`, UNKNOWN),
  },
});
