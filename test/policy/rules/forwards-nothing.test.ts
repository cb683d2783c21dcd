import { patch, site, stack, UNKNOWN } from "../fixtures";
import { at, CHENGDU, changed, good, ROUTE, reference, TUNNELS } from "../good";
import { testRule } from "../rule-test";

const nothing = site("chengdu", { routes: [] });
const findings = [
  { message: "the connection has neither BGP nor static routes nor protected flows", address: at(CHENGDU) },
];
const BGP = `${CHENGDU}/enable_tunnels_bgp`;
const route = (connection: string) =>
  patch({}, ROUTE, { route_dest: "192.168.9.0/24", vpn_connection_id: connection, next_hop: connection, weight: 100 });
const single = changed(nothing, {
  [TUNNELS.replace("shanghai", "chengdu")]: undefined,
  [`${CHENGDU}/ike_config`]: { ike_version: "ikev2" },
});

testRule("forwards-nothing", {
  passes: {
    "BGP, static routes and protected flows, one each": good,
    "BGP in the single-tunnel form": patch(single, `${CHENGDU}/bgp_config`, { enable: true }),
    "a network at the site": changed(nothing, {
      [`${CHENGDU}/local_subnet`]: "172.16.0.0/16",
      [`${CHENGDU}/remote_subnet`]: "10.1.0.0/16",
    }),
    "everywhere beside a network": patch(nothing, `${CHENGDU}/remote_subnet`, "0.0.0.0/0,10.1.0.0/16"),
    "no networks given": patch(nothing, `${CHENGDU}/remote_subnet`, undefined),
  },
  finds: {
    "none of the three": { in: nothing, findings },
    "none of the three in the single-tunnel form": { in: single, findings },
    "the routes of another connection": {
      in: stack(nothing, site("shanghai"), route(reference(CHENGDU.replace("chengdu", "shanghai")))),
      findings,
    },
    "BGP that is not said to be on": { in: patch(nothing, BGP, undefined), findings },
  },
  leavesOpen: {
    "of which connection a route is": stack(nothing, route(UNKNOWN)),
    "whether BGP is on": patch(nothing, BGP, UNKNOWN),
    "which networks are at the site": patch(nothing, `${CHENGDU}/remote_subnet`, UNKNOWN),
  },
});
