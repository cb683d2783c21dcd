import { DataAlicloudCenTransitRouters } from "@cdktf/provider-alicloud/lib/data-alicloud-cen-transit-routers";
import { VpnCustomerGateway } from "@cdktf/provider-alicloud/lib/vpn-customer-gateway";
import { TerraformLocal, TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import { addressed, addressOfPart, siteAddress } from "../../../modules/terraform/address";
import { synthesizeStack } from "../../setup/synth";
import { otherProvider } from "../props";

const gateway = (stack: TerraformStack, id: string) => new VpnCustomerGateway(stack, id, { ipAddress: "203.0.113.10" });

test("a resource has the given name, source, provider and former names", () => {
  const json = synthesizeStack((stack) => {
    const past = { importId: "cgw-1", formerTerraformNames: ["old"] };
    const props = { terraformName: "edge", source: "sites.csv:1:1", provider: otherProvider(stack), ...past };
    const resource = gateway(stack, "a");
    expect(addressed(resource, props)).toBe(resource);
    addressed(gateway(stack, "b"), { formerTerraformNames: ["c"], terraformName: "d" });
    addressed(gateway(stack, "e"), {});
  });
  const { edge, d, ...others } = json.resource.alicloud_vpn_customer_gateway ?? {};
  expect(edge).toMatchObject({ "//": { source: "sites.csv:1:1" }, provider: "alicloud.other" });
  expect(d).not.toHaveProperty("provider");
  expect(d).toMatchObject({ "//": { source: expect.stringMatching(/address\.test\.ts:\d+:\d+$/) } });
  expect(Object.keys(others)).toEqual(["e"]);
  const type = "alicloud_vpn_customer_gateway";
  expect(json).toMatchObject({
    import: [{ to: `${type}.edge`, id: "cgw-1" }],
    moved: [
      { from: `${type}.old`, to: `${type}.edge` },
      { from: `${type}.c`, to: `${type}.d` },
    ],
  });
});

test("a data source has a name and a provider, a local value only a name", () => {
  const json = synthesizeStack((stack) => {
    const props = { terraformName: "hub", provider: otherProvider(stack), importId: "x", formerTerraformNames: ["y"] };
    addressed(new DataAlicloudCenTransitRouters(stack, "lookup", { cenId: "cen-1" }), props);
    addressed(new TerraformLocal(stack, "local", "value"), props);
  });
  expect(json.data).toMatchObject({ alicloud_cen_transit_routers: { hub: { provider: "alicloud.other" } } });
  expect(json).toMatchObject({ locals: { hub: "value" } });
  expect(json).not.toHaveProperty("import");
  expect(json).not.toHaveProperty("moved");
});

test.each<[string, (stack: TerraformStack, id: string) => { overrideLogicalId(name: string): void }]>([
  ["alicloud_vpn_customer_gateway.same", gateway],
  [
    "data.alicloud_cen_transit_routers.same",
    (stack, id) => new DataAlicloudCenTransitRouters(stack, id, { cenId: "cen-1" }),
  ],
  ["var.same", (stack, id) => new TerraformVariable(stack, id, {})],
  ["output.same", (stack, id) => new TerraformOutput(stack, id, { value: "x" })],
])("two things at %s are refused in a stack with something of ours", (address, make) => {
  const build = () =>
    synthesizeStack((stack) => {
      addressed(gateway(stack, "ours"), {});
      for (const id of ["one", "two"]) make(stack, id).overrideLogicalId("same");
    });
  expect(build).toThrow(`${address} is the address of test/one and test/two`);
});

test("cdktf refuses two local values with one name, and different kinds may share a name", () => {
  expect(() =>
    synthesizeStack((stack) => {
      addressed(gateway(stack, "ours"), { terraformName: "same" });
      addressed(gateway(stack, "second"), { terraformName: "other" });
      for (const id of ["one", "two"]) new TerraformLocal(stack, id, "x").overrideLogicalId("local");
      new TerraformVariable(stack, "var", {}).overrideLogicalId("same");
      new TerraformOutput(stack, "out", { value: "x" }).overrideLogicalId("same");
    }),
  ).not.toThrow();
});

test("a part is named after the whole, with all former names of both", () => {
  expect(addressOfPart({}, "part")).toStrictEqual({});
  expect(addressOfPart({ terraformName: "hub" }, "part")).toStrictEqual({ terraformName: "hub__part" });
  expect(addressOfPart({ formerTerraformNames: ["old"] }, "part", ["was"])).toStrictEqual({
    formerTerraformNames: ["old__was", "old__part"],
  });
  const provider = {} as never;
  const whole = { terraformName: "hub", formerTerraformNames: ["old"], source: "a:1:1", provider };
  expect(addressOfPart(whole, "part", ["was"])).toStrictEqual({
    terraformName: "hub__part",
    formerTerraformNames: ["old__was", "old__part", "hub__was"],
    source: "a:1:1",
    provider,
  });
});

test("an address in a site has every pair of former names, oldest first", () => {
  expect(siteAddress({ key: "paris" }, { key: "main" })).toStrictEqual({ terraformName: "paris__main" });
  expect(siteAddress({ key: "paris", formerly: ["berlin"] }, { key: "main", formerly: ["old"] })).toStrictEqual({
    terraformName: "paris__main",
    formerTerraformNames: ["berlin__old", "berlin__main", "paris__old"],
  });
});
