import { CustomerGateway, VpnGatewayConnection } from "../../modules";
import { resourceOf, synthesizeStack } from "../setup/synth";
import { connectionProps, PEER, refused } from "./props";

const ADDRESS = "alicloud_vpn_connection.main";
const vpnGateway = { vpnGatewayId: "vpn-1" };

const ARGUMENTS = {
  tunnel_ike_config: {
    ike_version: "ikev2",
    ike_mode: "main",
    ike_enc_alg: "aes256",
    ike_auth_alg: "sha256",
    ike_pfs: "group14",
    ike_lifetime: 28800,
  },
  tunnel_ipsec_config: {
    ipsec_enc_alg: "aes256",
    ipsec_auth_alg: "sha256",
    ipsec_pfs: "group14",
    ipsec_lifetime: 3600,
  },
};
const tunnel = (number: number, role: string) => ({
  role,
  customer_gateway_id: "cgw-abc123",
  enable_dpd: true,
  enable_nat_traversal: true,
  ...ARGUMENTS,
  tunnel_ike_config: { ...ARGUMENTS.tunnel_ike_config, psk: `\${var.psks["a/b/${number}"]}` },
});
const bgp = (tunnel_cidr: string, local_bgp_ip: string) => ({
  tunnel_bgp_config: { local_asn: "64512", tunnel_cidr, local_bgp_ip },
});

test("a connection writes all its props, and the master first", () => {
  const json = synthesizeStack((stack) => {
    const connection = new VpnGatewayConnection(stack, "main", {
      ...connectionProps(stack),
      vpnGateway,
      name: "a${b}",
      importId: "vco-1",
      tags: { a: "${b}" },
      routing: { cloud: ["10.0.0.0/8", "11.0.0.0/8"], site: ["192.168.0.0/16"] },
      applyImmediately: true,
      terraformName: "main",
    });
    expect(connection.vpnGatewayId).toBe("vpn-1");
    const [one, two] = [connection.gatewayAddresses[1], connection.gatewayAddresses[2]];
    const description = `${connection.vpnConnectionId} ${one} ${two}`;
    new CustomerGateway(stack, "shown", { ip: "203.0.113.10", description, terraformName: "shown" });
  });
  const { lifecycle, depends_on: _, ...connection } = resourceOf(json, ADDRESS);
  expect(connection).toEqual({
    vpn_gateway_id: "vpn-1",
    vpn_connection_name: "a$${b}",
    local_subnet: ["10.0.0.0/8", "11.0.0.0/8"],
    remote_subnet: ["192.168.0.0/16"],
    effect_immediately: true,
    auto_config_route: true,
    enable_tunnels_bgp: true,
    tags: { a: "$${b}" },
    tunnel_options_specification: [
      { ...tunnel(1, "master"), ...bgp("169.254.10.0/30", "169.254.10.1") },
      { ...tunnel(2, "slave"), ...bgp("169.254.10.4/30", "169.254.10.5") },
    ],
  });
  expect(lifecycle).toMatchObject({
    precondition: [
      { error_message: expect.stringMatching(/^a\$\$\{b\}: tunnel 1 /) },
      { error_message: expect.stringMatching(/^a\$\$\{b\}: tunnel 2 /) },
    ],
  });
  expect(json).toMatchObject({ import: [{ id: "vco-1", to: ADDRESS }] });
  const tunnels = `${ADDRESS}.tunnel_options_specification`;
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.shown").description).toBe(
    `\${${ADDRESS}.id} \${nonsensitive(${tunnels}[0].internet_ip)} \${nonsensitive(${tunnels}[1].internet_ip)}`,
  );
});

test("without BGP and name, it writes that BGP is off, and has its path as its name", () => {
  const json = synthesizeStack((stack) => {
    const { tunnels } = connectionProps(stack);
    const plain = (number: 1 | 2) => ({ customerGateway: PEER, psk: tunnels[number].psk });
    new VpnGatewayConnection(stack, "main", {
      vpnGateway,
      tunnels: { 1: plain(1), 2: plain(2) },
      terraformName: "main",
    });
  });
  const { lifecycle, depends_on: _, ...connection } = resourceOf(json, ADDRESS);
  expect(connection).toEqual({
    vpn_gateway_id: "vpn-1",
    local_subnet: ["0.0.0.0/0"],
    remote_subnet: ["0.0.0.0/0"],
    effect_immediately: false,
    auto_config_route: true,
    enable_tunnels_bgp: false,
    tunnel_options_specification: [tunnel(1, "master"), tunnel(2, "slave")],
  });
  expect(lifecycle).toMatchObject({
    precondition: [
      { error_message: expect.stringMatching(/^test\/main: /) },
      { error_message: expect.stringMatching(/^test\/main: /) },
    ],
  });
});

test("all problems are reported at once", () => {
  expect(
    refused((stack) => {
      const device = new CustomerGateway(stack, "edge", { ip: "203.0.113.10", asn: 65010 });
      const { tunnels, ...props } = connectionProps(stack);
      new VpnGatewayConnection(stack, "main", {
        ...props,
        name: "",
        vpnGateway: { vpnGatewayId: "x", network: "private" },
        tunnels: { 1: { ...tunnels[1], customerGateway: device }, 2: tunnels[2] },
      });
    }).map((line) => line.split(". Allowed")[0]),
  ).toEqual([
    "name: the text has 0 characters",
    "tunnels.1.customerGateway: 203.0.113.10 is public, but the connection is private",
    "vpnGateway: “x” is not such an id",
  ]);
});
