import { randomBytes } from "node:crypto";
import { formatIpv4, parseCidr, parseIpv4 } from "../../domain/ipv4";
import { customerGateway } from "./customer-gateway";
import type { Realm } from "./inventory";
import type { World } from "./service";
import { zonesOf } from "./zones";

/** A tunnel as a request states it. */
export interface TunnelRequest {
  readonly tunnel_index?: number;
  readonly customer_gateway_id?: string;
  readonly role?: string;
  readonly enable_dpd: boolean;
  readonly enable_nat_traversal: boolean;
  readonly tunnel_ike_config?: readonly Ike[];
  readonly tunnel_ipsec_config?: readonly Ipsec[];
  readonly tunnel_bgp_config?: readonly Bgp[];
}

/** A tunnel as the cloud tells it. */
export interface Tunnel extends TunnelRequest {
  readonly customer_gateway_id: string;
  readonly tunnel_id: string;
  readonly internet_ip: string;
  readonly zone_no: string;
  readonly state: string;
  readonly status: string;
}

export interface Ike {
  readonly psk?: string;
  readonly local_id?: string;
  readonly remote_id?: string;
  readonly [setting: string]: string | number | undefined;
}
export type Ipsec = Readonly<Record<string, string | number>>;
export interface Bgp {
  readonly local_asn?: number | string;
  readonly tunnel_cidr?: string;
  readonly local_bgp_ip?: string;
  readonly peer_asn?: string;
  readonly peer_bgp_ip?: string;
  readonly bgp_status?: string;
}

/** What the API takes for settings that a request leaves out. Source: CreateVpnAttachment. */
const IKE_DEFAULTS = {
  ike_version: "ikev2",
  ike_mode: "main",
  ike_enc_alg: "aes",
  ike_auth_alg: "sha1",
  ike_pfs: "group2",
  ike_lifetime: 86_400,
};
const IPSEC_DEFAULTS = { ipsec_enc_alg: "aes", ipsec_auth_alg: "sha1", ipsec_pfs: "group2", ipsec_lifetime: 86_400 };

/** A tunnel from what was sent for it and, when it changes, from what it was. The number is 1 or 2. */
export function tunnel(world: World, realm: Realm, sent: TunnelRequest, number: number, before?: Tunnel): Tunnel {
  const gatewayId = sent.customer_gateway_id ?? before?.customer_gateway_id ?? "";
  const gateway = customerGateway(world.inventory, realm, gatewayId).fields;
  const internetIp = before?.internet_ip ?? "";
  const ike = sent.tunnel_ike_config?.[0];
  return {
    ...sent,
    customer_gateway_id: gatewayId,
    role: sent.role || (number === 1 ? "master" : "slave"),
    tunnel_id: before?.tunnel_id ?? world.inventory.issue("tun"),
    internet_ip: internetIp,
    zone_no: zonesOf(realm.region)[number - 1] ?? "",
    state: "active",
    status: "ike_sa_not_established",
    tunnel_ike_config: [
      {
        ...IKE_DEFAULTS,
        ...ike,
        psk: ike?.psk || before?.tunnel_ike_config?.[0]?.psk || randomPsk(),
        local_id: ike?.local_id || internetIp,
        remote_id: ike?.remote_id || gateway.ip_address,
      },
    ],
    tunnel_ipsec_config: [{ ...IPSEC_DEFAULTS, ...sent.tunnel_ipsec_config?.[0] }],
    tunnel_bgp_config: (sent.tunnel_bgp_config ?? []).map((bgp) => ({
      ...bgp,
      peer_asn: gateway.asn ?? "",
      peer_bgp_ip: peer(bgp),
      bgp_status: "failed",
    })),
  };
}

/** The tunnel with the address of its gateway, or without. Unless set, the address is also its IKE identity. */
export function withInternetIp(tunnel: Tunnel, internet_ip: string): Tunnel {
  const [ike] = tunnel.tunnel_ike_config ?? [];
  const local_id = ike?.local_id === tunnel.internet_ip ? internet_ip : ike?.local_id;
  return { ...tunnel, internet_ip, tunnel_ike_config: [{ ...ike, local_id }] };
}

/** The other one of the two addresses in the inside CIDR. */
function peer({ tunnel_cidr = "", local_bgp_ip = "" }: Bgp): string {
  const block = parseCidr(tunnel_cidr);
  const local = parseIpv4(local_bgp_ip);
  if (!block || local === undefined) return "";
  return formatIpv4(local === block.first + 1 ? block.first + 2 : block.first + 1);
}

/** The API makes up a key of 16 characters when a request has none. Source: CreateVpnAttachment. */
function randomPsk(): string {
  return randomBytes(8).toString("hex");
}
