import { contains, formatCidr, network, parseCidr, parseIpv4 } from "../../domain/ipv4";
import { customerGateway } from "./customer-gateway";
import type { Realm } from "./inventory";
import { Refusal } from "./refusal";
import type { World } from "./service";
import type { Bgp, Ike, Ipsec, Tunnel, TunnelRequest } from "./tunnel";

// What the API does not take of tunnels. The vendor's pages on CreateVpnAttachment and CreateVpnConnection say what is
// allowed, and not with which codes the rest is refused: those are ours.

const INSIDE = network("169.254.0.0/16");

/** "TunnelCidr: a /30 of 169.254.0.0/16" without these. */
const RESERVED = [
  ...["169.254.0.0/30", "169.254.1.0/30", "169.254.2.0/30", "169.254.3.0/30", "169.254.4.0/30", "169.254.5.0/30"],
  ...["169.254.6.0/30", "169.254.169.252/30"],
];

/** "Psk: 1 to 100 characters, no spaces"; "LocalId, RemoteId: up to 100, no spaces". */
const LONGEST = 100;

/** "0 to 86400" seconds. */
const LONGEST_LIFETIME = 86_400;

const VALUES: Readonly<Record<string, readonly string[]>> = {
  ike_version: ["ikev1", "ikev2"],
  ike_mode: ["main", "aggressive"],
  ike_enc_alg: ["aes", "aes192", "aes256", "des", "3des"],
  ike_auth_alg: ["md5", "sha1", "sha256", "sha384", "sha512"],
  ike_pfs: ["group1", "group2", "group5", "group14"],
  ipsec_enc_alg: ["aes", "aes192", "aes256", "des", "3des"],
  ipsec_auth_alg: ["md5", "sha1", "sha256", "sha384", "sha512"],
  ipsec_pfs: ["disabled", "group1", "group2", "group5", "group14"],
};

/** Throws for tunnels that the API does not take, as they are sent and with what they were before. A message never holds a key. */
export function refuseUntakable(
  world: World,
  realm: Realm,
  sent: readonly TunnelRequest[],
  bgp: boolean,
  before: (tunnel: TunnelRequest, index: number) => Tunnel | undefined = () => undefined,
): void {
  const terminated = sent.map((tunnel, index) => {
    const gatewayId = tunnel.customer_gateway_id ?? before(tunnel, index)?.customer_gateway_id ?? "";
    return { tunnel, gatewayId, gatewayAsn: customerGateway(world.inventory, realm, gatewayId).fields.asn };
  });
  refuseTunnels(terminated, bgp);
}

/** A tunnel with the ASN of its customer gateway. */
interface Terminated {
  readonly tunnel: TunnelRequest;
  readonly gatewayId: string;
  readonly gatewayAsn: string | undefined;
}

function refuseTunnels(tunnels: readonly Terminated[], bgp: boolean): void {
  for (const { tunnel } of tunnels) {
    for (const ike of tunnel.tunnel_ike_config ?? []) refuseIke(ike);
    for (const settings of [...(tunnel.tunnel_ike_config ?? []), ...(tunnel.tunnel_ipsec_config ?? [])])
      refuseSettings(settings);
    for (const config of tunnel.tunnel_bgp_config ?? []) refuseBgp(config);
  }
  refuseSharedInsideCidr(tunnels);
  if (bgp) for (const one of tunnels) refuseWithoutBgp(one);
}

function refuseIke({ psk, local_id, remote_id }: Ike): void {
  if (psk && (psk.length > LONGEST || /\s/.test(psk)))
    throw new Refusal("Sim.Psk", `A PSK has 1 to ${LONGEST} characters and no space; this one does not.`);
  for (const identity of [local_id, remote_id]) {
    if (identity && (identity.length > LONGEST || /\s/.test(identity)))
      throw new Refusal("Sim.IkeIdentity", `An identity has up to ${LONGEST} characters and no space: ${identity}.`);
  }
}

function refuseSettings(settings: Ike | Ipsec): void {
  for (const [name, value] of Object.entries(settings)) {
    const allowed = VALUES[name];
    if (allowed && value && !allowed.includes(String(value)))
      throw new Refusal("Sim.Algorithm", `${name} is one of ${allowed.join(", ")}, and not ${value}.`);
    if (name.endsWith("_lifetime") && !(Number(value) >= 0 && Number(value) <= LONGEST_LIFETIME))
      throw new Refusal("Sim.Lifetime", `${name} is 0 to ${LONGEST_LIFETIME} seconds, and not ${value}.`);
  }
}

function refuseBgp({ tunnel_cidr, local_bgp_ip }: Bgp): void {
  if (!tunnel_cidr) return;
  const block = parseCidr(tunnel_cidr);
  if (block?.length !== 30 || !contains(INSIDE, block))
    throw new Refusal("Sim.TunnelCidr", `${tunnel_cidr} is not a /30 of ${formatCidr(INSIDE)}.`);
  if (RESERVED.includes(tunnel_cidr)) throw new Refusal("Sim.TunnelCidr", `${tunnel_cidr} is reserved by the system.`);
  if (!local_bgp_ip) return;
  const address = parseIpv4(local_bgp_ip);
  if (address === undefined || address <= block.first || address >= block.last)
    throw new Refusal(
      "Sim.LocalBgpIp",
      `${local_bgp_ip} is none of the two addresses that hosts can have in ${tunnel_cidr}.`,
    );
}

/** "The CIDR blocks of the tunnels of a connection must differ." */
function refuseSharedInsideCidr(tunnels: readonly Terminated[]): void {
  const blocks = tunnels.flatMap(({ tunnel }) => tunnel.tunnel_bgp_config?.[0]?.tunnel_cidr || []);
  const twice = blocks.find((block, index) => blocks.indexOf(block) !== index);
  if (twice) throw new Refusal("Sim.TunnelCidr", `${twice} is the inside CIDR of both tunnels.`);
}

/** "With EnableTunnelsBgp every tunnel has a TunnelBgpConfig, and its customer gateway an ASN." */
function refuseWithoutBgp({ tunnel, gatewayId, gatewayAsn }: Terminated): void {
  if (!tunnel.tunnel_bgp_config?.length)
    throw new Refusal("Sim.TunnelBgpConfig", "BGP is on, and a tunnel has no BGP configuration.");
  if (!gatewayAsn) throw new Refusal("Sim.CustomerGatewayAsn", `BGP is on, and ${gatewayId} has no ASN.`);
}
