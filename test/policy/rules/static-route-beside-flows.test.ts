import { type Json, patch, UNKNOWN } from "../fixtures";
import { at, CHENGDU, changed, good, ROUTE } from "../good";
import { testRule } from "../rule-test";

const flows = (networks: string, json: Json = good) =>
  changed(json, { [`${CHENGDU}/local_subnet`]: "172.16.0.0/16", [`${CHENGDU}/remote_subnet`]: networks });
const finding = {
  at: "route_dest",
  message: "192.168.9.0/24 is a protected flow, and the cloud writes its route",
  fix: "remove 192.168.9.0/24 from routes",
  address: at(ROUTE),
  fault: "192.168.9.0/24",
};
const named = (json: Json) => JSON.parse(JSON.stringify(json).replaceAll("__", "-").replaceAll('"source"', '"was"'));

testRule("static-route-beside-flows", {
  passes: {
    "destination routing": good,
    "a route to another network": flows("192.168.8.0/24"),
    "a route to a part of a flow": flows("192.168.8.0/23"),
    "a route of a connection without networks": patch(good, `${CHENGDU}/remote_subnet`, undefined),
    "a route to 0.0.0.0/0": patch(good, `${ROUTE}/route_dest`, "0.0.0.0/0"),
  },
  finds: {
    "a route to a flow": { in: flows("192.168.9.0/24"), as: ["synth", "plan"], findings: [finding] },
    "a route to one of two flows": {
      in: flows("192.168.8.0/24,192.168.9.0/24"),
      as: ["synth", "plan"],
      findings: [finding],
    },
    "a route to a flow in plain Terraform": {
      in: named(flows("192.168.9.0/24")),
      findings: [
        {
          at: "route_dest",
          message: finding.message,
          fix: "remove the route; the one that the cloud writes stays",
        },
      ],
    },
  },
  leavesOpen: {
    "the networks at the site": flows(UNKNOWN),
    "the destination of a route": patch(flows("192.168.9.0/24"), `${ROUTE}/route_dest`, UNKNOWN),
    "the connection of a route": patch(flows("192.168.9.0/24"), `${ROUTE}/vpn_connection_id`, UNKNOWN),
  },
});
