import { patch, site, stack, UNKNOWN } from "../fixtures";
import { at, CHENGDU, changed, GATEWAY_1, good, ROUTE, reference, TUNNELS } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const nothing = site("chengdu", { routes: [] });
/** What a state has is there already. */
const BEFORE = ["synth", "plan"] as const;
const findings = [
  { message: "the connection has neither BGP nor static routes nor protected flows", address: at(CHENGDU) },
];
const asWarning = findings.map((finding) => ({ ...finding, level: "warning" as const }));
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
    "none of the three": { in: nothing, as: BEFORE, findings },
    "none of the three in the single-tunnel form": { in: single, as: BEFORE, findings },
    "none of the three on a connection that another stack can name": {
      in: { ...nothing, output: { connection: { value: reference(CHENGDU) } } },
      as: ["synth"],
      findings: asWarning,
    },
    "none of the three beside an output of something else": {
      in: { ...nothing, output: { gateway: { value: reference(GATEWAY_1.replace("shanghai", "chengdu")) } } },
      as: ["synth"],
      findings,
    },
    "none of the three on a connection that is there": { in: planOfChange(nothing, nothing), findings: asWarning },
    "the routes of another connection": {
      in: stack(nothing, site("shanghai"), route(reference(CHENGDU.replace("chengdu", "shanghai")))),
      as: BEFORE,
      findings,
    },
    "BGP that is not said to be on": { in: patch(nothing, BGP, undefined), as: BEFORE, findings },
  },
  leavesOpen: {
    "of which connection a route is": stack(nothing, route(UNKNOWN)),
    "whether BGP is on": patch(nothing, BGP, UNKNOWN),
    "which networks are at the site": patch(nothing, `${CHENGDU}/remote_subnet`, UNKNOWN),
  },
});
