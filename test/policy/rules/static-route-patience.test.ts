import { type Json, patch, resources, stack, UNKNOWN } from "../fixtures";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const ONE = "resource/alicloud_vpn_gateway_vco_route/one";
const OTHER = "resource/alicloud_vpn_gateway_vco_route/other";
const one = "alicloud_vpn_gateway_vco_route.one";
const other = "alicloud_vpn_gateway_vco_route.other";

const routes = (first: Json, second: Json = first): Json =>
  resources({
    alicloud_vpn_gateway_vco_route: {
      one: { vpn_connection_id: "vco-1", route_dest: "10.1.0.0/16", next_hop: "vco-1", weight: 100, ...first },
      other: { vpn_connection_id: "vco-1", route_dest: "10.2.0.0/16", next_hop: "vco-1", weight: 100, ...second },
    },
  });
const timeouts = (create?: string, remove?: string): Json => ({ timeouts: { create, delete: remove } as Json });
const patient = timeouts("30m", "30m");
const short = {
  at: "timeouts.create",
  message: "the route waits 60 seconds for its turn",
  address: one,
  with: [other],
};
const shortAtEnd = {
  at: "timeouts.delete",
  message: "the route waits 60 seconds for its turn to be destroyed",
  address: one,
  with: [other],
};
const waits = (seconds: number) => ({ ...short, message: `the route waits ${seconds} seconds for its turn` });
const after = { depends_on: [other] };
const made = stack(
  resources({ alicloud_vpn_gateway_vpn_attachment: { main: { local_subnet: "0.0.0.0/0" } } }),
  routes({ vpn_connection_id: "${alicloud_vpn_gateway_vpn_attachment.main.id}" }),
);

testRule("static-route-patience", {
  passes: {
    "two routes with long timeouts": routes(patient),
    "a little more than a minute": routes(timeouts("61s", "61s")),
    "an hour": routes(timeouts("1h", "2h")),
    "a duration in another form": routes(timeouts("1m30s", "90.5s")),
    "routes one after the other": routes(after, {}),
    "two connections": routes({}, { vpn_connection_id: "vco-2" }),
    "one route": patch(routes({}), OTHER, undefined),
    "a second route with count 0": { in: routes({}, { count: 0 }), as: ["synth"] },
    "routes without a connection": routes({ vpn_connection_id: undefined } as unknown as Json),
    "existing routes": planOfChange(routes({}), routes({})),
  },
  finds: {
    "a route with a timeout of a minute": { in: routes({}, patient), findings: [short, shortAtEnd] },
    "a route with a delete timeout of a minute": { in: routes(timeouts("30m"), patient), findings: [shortAtEnd] },
    "a route with a create timeout of a minute": {
      in: routes({ timeouts: { delete: "30m" } }, patient),
      findings: [short],
    },
    "routes of a connection of this stack": {
      in: made,
      findings: [short, shortAtEnd, { ...short, address: other }, { ...shortAtEnd, address: other }].map(
        ({ with: _, ...finding }) => finding,
      ),
    },
    "60 seconds": { in: routes(timeouts("60s", "30m"), patient), findings: [waits(60)] },
    "one minute": { in: routes(timeouts("1m", "30m"), patient), findings: [waits(60)] },
    "half a minute": { in: routes(timeouts("30s", "30m"), patient), findings: [waits(30)] },
    "no hour": { in: routes(timeouts("0h", "30m"), patient), findings: [waits(0)] },
    "a new route beside an existing one": {
      in: planOfChange(patch(routes({}), ONE, undefined), routes({})),
      findings: [short, shortAtEnd].map(({ with: _, ...finding }) => finding),
    },
  },
  leavesOpen: {
    "the timeout of a route": routes(timeouts(UNKNOWN, "30m"), patient),
    "the connection of a route": patch(routes(patient), `${ONE}/vpn_connection_id`, UNKNOWN),
    "the dependencies of a route": { in: routes({ depends_on: ["module.settled"] }, patient), as: ["synth"] },
  },
});
