import { CustomerGateway } from "../../modules";
import { resourceOf, synthesizeStack } from "../setup/synth";
import { otherProvider, refused } from "./props";

const IP = "203.0.113.10";

test("a customer gateway writes all its props, its ASN as a plain number, and templates as text", () => {
  const json = synthesizeStack((stack) => {
    new CustomerGateway(stack, "edge", {
      ip: IP,
      asn: "1.10",
      name: "a${b}",
      description: "d%{e}",
      tags: { "k${x}": "v" },
      importId: "cgw-1",
      provider: otherProvider(stack),
      terraformName: "edge",
    });
  });
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.edge")).toEqual({
    provider: "alicloud.other",
    ip_address: IP,
    asn: "65546",
    customer_gateway_name: "a$${b}",
    description: "d%%{e}",
    tags: { "k$${x}": "v" },
    lifecycle: { create_before_destroy: true },
  });
  expect(json).toMatchObject({ import: [{ id: "cgw-1", to: "alicloud_vpn_customer_gateway.edge" }] });
});

test("a trigger or several renew the gateway, and the new one exists beside the old one", () => {
  const json = synthesizeStack((stack) => {
    const gateway = new CustomerGateway(stack, "edge", { ip: IP, terraformName: "edge" });
    gateway.renewWith("a.b");
    gateway.renewWith("c.d");
  });
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.edge")).toEqual({
    ip_address: IP,
    lifecycle: { create_before_destroy: true, replace_triggered_by: ["a.b", "c.d"] },
  });
});

test("connections know the gateway's device, and its ASN if it has one", () => {
  synthesizeStack((stack) => {
    expect(new CustomerGateway(stack, "a", { ip: IP }).device).toStrictEqual({ ip: IP });
    expect(new CustomerGateway(stack, "b", { ip: IP, asn: "1.10" }).device).toEqual({ ip: IP, asn: "1.10" });
    expect(CustomerGateway.fromId(stack, "c", "cgw-1")).toEqual({ customerGatewayId: "cgw-1" });
  });
});

test("all problems are reported at once, and an imported gateway may have what the cloud has accepted", () => {
  expect(refused((stack) => new CustomerGateway(stack, "edge", { ip: "x", asn: "y", importId: "z" }))).toEqual([
    "ip: x is not an IPv4 address. Allowed: four decimal numbers such as 203.0.113.10.",
    "asn: y is not an ASN. Allowed: 1 to 4294967295, plain or dotted (1.10 = 65546).",
    "importId: “z” is not such an id. Allowed: the id of a customer gateway, cgw-…",
  ]);
  const ip = "127.0.0.1";
  expect(refused((stack) => new CustomerGateway(stack, "edge", { ip }))).toHaveLength(1);
  expect(() => synthesizeStack((stack) => new CustomerGateway(stack, "edge", { ip, importId: "cgw-1" }))).not.toThrow();
  expect(refused((stack) => CustomerGateway.fromId(stack, "edge", "x"))).toEqual([
    "customerGatewayId: “x” is not such an id. Allowed: the id of a customer gateway, cgw-…",
  ]);
});
