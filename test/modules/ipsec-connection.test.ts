import { CustomerGateway, IpsecConnection } from "../../modules";
import { resourceOf, type StackJson, synthesizeStack } from "../setup/synth";
import { connectionProps, otherProvider, PEER, refused } from "./props";

const ADDRESS = "alicloud_vpn_gateway_vpn_attachment.main";

type Connection = {
  readonly lifecycle: {
    readonly precondition: { readonly error_message: string }[];
    readonly postcondition: { readonly condition: string; readonly error_message: string }[];
    readonly replace_triggered_by?: string[];
  };
};
const lifecycleOf = (json: StackJson) => (resourceOf(json, ADDRESS) as unknown as Connection).lifecycle;

test("a connection writes all its props", () => {
  const json = synthesizeStack((stack) => {
    const props = connectionProps(stack);
    const connection = new IpsecConnection(stack, "main", {
      ...props,
      name: "a${b}",
      network: "private",
      bandwidth: "large",
      resourceGroupId: "rg-1",
      importId: "vco-1",
      tags: { a: "${b}" },
      applyImmediately: true,
      dpd: false,
      provider: otherProvider(stack),
      terraformName: "main",
    });
    expect(connection.provider?.alias).toBe("other");
    new CustomerGateway(stack, "id", { ip: "203.0.113.10", name: connection.ipsecConnectionId, terraformName: "id" });
  });
  const { lifecycle: _, depends_on: __, tunnel_options_specification: tunnels, ...rest } = resourceOf(json, ADDRESS);
  expect(rest).toEqual({
    provider: "alicloud.other",
    vpn_attachment_name: "a$${b}",
    network_type: "private",
    tunnel_bandwidth: "Large",
    resource_group_id: "rg-1",
    tags: { a: "$${b}" },
    local_subnet: "0.0.0.0/0",
    remote_subnet: "0.0.0.0/0",
    effect_immediately: true,
    enable_tunnels_bgp: true,
  });
  expect(tunnels).toMatchObject([
    { tunnel_index: 1, customer_gateway_id: "cgw-abc123", enable_dpd: false, enable_nat_traversal: true },
    { tunnel_index: 2, customer_gateway_id: "cgw-abc123", tunnel_bgp_config: { tunnel_cidr: "169.254.10.4/30" } },
  ]);
  expect(tunnels).toMatchObject([
    { tunnel_ike_config: { psk: '${var.psks["a/b/1"]}' }, tunnel_ipsec_config: { ipsec_lifetime: 3600 } },
    { tunnel_ike_config: { psk: '${var.psks["a/b/2"]}' }, tunnel_ipsec_config: { ipsec_lifetime: 3600 } },
  ]);
  expect(json).toMatchObject({ import: [{ id: "vco-1", to: ADDRESS }] });
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.id")).toMatchObject({
    customer_gateway_name: "${alicloud_vpn_gateway_vpn_attachment.main.id}",
  });
});

const versionOf = ({ terraform }: StackJson) =>
  (terraform.required_providers as { alicloud: { version: string } }).alicloud.version;

test("the standard bandwidth is written on request", () => {
  const json = synthesizeStack((stack) => {
    new IpsecConnection(stack, "main", { ...connectionProps(stack), bandwidth: "standard", terraformName: "main" });
  });
  expect(resourceOf(json, ADDRESS)).toMatchObject({ tunnel_bandwidth: "Standard", enable_tunnels_bgp: true });
  expect(versionOf(json)).toBe(">= 1.289.0, < 2.0.0");
});

describe("without a name, BGP or other settings", () => {
  const json = synthesizeStack((stack) => {
    const { tunnels } = connectionProps(stack);
    const [one, two] = ([1, 2] as const).map((number) => ({ customerGateway: PEER, psk: tunnels[number].psk }));
    if (one && two) new IpsecConnection(stack, "main", { tunnels: { 1: one, 2: two }, terraformName: "main" });
  });

  test("a connection is public and has no BGP", () => {
    const { network_type, enable_tunnels_bgp, tunnel_options_specification: tunnels } = resourceOf(json, ADDRESS);
    expect({ network_type, enable_tunnels_bgp }).toEqual({ network_type: "public", enable_tunnels_bgp: false });
    expect(resourceOf(json, ADDRESS)).not.toHaveProperty("tunnel_bandwidth");
    expect(versionOf(json)).toBe(">= 1.276.0, < 2.0.0");
    for (const tunnel of tunnels as object[]) expect(tunnel).not.toHaveProperty("tunnel_bgp_config");
  });

  test("its guard's message names its path, and the address to renew", () => {
    const { precondition, postcondition } = lifecycleOf(json);
    expect(precondition.map(({ error_message }) => error_message.split(",")[0])).toEqual([
      "test/main: tunnel 1 has no PSK",
      "test/main: tunnel 2 has no PSK",
    ]);
    expect(postcondition).toHaveLength(2);
    for (const { error_message } of postcondition) {
      expect(error_message).toMatch(/^test\/main: /);
      expect(error_message).toContain(`terraform apply -replace=${ADDRESS}:`);
    }
    expect(postcondition[0]?.condition).toContain("local.main[");
    expect(json).toMatchObject({ locals: { main: { 1: { enable_dpd: "true" }, 2: { ike_lifetime: "28800" } } } });
  });

  test("nothing renews it", () => {
    expect(lifecycleOf(json)).not.toHaveProperty("replace_triggered_by");
    expect(json.resource.terraform_data).not.toHaveProperty("main");
  });
});

test("a connection that edits replace has a trigger with its own name, but not its import and provider", () => {
  const json = synthesizeStack((stack) => {
    new IpsecConnection(stack, "main", {
      ...connectionProps(stack),
      tunnelEdits: "replace",
      revision: 3,
      importId: "vco-1",
      provider: otherProvider(stack),
      terraformName: "main",
    });
  });
  const { replace_triggered_by, precondition, postcondition } = lifecycleOf(json);
  expect(replace_triggered_by).toEqual(["terraform_data.main"]);
  expect([precondition, postcondition].map(({ length }) => length)).toEqual([2, 2]);
  expect(postcondition[0]?.error_message).toContain("which replaces it");
  expect(resourceOf(json, "terraform_data.main")).toMatchObject({ triggers_replace: { revision: 3 } });
  expect(resourceOf(json, "terraform_data.main")).not.toHaveProperty("provider");
  expect((json as { import?: unknown[] }).import).toHaveLength(1);
});

test("edits in place renew the customer gateways of both tunnels", () => {
  const json = synthesizeStack((stack) => {
    const { tunnels } = connectionProps(stack);
    const gateway = (name: string) =>
      new CustomerGateway(stack, name, { ip: "203.0.113.10", asn: 65010, terraformName: name });
    new IpsecConnection(stack, "main", {
      ...connectionProps(stack),
      tunnels: {
        1: { ...tunnels[1], customerGateway: gateway("one") },
        2: { ...tunnels[2], customerGateway: gateway("two") },
      },
      tunnelEdits: "in-place",
      terraformName: "main",
    });
  });
  for (const name of ["one", "two"])
    expect(resourceOf(json, `alicloud_vpn_customer_gateway.${name}`)).toMatchObject({
      lifecycle: { replace_triggered_by: ["terraform_data.main"] },
    });
  expect(resourceOf(json, "terraform_data.main")).toMatchObject({ triggers_replace: { revision: 1 } });
});

test("all problems are reported at once", () => {
  const renew = (number: number) =>
    `tunnels.${number}.customerGateway: tunnelEdits: in-place renews the customer gateway, but this one was made elsewhere. Allowed: a customer gateway that this file makes, with an ip. Fix: tunnelEdits: replace or refuse, or make the gateway here.`;
  expect(
    refused((stack) => {
      const { tunnels } = connectionProps(stack);
      new IpsecConnection(stack, "main", {
        ...connectionProps(stack),
        network: "pubic" as never,
        bandwidth: "b" as never,
        revision: 0,
        tunnelEdits: "in-place",
        tunnels: { 1: { ...tunnels[1], psk: "literal" }, 2: tunnels[2] },
      });
    }),
  ).toEqual([
    "tunnels.1.psk: the PSK is a literal. Allowed: a reference: PreSharedKeys.of(this).keyOf(…), or a sensitive variable.",
    "network: “pubic” is not allowed. Allowed: public, private. Fix: did you mean public?",
    "bandwidth: “b” is not allowed. Allowed: standard, large.",
    "revision: 0 is not a revision. Allowed: 1, 2, 3 …",
    renew(1),
    renew(2),
  ]);
  const incomplete = { tunnels: { 2: { psk: "${var.psk}" } } } as never;
  expect(refused((stack) => new IpsecConnection(stack, "main", incomplete))).toEqual([
    "tunnels.1: tunnel 1 is missing. Allowed: exactly tunnels 1 and 2.",
    "tunnels.2.customerGateway: customerGateway is missing. Allowed: a customer gateway of the site.",
  ]);
  expect(refused((stack) => new IpsecConnection(stack, "main", {} as never))[0]).toBe(
    "tunnels: tunnels is missing. Allowed: exactly tunnels 1 and 2.",
  );
});

test("a device must suit the connection's network, which is public by default", () => {
  const build = (network?: "private") =>
    refused((stack) => {
      const device = new CustomerGateway(stack, "edge", { ip: network ? "203.0.113.10" : "10.0.0.1", asn: 65010 });
      const { tunnels, ...props } = connectionProps(stack);
      const far = { 1: { ...tunnels[1], customerGateway: device }, 2: tunnels[2] };
      new IpsecConnection(stack, "main", { ...props, tunnels: far, ...(network ? { network } : {}) });
    }).map((line) => line.split(". ")[0]);
  expect(build()).toEqual(["tunnels.1.customerGateway: 10.0.0.1 is private, but the connection is public"]);
  expect(build("private")).toEqual([
    "tunnels.1.customerGateway: 203.0.113.10 is public, but the connection is private",
  ]);
});

test("an existing connection has an id", () => {
  synthesizeStack((stack) => {
    expect(IpsecConnection.fromId(stack, "running", "vco-1")).toEqual({ ipsecConnectionId: "vco-1" });
  });
  expect(refused((stack) => IpsecConnection.fromId(stack, "running", "x"))).toEqual([
    "ipsecConnectionId: “x” is not such an id. Allowed: the id of an IPsec connection, vco-…",
  ]);
});
