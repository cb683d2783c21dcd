import type { Found } from "../rehearsal";

/** A connection as the cloud has it, whatever was meant. Holds PSKs. */
export interface CloudConnection {
  readonly id: string;
  readonly name: string;
  /** Networks in the cloud and at the site that IPsec protects. */
  readonly local: readonly string[];
  readonly remote: readonly string[];
  /** Networks at the site that the cloud has static routes to. */
  readonly routes: readonly string[];
  readonly tunnels: readonly CloudTunnel[];
}

export interface CloudTunnel {
  readonly number: number;
  readonly gateway: string;
  /** Address of the customer gateway. */
  readonly device: string;
  readonly localId: string;
  readonly remoteId: string;
  readonly psk: string;
  /** In the API's words: `ikev2`, `main`, `aes256`, `sha256`, `group14`. */
  readonly ike: { readonly version: string; readonly mode: string } & Algorithms;
  readonly ipsec: Algorithms;
  readonly dpd: boolean;
  readonly bgp?: {
    readonly cidr: string;
    readonly ip: string;
    readonly asn: number;
    readonly peerIp: string;
    readonly peerAsn: number;
  };
}

interface Algorithms {
  readonly encryption: string;
  readonly authentication: string;
  readonly group: string;
  readonly lifetime: number;
}

const CONNECTIONS = ["alicloud_vpn_gateway_vpn_attachment", "alicloud_vpn_connection"];

/** The connections that a simulated cloud holds. The one place that knows how the cloud keeps them. */
export function cloudConnections(objects: readonly Found[]): readonly CloudConnection[] {
  return objects
    .filter(({ type }) => CONNECTIONS.includes(type))
    .map(({ id, fields }) => {
      const { local_subnet, remote_subnet, vpn_attachment_name, vpn_connection_name, enable_tunnels_bgp } = fields;
      const tunnels = list(fields.tunnel_options_specification);
      return {
        id,
        name: text(vpn_attachment_name ?? vpn_connection_name),
        local: networks(local_subnet),
        remote: networks(remote_subnet),
        routes: objects.flatMap(({ fields: route }) =>
          route.vpn_connection_id === id ? [text(route.route_dest)] : [],
        ),
        tunnels: tunnels.map((tunnel, index) => readTunnel(tunnel, index + 1, enable_tunnels_bgp === true, objects)),
      };
    });
}

function readTunnel(
  tunnel: Record<string, unknown>,
  place: number,
  hasBgp: boolean,
  objects: readonly Found[],
): CloudTunnel {
  const [ike = {}] = list(tunnel.tunnel_ike_config);
  const [ipsec = {}] = list(tunnel.tunnel_ipsec_config);
  const [bgp] = list(tunnel.tunnel_bgp_config);
  const gateway = objects.find(({ id }) => id === tunnel.customer_gateway_id)?.fields ?? {};
  return {
    number: Number(tunnel.tunnel_index ?? place),
    gateway: text(tunnel.internet_ip),
    device: text(gateway.ip_address),
    localId: text(ike.local_id),
    remoteId: text(ike.remote_id),
    psk: text(ike.psk),
    ike: { version: text(ike.ike_version), mode: text(ike.ike_mode), ...algorithms(ike, "ike") },
    ipsec: algorithms(ipsec, "ipsec"),
    dpd: tunnel.enable_dpd === true,
    ...(hasBgp && bgp
      ? {
          bgp: {
            cidr: text(bgp.tunnel_cidr),
            ip: text(bgp.local_bgp_ip),
            asn: Number(bgp.local_asn),
            peerIp: text(bgp.peer_bgp_ip),
            peerAsn: Number(bgp.peer_asn),
          },
        }
      : {}),
  };
}

function algorithms(config: Record<string, unknown>, phase: "ike" | "ipsec"): Algorithms {
  return {
    encryption: text(config[`${phase}_enc_alg`]),
    authentication: text(config[`${phase}_auth_alg`]),
    group: text(config[`${phase}_pfs`]),
    lifetime: Number(config[`${phase}_lifetime`]),
  };
}

const text = (value: unknown) => (value === undefined ? "" : String(value));
const list = (value: unknown) => (Array.isArray(value) ? (value as Record<string, unknown>[]) : []);
const networks = (value: unknown) => [value].flat().flatMap((one) => text(one).split(","));
