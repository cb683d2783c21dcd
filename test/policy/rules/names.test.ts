import { patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CONNECTION, GATEWAY_2, good, OFFICE } from "../good";
import { testRule } from "../rule-test";

const NAME = `${ATTACHMENT}/transit_router_vpn_attachment_name`;
const found = (path: string, value: string, message: string, fix?: string) => ({
  in: patch(good, path, value),
  findings: [{ at: path.split("/")[3] ?? "", message, address: at(path), fault: value, ...(fix ? { fix } : {}) }],
});
const URL = "https://wiki.example.com";
const starts = `“${URL}” starts like a URL`;

testRule("names", {
  cannotBeWaived: true,
  passes: {
    "no names": good,
    "names of the greatest length": patch(
      patch(good, NAME, "a".repeat(128)),
      `${GATEWAY_2}/customer_gateway_name`,
      "x".repeat(100),
    ),
    "an empty name, which the provider does not send": patch(good, NAME, ""),
    "a name under its former name": patch(good, `${GATEWAY_2}/name`, "edge-2"),
  },
  finds: {
    "a name of an attachment that starts with a digit": found(
      NAME,
      "1st attachment",
      "“1st attachment” is not such a name",
    ),
    "a description of an attachment that is too short": found(
      `${ATTACHMENT}/transit_router_attachment_description`,
      "a",
      "the text has 1 character",
      "write more",
    ),
    "a description of an attachment that is too long": found(
      `${ATTACHMENT}/transit_router_attachment_description`,
      "a".repeat(257),
      "the text has 257 characters",
      "shorten it",
    ),
    "a name of a customer gateway that is too long": found(
      `${GATEWAY_2}/customer_gateway_name`,
      "x".repeat(101),
      "the text has 101 characters",
    ),
    "a description of a customer gateway that is a URL": found(`${GATEWAY_2}/description`, URL, starts),
    "a name of a connection that is a URL": found(`${CONNECTION}/vpn_attachment_name`, URL, starts),
    "a name of a connection on a VPN gateway that is a URL": found(`${OFFICE}/vpn_connection_name`, URL, starts),
    "a former name of a customer gateway's name": found(`${GATEWAY_2}/name`, URL, starts),
    "a former name of a connection's name": found(`${OFFICE}/name`, URL, starts),
    "a former name of an attachment's name": found(
      `${ATTACHMENT}/transit_router_attachment_name`,
      "1st",
      "“1st” is not such a name",
    ),
    ...Object.fromEntries(
      [
        ["alicloud_cen_instance", "cen_instance_name"],
        ["alicloud_cen_transit_router", "transit_router_name"],
        ["alicloud_cen_transit_router_cidr", "transit_router_cidr_name"],
        ["alicloud_cen_transit_router_route_table", "transit_router_route_table_description"],
        ["alicloud_cen_transit_router_route_entry", "transit_router_route_entry_name"],
      ].map(([type, argument]) => [
        `the ${argument} of ${type} that is a URL`,
        found(`resource/${type}/other/${argument}`, URL, starts),
      ]),
    ),
    "a former name of a CEN instance's name": found("resource/alicloud_cen_instance/other/name", URL, starts),
    "a description of a CEN instance that is too long": found(
      "resource/alicloud_cen_instance/other/description",
      "a".repeat(257),
      "the text has 257 characters",
      "shorten it",
    ),
    "a name of a VPN gateway that starts with a digit": found(
      "resource/alicloud_vpn_gateway/other/vpn_gateway_name",
      "1st",
      "“1st” is not such a name",
    ),
    "a name and a description": {
      in: patch(patch(good, `${GATEWAY_2}/customer_gateway_name`, URL), `${GATEWAY_2}/description`, URL),
      findings: [
        { at: "customer_gateway_name", message: starts },
        { at: "description", message: starts },
      ],
    },
  },
  leavesOpen: { "a name that is not known yet": patch(good, NAME, UNKNOWN) },
});
