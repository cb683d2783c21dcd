import fs from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../setup/files";
import CRYPTO from "../setup/strong-crypto.json";

type Blocks = Record<string, unknown>;

/** A root module with the stand-in provider, in one region. */
export function stack(blocks: Blocks, region = "eu-central-1"): Blocks {
  return {
    terraform: { required_providers: { alicloud: { source: "aliyun/alicloud" } } },
    provider: { alicloud: [{ region }] },
    ...blocks,
  };
}

export function folderWith(configuration: Blocks): string {
  const folder = temporaryFolder();
  write(folder, configuration);
  return folder;
}

export function write(folder: string, configuration: Blocks): void {
  fs.writeFileSync(path.join(folder, "cdk.tf.json"), JSON.stringify(configuration, null, 2));
}

export const CUSTOMER_GATEWAY = { ip_address: "198.51.100.10", asn: "65010", customer_gateway_name: "shanghai" };

/** Tunnel 1 or 2 of a connection without a VPN gateway, with all settings. */
export function tunnel(index: 1 | 2, { gateway = "${alicloud_vpn_customer_gateway.site.id}", ike = {} } = {}) {
  return {
    tunnel_index: index,
    customer_gateway_id: gateway,
    enable_dpd: true,
    enable_nat_traversal: true,
    tunnel_ike_config: [{ ...CRYPTO.ike, psk: `key-of-tunnel-${index}`, ...ike }],
    tunnel_ipsec_config: [CRYPTO.ipsec],
    tunnel_bgp_config: [{ local_asn: 65_530, ...insideOf(index) }],
  };
}

export function connection(overrides: Blocks = {}) {
  return {
    vpn_attachment_name: "shanghai-main",
    network_type: "public",
    local_subnet: "0.0.0.0/0",
    remote_subnet: "0.0.0.0/0",
    effect_immediately: true,
    enable_tunnels_bgp: true,
    tunnel_options_specification: [tunnel(1), tunnel(2)],
    ...overrides,
  };
}

/** A connection on a VPN gateway with master and slave. */
export function vpnGatewayConnection(overrides: Blocks = {}) {
  const side = (index: 1 | 2) => ({
    customer_gateway_id: "${alicloud_vpn_customer_gateway.site.id}",
    role: index === 1 ? "master" : "slave",
    enable_dpd: true,
    enable_nat_traversal: true,
    tunnel_ike_config: [{ ...CRYPTO.ike, psk: `key-of-tunnel-${index}` }],
    tunnel_ipsec_config: [CRYPTO.ipsec],
    tunnel_bgp_config: [{ local_asn: "65530", ...insideOf(index) }],
  });
  return {
    vpn_gateway_id: "vpn-of-frankfurt",
    local_subnet: ["10.0.0.0/16", "10.1.0.0/16"],
    remote_subnet: ["192.168.0.0/16"],
    effect_immediately: true,
    enable_tunnels_bgp: true,
    tunnel_options_specification: [side(1), side(2)],
    ...overrides,
  };
}

function insideOf(index: 1 | 2) {
  const block = 4 * index;
  return { tunnel_cidr: `169.254.10.${block}/30`, local_bgp_ip: `169.254.10.${block + 1}` };
}
