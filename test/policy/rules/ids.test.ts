import { type Json, patch, resources, site, stack, UNKNOWN } from "../fixtures";
import {
  ASSOCIATION,
  ATTACHMENT,
  at,
  CIDR,
  changed,
  GATEWAY_1,
  GATEWAY_2,
  good,
  OFFICE,
  PROPAGATION,
  reference,
  TUNNEL_2,
} from "../good";
import { byKey, inHcl, planOf } from "../plan-of";
import { testRule } from "../rule-test";

const ROUTER = "resource/alicloud_cen_transit_router/main";
const TABLE = "resource/alicloud_cen_transit_router_route_table/main";
const GRANT = "resource/alicloud_cen_transit_router_grant_attachment/main";
const MAP = "resource/alicloud_cen_route_map/main";
const ROUTER_ID = `${ATTACHMENT}/transit_router_id`;
const TABLE_ID = `${ASSOCIATION}/transit_router_route_table_id`;

const hub = stack(
  resources({
    alicloud_cen_transit_router: { main: { cen_id: "cen-abc123" } },
    alicloud_cen_transit_router_route_table: { main: { transit_router_id: "tr-abc123" } },
    alicloud_vpc: { app: { cidr_block: "10.9.0.0/16" } },
  }),
  patch(site("shanghai"), `${GATEWAY_1}/customer_gateway_name`, "edge"),
);
const map = (others: Json) =>
  patch(hub, MAP, {
    ...{ cen_id: "cen-abc123", cen_region_id: "cn-hangzhou", transmit_direction: "RegionOut" },
    ...{ map_result: "Permit", priority: 1 },
    ...others,
  });
const whole = patch(hub, ROUTER_ID, reference(ROUTER));
const wholeTable = patch(hub, TABLE_ID, reference(TABLE));

/** The finding for a text that is no such id. */
const notOne = (path: string, argument: string, text: string) => ({
  at: argument,
  message: `“${text}” is not such an id`,
  address: at(path),
  fault: text,
});
/** An argument with the id of another object. */
const wrong = (path: string, argument: string, text: string, json = good) => ({
  in: patch(json, `${path}/${argument}`, text),
  findings: [notOne(path, argument, text)],
});

const ENTRY = "resource/alicloud_cen_transit_router_route_entry/main";
const entry = (others: Json) =>
  patch(hub, ENTRY, {
    transit_router_route_table_id: "vtb-abc123",
    transit_router_route_entry_destination_cidr_block: "10.1.0.0/16",
    transit_router_route_entry_next_hop_type: "Attachment",
    ...others,
  });
const onGateway = (next_hop: string) =>
  patch(hub, "resource/alicloud_vpn_route_entry/main", { vpn_gateway_id: "vpn-abc123", next_hop });

testRule("ids", {
  passes: {
    "an entry of a route table": entry({ transit_router_route_entry_next_hop_id: "tr-attach-abc123" }),
    "a black hole in a route table": entry({ transit_router_route_entry_next_hop_type: "BlackHole" }),
    "a route of a connection on a VPN gateway": onGateway("vco-abc123"),
    "ids of the right kinds": good,
    "references to the right attributes": changed(hub, {
      [ROUTER_ID]: reference(ROUTER, "transit_router_id"),
      [TABLE_ID]: reference(TABLE, "transit_router_route_table_id"),
    }),
    "a reference to the right attribute, in an HCL plan": inHcl(
      planOf(patch(hub, TABLE_ID, reference(TABLE, "transit_router_route_table_id"))),
    ),
    "a reference to a data source": patch(hub, ROUTER_ID, "${data.alicloud_cen_transit_routers.all.id}"),
    "a reference to one of several objects of a data source": {
      in: patch(
        hub,
        TABLE_ID,
        '${one([for t in data.alicloud_cen_transit_router_route_tables.all.tables : t.transit_router_route_table_id if t.transit_router_route_table_type == "System"])}',
      ),
      as: ["synth"],
    },
    "a route map whose table is null": map({ transit_router_route_table_id: "" }),
    "a route map without a table": map({}),
    "a data source of no transit router, beside the others": patch(hub, `${ATTACHMENT}/cen_id`, "cen-def456"),
    "a reference to an unknown one of several instances": byKey(planOf(good), at(GATEWAY_2)),
  },
  finds: {
    "a connection in place of a customer gateway": {
      in: patch(good, `${TUNNEL_2}/customer_gateway_id`, "vco-abc123"),
      findings: [{ ...notOne(TUNNEL_2, "tunnels.2.customer_gateway_id", "vco-abc123") }],
    },
    "Terraform's id of a transit router": {
      in: whole,
      as: ["synth", "plan"],
      findings: [
        {
          at: "transit_router_id",
          message: `${at(ROUTER)}.id contains more than the id`,
          fix: `${at(ROUTER)}.transit_router_id`,
          address: at(ATTACHMENT),
          fault: `${at(ROUTER)}.id`,
        },
      ],
    },
    "Terraform's id of an existing transit router": wrong(ATTACHMENT, "transit_router_id", "cen-abc123:tr-abc123"),
    "Terraform's id of a route table": {
      in: wholeTable,
      as: ["synth", "plan"],
      findings: [
        {
          at: "transit_router_route_table_id",
          message: `${at(TABLE)}.id contains more than the id`,
          fix: `${at(TABLE)}.transit_router_route_table_id`,
          address: at(ASSOCIATION),
        },
      ],
    },
    "Terraform's id of a route table for a route map": {
      in: map({ transit_router_route_table_id: reference(TABLE) }),
      as: ["synth", "plan"],
      findings: [
        {
          at: "transit_router_route_table_id",
          message: `${at(TABLE)}.id contains more than the id`,
          fix: `${at(TABLE)}.transit_router_route_table_id`,
        },
      ],
    },
    "Terraform's id of a route table for a route entry": {
      in: entry({ transit_router_route_table_id: reference(TABLE) }),
      as: ["synth", "plan"],
      findings: [
        {
          at: "transit_router_route_table_id",
          message: `${at(TABLE)}.id contains more than the id`,
          fix: `${at(TABLE)}.transit_router_route_table_id`,
          address: at(ENTRY),
        },
      ],
    },
    "a connection in place of an attachment for a route entry": {
      in: entry({ transit_router_route_entry_next_hop_id: "vco-abc123" }),
      findings: [notOne(ENTRY, "transit_router_route_entry_next_hop_id", "vco-abc123")],
    },
    "a VPN gateway in place of a connection for its route": {
      in: onGateway("vpn-abc123"),
      findings: [notOne("resource/alicloud_vpn_route_entry/main", "next_hop", "vpn-abc123")],
    },
    "a reference to another kind of resource": {
      in: patch(hub, `${ATTACHMENT}/vpn_id`, reference(GATEWAY_1)),
      as: ["synth", "plan"],
      findings: [
        {
          at: "vpn_id",
          message: `${at(GATEWAY_1)}.id is the id of a customer gateway, cgw-…`,
          address: at(ATTACHMENT),
        },
      ],
    },
    "a reference to another kind of resource, in an HCL plan": {
      in: inHcl(planOf(patch(hub, `${ATTACHMENT}/vpn_id`, reference(GATEWAY_1)))),
      findings: [{ at: "vpn_id", message: `${at(GATEWAY_1)}.id is the id of a customer gateway, cgw-…` }],
    },
    "an id that contains two others": {
      in: patch(hub, ROUTER_ID, reference(ASSOCIATION)),
      as: ["synth", "plan"],
      findings: [
        {
          at: "transit_router_id",
          message: `${at(ASSOCIATION)}.id is the id of an attachment, tr-attach-… and the id of a transit router's route table, vtb-…`,
        },
      ],
    },
    "a name through a reference": {
      in: patch(hub, `${ATTACHMENT}/vpn_id`, reference(GATEWAY_1, "customer_gateway_name")),
      findings: [{ at: "vpn_id", message: "“edge” is not such an id" }],
    },
    "an empty text": wrong(ROUTER, "cen_id", "", hub),
    "a transit router's id of an association": wrong(ASSOCIATION, "transit_router_attachment_id", "vco-abc"),
    "a transit router's id of an association's table": wrong(ASSOCIATION, "transit_router_route_table_id", "tr-abc"),
    "a transit router's id of a propagation": wrong(PROPAGATION, "transit_router_attachment_id", "tr-abc"),
    "Terraform's id of a propagation's table": wrong(PROPAGATION, "transit_router_route_table_id", "vtb-abc:tr-abc"),
    "another CEN instance's id of an attachment": wrong(ATTACHMENT, "cen_id", "tr-abc123"),
    "another id of a transit router's CEN instance": wrong(ROUTER, "cen_id", "tr-abc123", hub),
    "another id of a route table's transit router": wrong(TABLE, "transit_router_id", "cen-abc123", hub),
    "another id of a route map": wrong(MAP, "cen_id", "tr-abc123", map({})),
    "another id of a CIDR": wrong(CIDR, "transit_router_id", "cen-abc123"),
    "another id of a grant": wrong(GRANT, "cen_id", "tr-abc123", patch(hub, GRANT, { instance_id: "vco-1" })),
    "another id of a VPN gateway": wrong(OFFICE, "vpn_gateway_id", "vco-abc123"),
  },
  leavesOpen: {
    "an unknown id": patch(good, `${TUNNEL_2}/customer_gateway_id`, UNKNOWN),
    "a part of an id in HCL": {
      in: inHcl(planOf(whole)),
      because: "transit_router_id comes from alicloud_cen_transit_router.main.id, which contains more than the id",
    },
    "a part of a table's id in HCL": inHcl(planOf(wholeTable)),
  },
});
