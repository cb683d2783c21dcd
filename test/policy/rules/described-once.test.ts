import { type Json, patch, resources, UNKNOWN } from "../fixtures";
import { ASSOCIATION, ATTACHMENT, at, CHENGDU, good, hub, PROPAGATION, ROUTE, ROUTER, reference } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const other = (path: string) => path.replace(/[^/]+$/, "zhengzhou");
const SECOND = other(ASSOCIATION);
const associated = (others: Json = {}) =>
  patch(good, SECOND, {
    transit_router_attachment_id: reference(ATTACHMENT),
    transit_router_route_table_id: "vtb-2",
    ...others,
  });
const twice = {
  at: "transit_router_attachment_id",
  message: `the attachment is associated with a route table by ${at(ASSOCIATION)}, too`,
  address: at(SECOND),
  with: [at(ASSOCIATION)],
};
const propagated = (table: string) =>
  patch(good, other(PROPAGATION), {
    transit_router_attachment_id: reference(ATTACHMENT),
    transit_router_route_table_id: table,
  });
const grant = (others: Json = {}): Json => ({ instance_id: "vco-1", cen_id: "cen-1", instance_type: "VPN", ...others });
const grants = (second: Json) =>
  resources({ alicloud_cen_transit_router_grant_attachment: { one: grant(), two: grant(second) } });
const routed = (destination: string) =>
  patch(good, other(ROUTE), { vpn_connection_id: reference(CHENGDU), route_dest: destination });
const routers = (cen: string, provider = "alicloud") =>
  patch(
    { ...hub, provider: { alicloud: [{ region: "cn-hangzhou" }, { alias: "far", region: "cn-beijing" }] } },
    other(ROUTER),
    { cen_id: cen, provider },
  );

/** The plan with a `removed` block for a resource. */
function forgetting(address: string, plan: Json): Json {
  for (const one of plan.resource_changes as Json[])
    if (one.address === address) Object.assign(one.change as Json, { actions: ["forget"], after: null });
  return plan;
}

const entry = (others: Json = {}): Json => ({
  transit_router_route_table_id: "vtb-1",
  transit_router_route_entry_destination_cidr_block: "10.1.0.0/16",
  transit_router_route_entry_next_hop_type: "BlackHole",
  ...others,
});
const entries = (second: Json) =>
  resources({ alicloud_cen_transit_router_route_entry: { one: entry(), two: entry(second) } });
const onGateway = (type: string, others: Json = {}) => {
  const route: Json = { vpn_gateway_id: "vpn-1", next_hop: "vco-1", route_dest: "192.168.1.0/24", weight: 100 };
  const whole: Json = type === "alicloud_vpn_pbr_route_entry" ? { ...route, route_source: "10.0.0.0/8" } : route;
  return resources({ [type]: { one: whole, two: { ...whole, ...others } } });
};
const GATEWAY_ROUTE = {
  at: "route_dest",
  message: "the route of the connection is made by alicloud_vpn_route_entry.one, too",
  address: "alicloud_vpn_route_entry.two",
};

testRule("described-once", {
  passes: {
    "an entry for the network in another route table": entries({ transit_router_route_table_id: "vtb-2" }),
    "an entry for another network": entries({ transit_router_route_entry_destination_cidr_block: "10.2.0.0/16" }),
    "a gateway's route through another connection": onGateway("alicloud_vpn_route_entry", { next_hop: "vco-2" }),
    "a gateway's policy route from another network": onGateway("alicloud_vpn_pbr_route_entry", {
      route_source: "172.16.0.0/12",
    }),
    "one description of each object": good,
    "a propagation into another table": propagated("vtb-2"),
    "a grant to another CEN instance": grants({ cen_id: "cen-2" }),
    "a grant of another connection": grants({ instance_id: "vco-2" }),
    "a route to another network": routed("192.168.8.0/24"),
    "a transit router of another CEN instance": routers("cen-def456"),
    "a transit router in another region": routers("cen-abc123", "alicloud.far"),
    "an association with count 0": { in: associated({ count: 0 }), as: ["synth"] },
    "a single object whose target is not known": {
      in: resources({
        alicloud_cen_transit_router_route_table_association: { main: { transit_router_attachment_id: UNKNOWN } },
      }),
      as: ["synth", "plan"],
    },
  },
  finds: {
    "two associations of one attachment": { in: associated(), findings: [twice] },
    "three associations of one attachment": {
      in: patch(associated(), `${SECOND}-2`, { transit_router_attachment_id: reference(ATTACHMENT) }),
      findings: [twice, { ...twice, address: `${at(SECOND)}-2`, with: [] }],
    },
    "a new association beside the existing one": {
      in: planOfChange(patch(associated(), ASSOCIATION, undefined), associated()),
      findings: [
        {
          ...twice,
          message: `the attachment is associated with a route table by ${at(SECOND)}, too`,
          address: at(ASSOCIATION),
          with: [],
        },
      ],
    },
    "a new association beside one that the plan forgets": {
      in: forgetting(at(ASSOCIATION), planOfChange(patch(associated(), SECOND, undefined), associated())),
      findings: [
        {
          at: twice.at,
          address: twice.address,
          message: `the attachment is associated with a route table by ${at(ASSOCIATION)}, which the plan forgets, but the cloud keeps`,
        },
      ],
    },
    "two instances of an association": {
      in: patch(good, `${ASSOCIATION}/count`, 2),
      as: ["synth"],
      findings: [
        { at: twice.at, message: "the attachment is associated with a route table 2 times", address: at(ASSOCIATION) },
      ],
    },
    "two propagations into one table": {
      in: propagated("vtb-1"),
      findings: [
        {
          at: "transit_router_route_table_id",
          message: `the route table learns the attachment's routes by ${at(PROPAGATION)}, too`,
          address: at(other(PROPAGATION)),
        },
      ],
    },
    "two entries of a route table for one network": {
      in: entries({}),
      findings: [
        {
          at: "transit_router_route_entry_destination_cidr_block",
          message:
            "the route table's entry for the network is made by alicloud_cen_transit_router_route_entry.one, too",
          address: "alicloud_cen_transit_router_route_entry.two",
        },
      ],
    },
    "two routes of a connection on a VPN gateway, with any weights": {
      in: onGateway("alicloud_vpn_route_entry", { weight: 0 }),
      findings: [GATEWAY_ROUTE],
    },
    "two policy routes": {
      in: onGateway("alicloud_vpn_pbr_route_entry"),
      findings: [
        {
          ...GATEWAY_ROUTE,
          message: "the route of the connection is made by alicloud_vpn_pbr_route_entry.one, too",
          address: "alicloud_vpn_pbr_route_entry.two",
        },
      ],
    },
    "two grants": {
      in: grants({}),
      findings: [
        {
          at: "instance_id",
          message:
            "the network is granted to the CEN instance by alicloud_cen_transit_router_grant_attachment.one, too",
          address: "alicloud_cen_transit_router_grant_attachment.two",
        },
      ],
    },
    "two routes to one network": {
      in: routed("192.168.9.0/24"),
      findings: [
        {
          at: "route_dest",
          message: `the route of the connection is made by ${at(ROUTE)}, too`,
          address: at(other(ROUTE)),
        },
      ],
    },
    "two transit routers of one CEN instance": {
      in: routers("cen-abc123"),
      as: ["synth", "plan"],
      findings: [
        {
          at: "cen_id",
          message: `the transit router of the CEN instance in this region is made by ${at(ROUTER)}, too`,
          address: at(other(ROUTER)),
        },
      ],
    },
    "an association in another stack": {
      in: resources({
        alicloud_cen_transit_router_route_table_association: { main: { transit_router_attachment_id: "tr-attach-1" } },
      }),
      beside: {
        hub: resources({
          alicloud_cen_transit_router_route_table_association: {
            main: { transit_router_attachment_id: "tr-attach-1" },
          },
        }),
      },
      as: ["synth"],
      findings: [
        {
          at: twice.at,
          message:
            "the attachment is associated with a route table by alicloud_cen_transit_router_route_table_association.main in dev-sites, too",
          stacks: ["dev-sites", "hub"],
        },
      ],
    },
  },
  leavesOpen: {
    "the attachment of an association": associated({ transit_router_attachment_id: UNKNOWN }),
    "the table of a propagation": propagated(UNKNOWN),
    "the destination of a route": routed(UNKNOWN),
    "an unknown number of associations": {
      in: associated({ count: UNKNOWN, transit_router_attachment_id: UNKNOWN }),
      as: ["synth"],
    },
  },
});
