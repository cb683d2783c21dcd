import { CustomerGateway, SingleTunnelConnection, type SingleTunnelConnectionProps } from "../../modules";
import { resourceOf, synthesizeStack } from "../setup/synth";
import { connectionProps, PEER, refused } from "./props";

const ADDRESS = "alicloud_vpn_gateway_vpn_attachment.main";
const CHECK = { source: "10.0.0.1", destination: "192.168.0.1" };

const build = (props: Partial<SingleTunnelConnectionProps> = {}) =>
  synthesizeStack((stack) => {
    const { psk } = connectionProps(stack).tunnels[1];
    const tunnel = { customerGateway: PEER, psk, insideCidr: "169.254.10.0/30" };
    const connection = new SingleTunnelConnection(stack, "main", {
      importId: "vco-1",
      tunnel,
      terraformName: "main",
      ...props,
    });
    const name = connection.ipsecConnectionId;
    new CustomerGateway(stack, "shown", { ip: "203.0.113.10", name, terraformName: "shown" });
  });

const CRYPTO = {
  ike_config: {
    psk: '${var.psks["a/b/1"]}',
    ike_version: "ikev2",
    ike_mode: "main",
    ike_enc_alg: "aes256",
    ike_auth_alg: "sha256",
    ike_pfs: "group14",
    ike_lifetime: 28800,
  },
  ipsec_config: { ipsec_enc_alg: "aes256", ipsec_auth_alg: "sha256", ipsec_pfs: "group14", ipsec_lifetime: 3600 },
};

test("a connection writes all its props", () => {
  const json = build({
    name: "n${x}",
    network: "private",
    bgp: { localAsn: 64512 },
    dpd: false,
    healthCheck: { ...CHECK, interval: 5, retries: 6, switchRoute: false },
  });
  const { lifecycle, depends_on: _, ...connection } = resourceOf(json, ADDRESS);
  expect(connection).toEqual({
    vpn_attachment_name: "n$${x}",
    network_type: "private",
    local_subnet: "0.0.0.0/0",
    remote_subnet: "0.0.0.0/0",
    effect_immediately: false,
    customer_gateway_id: "cgw-abc123",
    enable_dpd: false,
    enable_nat_traversal: true,
    ...CRYPTO,
    bgp_config: { enable: true, local_asn: 64512, tunnel_cidr: "169.254.10.0/30", local_bgp_ip: "169.254.10.1" },
    health_check_config: {
      enable: true,
      sip: "10.0.0.1",
      dip: "192.168.0.1",
      interval: 5,
      retry: 6,
      policy: "reserve_route",
    },
  });
  expect(lifecycle).toEqual({
    precondition: [{ condition: expect.any(String), error_message: expect.stringMatching(/^n\$\$\{x\}: tunnel 1 /) }],
    postcondition: [],
  });
  expect(json).toMatchObject({ import: [{ id: "vco-1", to: ADDRESS }] });
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.shown")).toMatchObject({
    customer_gateway_name: `\${${ADDRESS}.id}`,
  });
});

test("the plan fails if the running connection differs from the props", () => {
  const { lifecycle, depends_on: _, ...connection } = resourceOf(build({ natTraversal: false }), ADDRESS);
  expect(connection).toEqual({
    network_type: "public",
    local_subnet: "0.0.0.0/0",
    remote_subnet: "0.0.0.0/0",
    effect_immediately: false,
    customer_gateway_id: "cgw-abc123",
    enable_dpd: true,
    enable_nat_traversal: false,
    ...CRYPTO,
  });
  expect(lifecycle).toMatchObject({
    precondition: [{ error_message: expect.stringMatching(/^test\/main: tunnel 1 /) }],
    postcondition: [
      {
        condition: "${try(self.bgp_config[0].enable, false) != true}",
        error_message:
          "test/main: the running connection has BGP, but the configuration has none. Describe it under bgp, or turn it off in the console first.",
      },
      {
        condition: "${try(self.health_check_config[0].enable, false) != true}",
        error_message:
          "test/main: the running connection has a health check, but the configuration has none. Describe it under healthCheck, or turn it off in the console first.",
      },
    ],
  });
});

test("a health check has its defaults written", () => {
  const checked = (change: object) => resourceOf(build({ healthCheck: { ...CHECK, ...change } }), ADDRESS);
  expect(checked({})).toMatchObject({ health_check_config: { interval: 3, retry: 3, policy: "revoke_route" } });
  expect(checked({ switchRoute: true })).toMatchObject({ health_check_config: { policy: "revoke_route" } });
});

test("all problems are reported at once", () => {
  expect(
    refused((stack) => {
      const device = new CustomerGateway(stack, "edge", { ip: "10.0.0.1" });
      new SingleTunnelConnection(stack, "main", {
        importId: undefined as never,
        tunnel: { psk: "literal", customerGateway: device },
        healthCheck: { source: "x", destination: "y" },
      });
    }).map((line) => line.split(". Allowed")[0]),
  ).toEqual([
    "tunnel.customerGateway: 10.0.0.1 is private, but the connection is public",
    "tunnel.psk: the PSK is a literal",
    "importId: the API no longer makes connections with a single tunnel: VpnConnection.InvalidCreateTunnelOptions",
    "healthCheck.source: x is not an IPv4 address",
    "healthCheck.destination: y is not an IPv4 address",
  ]);
  expect(
    refused((stack) => {
      const tunnel = connectionProps(stack).tunnels[1];
      new SingleTunnelConnection(stack, "main", { importId: "vco-1", tunnel, network: "b" as never });
    }),
  ).toEqual(["network: “b” is not allowed. Allowed: public, private."]);
});
