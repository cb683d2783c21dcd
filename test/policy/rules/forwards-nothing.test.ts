import { office, patch, site, stack, UNKNOWN } from "../fixtures";
import { at, CHENGDU, changed, GATEWAY_1, good, OFFICE, ROUTE, reference, TUNNELS } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const nothing = site("chengdu", { routes: [] });
/** Without the state, because whatever a state has already runs. */
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

/** A connection on a VPN gateway with destination routing. */
const everywhere = changed(office(), {
  [`${OFFICE}/local_subnet`]: ["0.0.0.0/0"],
  [`${OFFICE}/remote_subnet`]: ["0.0.0.0/0"],
});
const ENTRY = "resource/alicloud_vpn_route_entry/office";
const routed = (type: string) =>
  patch(everywhere, `resource/${type}/office`, {
    vpn_gateway_id: "vpn-1",
    next_hop: reference(OFFICE),
    route_dest: "10.1.0.0/16",
    weight: 100,
    publish_vpc: true,
  });

testRule("forwards-nothing", {
  passes: {
    "BGP, static routes and protected flows, one each": good,
    "BGP in the single-tunnel form": patch(single, `${CHENGDU}/bgp_config`, { enable: true }),
    "a network at the site": changed(nothing, {
      [`${CHENGDU}/local_subnet`]: "172.16.0.0/16",
      [`${CHENGDU}/remote_subnet`]: "10.1.0.0/16",
    }),
    "0.0.0.0/0 beside a network": patch(nothing, `${CHENGDU}/remote_subnet`, "0.0.0.0/0,10.1.0.0/16"),
    "a route entry on a VPN gateway": routed("alicloud_vpn_route_entry"),
    "a policy route on a VPN gateway": routed("alicloud_vpn_pbr_route_entry"),
    "no networks": patch(nothing, `${CHENGDU}/remote_subnet`, undefined),
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
    "none of the three on an existing connection": { in: planOfChange(nothing, nothing), findings: asWarning },
    "none of the three on a VPN gateway": {
      in: everywhere,
      findings: asWarning.map((finding) => ({ ...finding, address: at(OFFICE) })),
    },
    "the routes of another connection": {
      in: stack(nothing, site("shanghai"), route(reference(CHENGDU.replace("chengdu", "shanghai")))),
      as: BEFORE,
      findings,
    },
    "BGP settings without BGP on": { in: patch(nothing, BGP, undefined), as: BEFORE, findings },
  },
  leavesOpen: {
    "the connection of a route": stack(nothing, route(UNKNOWN)),
    "the connection of a route entry": patch(routed("alicloud_vpn_route_entry"), `${ENTRY}/next_hop`, UNKNOWN),
    "whether BGP is on": patch(nothing, BGP, UNKNOWN),
    "the networks at the site": patch(nothing, `${CHENGDU}/remote_subnet`, UNKNOWN),
  },
});
