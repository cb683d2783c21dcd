import { type Json, patch } from "../fixtures";
import { ATTACHMENT, at, CONNECTION, changed, GATEWAY_1, good, OFFICE } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { idOf } from "../settled";
import { stateOf } from "../state-of";

const PUBLIC = patch(good, `${CONNECTION}/network_type`, "public");
const PRIVATE = patch(PUBLIC, `${CONNECTION}/network_type`, "private");
const forgetting = (json: Json, ...resources: readonly string[]): Json => ({
  ...changed(json, Object.fromEntries(resources.map((path) => [path, undefined]))),
  removed: resources.map((path) => ({ from: at(path), lifecycle: { destroy: false } })),
});
const without = (json: Json, ...resources: readonly string[]) =>
  changed(json, Object.fromEntries(resources.map((path) => [path, undefined])));
const [connection, attachment, office] = [at(CONNECTION), at(ATTACHMENT), at(OFFICE)];

/** An attachment that names its connection by id. */
const byId = (json: Json) => patch(json, `${ATTACHMENT}/vpn_id`, idOf(connection));
const GATEWAY = "resource/alicloud_vpn_gateway/main";
const withVpnGateway = patch(
  patch(good, GATEWAY, { vpc_id: "vpc-1", bandwidth: 10, vswitch_id: "vsw-1" }),
  `${OFFICE}/vpn_gateway_id`,
  "id-main",
);

testRule("destroyed-in-use", {
  cannotBeWaived: true,
  passes: {
    "nothing that goes": planOfChange(PUBLIC, PUBLIC),
    "a connection that is replaced together with its attachment": planOfChange(PUBLIC, PRIVATE),
    "a connection that is destroyed together with its attachment": planOfChange(
      PUBLIC,
      without(PUBLIC, CONNECTION, ATTACHMENT),
    ),
    "a connection that is forgotten together with its attachment": planOfChange(
      PUBLIC,
      forgetting(PUBLIC, CONNECTION, ATTACHMENT),
    ),
    "a customer gateway whose connection is destroyed with it": planOfChange(
      good,
      without(good, CONNECTION, ATTACHMENT, GATEWAY_1),
    ),
    "a customer gateway whose connection gets another one first": planOfChange(
      good,
      without(patch(good, `${CONNECTION}/tunnel_options_specification/0/customer_gateway_id`, "cgw-other"), GATEWAY_1),
    ),
  },
  finds: {
    "a connection that is destroyed while its attachment is forgotten": {
      in: planOfChange(PUBLIC, forgetting(without(PUBLIC, CONNECTION), ATTACHMENT)),
      findings: [
        {
          message: `the connection is destroyed while ${attachment} uses it: the cloud refuses that`,
          address: connection,
          fault: "destroyed",
        },
      ],
    },
    "a connection that is replaced while an attachment names the old one": {
      in: planOfChange(byId(PUBLIC), byId(PRIVATE)),
      findings: [
        {
          message: `the connection is replaced (network_type), and destroyed while ${attachment} uses it: the cloud refuses that`,
          address: connection,
        },
      ],
    },
    "a connection whose attachment is in another stack": {
      in: planOfChange(without(PUBLIC, ATTACHMENT), without(PUBLIC, CONNECTION, ATTACHMENT)),
      beside: { elsewhere: stateOf(without(byId(PUBLIC), CONNECTION, OFFICE)) },
      findings: [
        {
          message: `the connection is destroyed while ${attachment} uses it: the cloud refuses that`,
          address: connection,
          stacks: ["dev-sites", "elsewhere"],
        },
      ],
    },
    "a customer gateway that is destroyed while its connection is forgotten": {
      in: planOfChange(good, forgetting(without(good, GATEWAY_1), CONNECTION, ATTACHMENT)),
      findings: [
        {
          message: `the customer gateway is destroyed while ${connection} uses it: the cloud refuses that`,
          address: at(GATEWAY_1),
        },
      ],
    },
    "a VPN gateway that is destroyed while its connection is forgotten": {
      in: planOfChange(withVpnGateway, forgetting(without(withVpnGateway, GATEWAY), OFFICE)),
      findings: [
        {
          message: `the VPN gateway is destroyed while ${office} uses it: the cloud refuses that`,
          address: at(GATEWAY),
        },
      ],
    },
  },
});
