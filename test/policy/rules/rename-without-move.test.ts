import { type Json, resources, site, stack, UNKNOWN } from "../fixtures";
import { changed, good } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const spare = { ip_address: "198.51.100.40", asn: "65020" };
/** The plan that gives a resource another name, and other arguments if `others` has any. */
const renamed = (type: string, from: string, to: string, body: Json, others: Json = {}, more: Json = good) =>
  planOfChange(
    stack(more, resources({ [type]: { [from]: body } })),
    stack(more, resources({ [type]: { [to]: { ...body, ...others } } })),
  );
const gateway = (from: string, to: string, others: Json = {}) =>
  renamed("alicloud_vpn_customer_gateway", from, to, spare, others);

const same = (type: string, from: string, to: string, by: string, ours?: string) => ({
  message: `${type}.${from} has the same ${by}, and is destroyed while this one is made`,
  address: `${type}.${to}`,
  fix: `if this is a rename, ${ours ? `in an environment file ${ours}; elsewhere ` : ""}a moved block from ${type}.${from} to ${type}.${to}`,
});
const gatewayFound = (from: string, to: string, ours?: string) =>
  same("alicloud_vpn_customer_gateway", from, to, "address and ASN", ours);

const connection = "alicloud_vpn_gateway_vpn_attachment";
const attachment = "alicloud_cen_transit_router_vpn_attachment";
const onGateway = "alicloud_vpn_connection";
const table = "alicloud_cen_transit_router_route_table";

const connectionOf = (json: Json, type: string, name: string) =>
  (json.resource as Record<string, Record<string, Json>>)[type]?.[name] as Json;
const shanghai = connectionOf(site("shanghai"), connection, "shanghai__main");
const office = connectionOf(good, onGateway, "office__main");
const without = (...paths: readonly string[]) =>
  changed(good, Object.fromEntries(paths.map((path) => [`resource/${path.replace(".", "/")}`, undefined])));
const attachmentBody = { vpn_id: "vco-foreign", transit_router_id: "tr-abc123" };

testRule("rename-without-move", {
  passes: {
    "another device": gateway("office__fw", "berlin__fw", { ip_address: "198.51.100.41" }),
    "another ASN": gateway("office__fw", "berlin__fw", { asn: "65021" }),
    "no change": planOfChange(good, good),
    "new resources only": planOfChange({}, good),
    "destroyed resources only": planOfChange(good, {}),
    "a rename with a moved block": planOfChange(
      stack(good, resources({ alicloud_vpn_customer_gateway: { office__fw: spare } })),
      {
        ...stack(good, resources({ alicloud_vpn_customer_gateway: { berlin__fw: spare } })),
        moved: [{ from: "alicloud_vpn_customer_gateway.office__fw", to: "alicloud_vpn_customer_gateway.berlin__fw" }],
      },
    ),
  },
  finds: {
    "a customer gateway of another site": {
      in: gateway("office__fw", "berlin__fw"),
      findings: [gatewayFound("office__fw", "berlin__fw", "formerly: [office] in sites.berlin")],
    },
    "a customer gateway under another key": {
      in: gateway("office__fw", "office__wall"),
      findings: [gatewayFound("office__fw", "office__wall", "formerly: [fw] in sites.office.customerGateways.wall")],
    },
    "a customer gateway under other keys of both": {
      in: gateway("office__fw", "berlin__wall"),
      findings: [
        gatewayFound(
          "office__fw",
          "berlin__wall",
          "formerly: [office] in sites.berlin and formerly: [fw] in sites.berlin.customerGateways.wall",
        ),
      ],
    },
    "a customer gateway without an environment file": {
      in: gateway("office", "berlin"),
      findings: [gatewayFound("office", "berlin")],
    },
    "a customer gateway with too many keys": {
      in: gateway("office__fw__1", "berlin__fw__1"),
      findings: [gatewayFound("office__fw__1", "berlin__fw__1")],
    },
    "a customer gateway that is now in an environment file": {
      in: gateway("office", "berlin__fw"),
      findings: [gatewayFound("office", "berlin__fw")],
    },
    "two destroyed gateways and one new gateway": {
      in: planOfChange(
        resources({ alicloud_vpn_customer_gateway: { office__fw: spare, warsaw__fw: spare } }),
        resources({ alicloud_vpn_customer_gateway: { berlin__fw: spare } }),
      ),
      findings: [
        {
          message:
            "alicloud_vpn_customer_gateway.office__fw or alicloud_vpn_customer_gateway.warsaw__fw has the same address and ASN, and is destroyed while this one is made",
          address: "alicloud_vpn_customer_gateway.berlin__fw",
        },
      ],
    },
    "a connection": {
      in: renamed(connection, "shanghai__first", "shanghai__second", shanghai),
      findings: [
        same(
          connection,
          "shanghai__first",
          "shanghai__second",
          "networks, devices and inside CIDRs of the tunnels",
          "formerly: [first] in sites.shanghai.connections.second",
        ),
      ],
    },
    "a connection on a VPN gateway": {
      in: planOfChange(
        good,
        stack(without("alicloud_vpn_connection.office__main"), resources({ [onGateway]: { office__second: office } })),
      ),
      findings: [
        same(
          onGateway,
          "office__main",
          "office__second",
          "VPN gateway, networks, and devices of the tunnels",
          "formerly: [main] in sites.office.connections.second",
        ),
      ],
    },
    "an attachment": {
      in: renamed(attachment, "office__foreign", "berlin__foreign", attachmentBody),
      findings: [
        same(
          attachment,
          "office__foreign",
          "berlin__foreign",
          "connection and transit router",
          "formerly: [office] in sites.berlin",
        ),
      ],
    },
    "an attachment under another key": {
      in: renamed(attachment, "office__foreign", "office__other", attachmentBody),
      findings: [
        same(
          attachment,
          "office__foreign",
          "office__other",
          "connection and transit router",
          "formerly: [foreign] in sites.office.connections.other",
        ),
      ],
    },
    "a transit router of a site, which no environment file has": {
      in: renamed("alicloud_cen_transit_router", "office__hub", "berlin__hub", { cen_id: "cen-def456" }),
      findings: [same("alicloud_cen_transit_router", "office__hub", "berlin__hub", "CEN instance")],
    },
    "a transit router": {
      in: renamed("alicloud_cen_transit_router", "main", "hub", { cen_id: "cen-def456" }),
      findings: [same("alicloud_cen_transit_router", "main", "hub", "CEN instance")],
    },
    "a route table of a transit router": {
      in: tables("transit-router__red", "transit-router__blue", { transit_router_route_table_name: "sites" }),
      findings: [
        same(
          table,
          "transit-router__red",
          "transit-router__blue",
          "transit router, and name or attachments",
          "formerly: [red] in transitRouter.routeTables.blue",
        ),
      ],
    },
    "a route table of a site, which no environment file has": {
      in: tables("shanghai__red", "shanghai__blue", { transit_router_route_table_name: "sites" }),
      findings: [same(table, "shanghai__red", "shanghai__blue", "transit router, and name or attachments")],
    },
    "a route table that forwards the same attachment": {
      in: tables("main", "other", {}, (name) =>
        resources({
          alicloud_cen_transit_router_route_table_association: {
            foreign: { transit_router_attachment_id: "tr-attach-1", transit_router_route_table_id: idIn(name) },
          },
        }),
      ),
      findings: [same(table, "main", "other", "transit router, and name or attachments")],
    },
    "a VPN gateway": {
      in: renamed("alicloud_vpn_gateway", "edge", "border", {
        vpc_id: "vpc-abc123",
        vswitch_id: "vsw-abc123",
        bandwidth: 100,
      }),
      findings: [
        same(
          "alicloud_vpn_gateway",
          "edge",
          "border",
          "VPC, vSwitches and bandwidth",
          "formerly: [edge] in vpnGateways.border",
        ),
      ],
    },
    "a VPN gateway with several keys, which no environment file has": {
      in: renamed("alicloud_vpn_gateway", "hub__edge", "hub__border", {
        vpc_id: "vpc-abc123",
        vswitch_id: "vsw-abc123",
        bandwidth: 100,
      }),
      findings: [same("alicloud_vpn_gateway", "hub__edge", "hub__border", "VPC, vSwitches and bandwidth")],
    },
  },
  leavesOpen: {
    "the address of a new gateway": planOfChange(
      resources({ alicloud_vpn_customer_gateway: { office__fw: spare } }),
      resources({ alicloud_vpn_customer_gateway: { berlin__fw: { ...spare, ip_address: UNKNOWN } } }),
    ),
    "the former account or region": planOfChange(
      severalProviders(resources({ alicloud_vpn_customer_gateway: { office__fw: spare } })),
      severalProviders(resources({ alicloud_vpn_customer_gateway: { berlin__fw: spare } })),
    ),
  },
});

function severalProviders(json: Json): Json {
  return { provider: { alicloud: [{ region: "cn-hangzhou" }, { alias: "other", region: "cn-beijing" }] }, ...json };
}

/** The plan that gives a route table another name. `users` refer to the table; a plan knows the id of an existing table. */
function tables(from: string, to: string, others: Json, users: (name: string) => Json = () => ({})): Json {
  const body = { transit_router_id: "tr-abc123", ...others };
  const plan = planOfChange(
    stack(resources({ [table]: { [from]: body } }), users(from)),
    stack(resources({ [table]: { [to]: body } }), users(to)),
  );
  for (const { change } of plan.resource_changes as { change: { before: Json | null } }[]) {
    if (change.before) change.before.transit_router_route_table_id = "vtb-1";
  }
  return plan;
}

function idIn(name: string): string {
  return `\${${table}.${name}.transit_router_route_table_id}`;
}
