import { type Json, patch, site, sites, stack, UNKNOWN } from "../fixtures";
import { CONNECTION, changed } from "../good";
import { testRule } from "../rule-test";

const NETWORK = "10.1.0.0/16";
const routes = [NETWORK];
const ROUTE = "resource/alicloud_vpn_gateway_vco_route/last__main__10-1-0-0-16";
const LAST = CONNECTION.replace("shanghai", "last");
const REMARK = "whether the cloud counts connections or tunnels, by prefix or by site, is not documented";
const tooMany = {
  message: `17 connections lead from tr-abc123 to ${NETWORK}: 1 too many; ${REMARK}`,
};
const last = (options = {}) => site("last", { routes, ...options });
const sixteen = sites(16, { routes });
/** A site with protected flows to the same network. */
const flows = changed(site("last", { routes: [] }), {
  [`${LAST}/local_subnet`]: "172.16.0.0/16",
  [`${LAST}/remote_subnet`]: NETWORK,
});

/** BGP connections of one site. */
function ofOneSite(count: number): Json {
  const shanghai = JSON.stringify(site("shanghai"));
  return stack(
    ...Array.from({ length: count }, (_, index) => JSON.parse(shanghai.replaceAll("__main", `__c${index}`)) as Json),
  );
}

testRule("ecmp-paths", {
  passes: {
    "sixteen connections to one network": sixteen,
    "a seventeenth connection to another network": stack(sixteen, site("last", { routes: ["10.2.0.0/16"] })),
    "a seventeenth connection on another transit router": stack(sixteen, last({ transitRouter: "tr-2" })),
    "a seventeenth connection that is not attached": changed(stack(sixteen, last()), {
      "resource/alicloud_cen_transit_router_vpn_attachment/last__main": undefined,
      "resource/alicloud_cen_transit_router_route_table_association/last__main": undefined,
      "resource/alicloud_cen_transit_router_route_table_propagation/last__main": undefined,
      [`${ROUTE}/next_hop`]: "vco-1",
    }),
    "sixteen connections of one site with BGP": ofOneSite(16),
    "seventeen sites with BGP": sites(17),
    "flows without networks, which lead everywhere": stack(
      ...Array.from({ length: 17 }, (_, n) => site(`s${n}`, { routes: [] })),
    ),
    "unreadable files, beside BGP": { in: sites(1), judge: { missing: ["environments/prod.yaml"] } },
  },
  finds: {
    "the seventeenth connection to one network": {
      in: stack(sixteen, last()),
      findings: [tooMany],
    },
    "protected flows beside sixteen routes": { in: stack(sixteen, flows), findings: [tooMany] },
    "the seventeenth connection of one site with BGP": {
      in: ofOneSite(17),
      findings: [
        {
          message: `17 connections lead from tr-abc123 to the BGP routes of dev-sites/shanghai: 1 too many; ${REMARK}`,
        },
      ],
    },
    "the seventeenth connection in another stack": {
      in: sites(9, { routes }),
      beside: { more: sites(8, { routes }, "more") },
      as: ["synth"],
      findings: [
        {
          message: `17 connections lead from tr-abc123 to ${NETWORK}: 1 too many; 9 in dev-sites, 8 in more; ${REMARK}`,
          stacks: ["dev-sites", "more"],
        },
      ],
    },
  },
  leavesOpen: {
    "the destination of a route": stack(sixteen, site("last", { routes: [UNKNOWN] })),
    "the transit router of a connection": stack(sixteen, last({ transitRouter: UNKNOWN })),
    "the connection of a route": patch(stack(sixteen, last()), `${ROUTE}/vpn_connection_id`, UNKNOWN),
    "the connection of an attachment": patch(
      stack(sixteen, last()),
      "resource/alicloud_cen_transit_router_vpn_attachment/last__main/vpn_id",
      UNKNOWN,
    ),
    "the destination of flows": stack(sixteen, patch(flows, `${LAST}/remote_subnet`, UNKNOWN)),
    "whether a connection has BGP": patch(
      ofOneSite(17),
      `${CONNECTION.replace("main", "c3")}/enable_tunnels_bgp`,
      UNKNOWN,
    ),
    "the routes in unreadable files, beside a route": {
      in: sites(1, { routes }),
      judge: { missing: ["environments/prod.yaml"] },
    },
    "the routes in unreadable files, beside an unknown route": {
      in: site("last", { routes: [UNKNOWN] }),
      judge: { missing: ["environments/prod.yaml"] },
    },
  },
});
