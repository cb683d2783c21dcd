import { TerraformVariable } from "cdktf";
import { type ExistingTransitRouterProps, type ITransitRouter, TransitRouter } from "../../../modules";
import { TerraformData } from "../../../modules/terraform/terraform-data";
import { addresses, resourceOf, synthesizeStack } from "../../setup/synth";
import { otherProvider, refused } from "../props";

const IDS = { transitRouterId: "tr-1", cenId: "cen-1", checkEdition: false, terraformName: "hub" };
const TABLE =
  '${one([for table in data.alicloud_cen_transit_router_route_tables.hub.tables : table.transit_router_route_table_id if table.transit_router_route_table_type == "System"])}';

/** A transit router with these parts; synthesizes the answer to a question about it. */
function asked(parts: Partial<ExistingTransitRouterProps>, ask: (router: ITransitRouter) => string) {
  const json = synthesizeStack((stack) => {
    const input = ask(TransitRouter.fromIds(stack, "hub", { ...IDS, ...parts }));
    new TerraformData(stack, "shown", { input }).overrideLogicalId("shown");
  });
  return { json, said: resourceOf(json, "terraform_data.shown").input };
}

test("CIDRs are added before attachments", () => {
  const { json } = asked({ cidrs: ["10.0.0.0/24", "10.0.1.0/24"] }, (router) => {
    expect(router.readyForAttachments).toHaveLength(2);
    return "x";
  });
  expect(addresses(json).filter((address) => address.includes("cidr"))).toEqual([
    "alicloud_cen_transit_router_cidr.hub__10-0-0-0-24",
    "alicloud_cen_transit_router_cidr.hub__10-0-1-0-24",
  ]);
  expect(resourceOf(json, "alicloud_cen_transit_router_cidr.hub__10-0-0-0-24")).toEqual({
    transit_router_id: "tr-1",
    cidr: "10.0.0.0/24",
    publish_cidr_route: true,
  });
});

test("missing route tables are made, with their own name by default", () => {
  const routeTables = {
    spokes: { formerly: ["old"] },
    named: { name: "blue", description: "the d${x}", tags: { a: "${b}" } },
    existing: { id: "vtb-1" },
  };
  const { json, said } = asked({ routeTables }, (router) => {
    expect(router.routeTableNames).toEqual(["spokes", "named", "existing"]);
    expect(["spokes", "named", "none"].map((name) => router.formerTableNames?.(name))).toEqual([["old"], [], []]);
    return ["spokes", "existing", "vtb-9"].map((name) => router.routeTableId(name)).join(" ");
  });
  const made = "alicloud_cen_transit_router_route_table";
  expect(said).toBe(`\${${made}.hub__spokes.transit_router_route_table_id} vtb-1 vtb-9`);
  expect(resourceOf(json, `${made}.hub__spokes`)).toEqual({
    transit_router_id: "tr-1",
    transit_router_route_table_name: "spokes",
  });
  expect(resourceOf(json, `${made}.hub__named`)).toEqual({
    transit_router_id: "tr-1",
    transit_router_route_table_name: "blue",
    transit_router_route_table_description: "the d$${x}",
    tags: { a: "$${b}" },
  });
  expect(Object.keys(json.resource[made] ?? {})).toHaveLength(2);
  expect(json).toMatchObject({ moved: [{ from: `${made}.hub__old`, to: `${made}.hub__spokes` }] });
});

test("the default table is looked up once, on first use", () => {
  const { json, said } = asked({}, (router) => `${router.routeTableId("default")} ${router.routeTableId("default")}`);
  expect(said).toBe(`${TABLE} ${TABLE}`);
  const { "//": _, ...lookup } = json.data?.alicloud_cen_transit_router_route_tables?.hub ?? {};
  expect(lookup).toEqual({ transit_router_id: "tr-1", transit_router_route_table_type: "System" });
  expect(asked({}, () => "x").json).not.toHaveProperty("data");
});

test("without a transit router's name a table keeps cdktf's address, and a token stays", () => {
  const json = synthesizeStack((stack) => {
    const router = TransitRouter.fromIds(stack, "hub", {
      transitRouterId: "tr-1",
      cenId: "cen-1",
      cidrs: ["10.0.0.0/24"],
    });
    const name = new TerraformVariable(stack, "table", {}).stringValue;
    expect(router.routeTableId(name)).toBe(name);
    expect(router.routeTableNames).toEqual([]);
    expect(router.formerTableNames?.("spokes")).toEqual([]);
  });
  expect(Object.keys(json.resource.alicloud_cen_transit_router_cidr ?? {})).toEqual([
    expect.stringMatching(/^hub_cidr/),
  ]);
});

test("parts use the transit router's provider", () => {
  const json = synthesizeStack((stack) => {
    TransitRouter.fromIds(stack, "hub", { ...IDS, cidrs: ["10.0.0.0/24"], provider: otherProvider(stack) });
  });
  expect(resourceOf(json, "alicloud_cen_transit_router_cidr.hub__10-0-0-0-24")).toMatchObject({
    provider: "alicloud.other",
  });
});

test("an unknown route table is refused", () => {
  const ask = (name: string) =>
    refused((stack) => {
      TransitRouter.fromIds(stack, "hub", { ...IDS, routeTables: { spokes: { id: "vtb-1" } } }).routeTableId(name);
    });
  expect(ask("spoke")).toEqual([
    "routeTables: the transit router has no route table “spoke”. Allowed: default, spokes, or the id of a route table, vtb-… Fix: did you mean spokes?",
  ]);
});

describe("parts", () => {
  const wrong = (parts: Partial<ExistingTransitRouterProps>) =>
    refused((stack) => TransitRouter.fromIds(stack, "hub", { transitRouterId: "tr-1", cenId: "cen-1", ...parts }));

  test("with transit require the region", () => {
    const needsRegion = "region: transit needs the region. Allowed: the transit router's region.";
    expect(wrong({ transit: ["vpn"] })).toEqual([needsRegion]);
    expect(wrong({ transit: ["vpx" as never], region: "cn-hangzhou" })).toEqual([
      "transit[0]: “vpx” is not allowed. Allowed: vpn, vbr, ccn. Fix: did you mean vpn?",
    ]);
  });

  test("have former names only if addresses contain these", () => {
    const formerly = ["old"];
    const problem =
      "routeTables.aa.formerly: without terraformName no address contains its name. Allowed: none, or a terraformName.";
    expect(wrong({ routeTables: { aa: { formerly }, bb: { formerly: ["b2"], id: "vtb-1" }, cc: {} } })).toEqual([
      problem,
    ]);
  });

  test("that are tokens are refused in addresses", () => {
    expect(
      refused((stack) => {
        const cidr = new TerraformVariable(stack, "cidr", {}).stringValue;
        TransitRouter.fromIds(stack, "hub", { transitRouterId: "tr-1", cenId: "cen-1", cidrs: ["10.0.0.0/24", cidr] });
      }),
    ).toEqual([
      "cidrs[1]: the value is a token, but a Terraform address needs it. Allowed: a value that is known now.",
    ]);
  });
});
