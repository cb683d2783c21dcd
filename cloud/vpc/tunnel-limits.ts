import { contains, formatCidr, network, parseCidr, parseIpv4 } from "../../domain/ipv4";
import { wordedChoice, wordedFigures } from "../../domain/problem";
import type { Call } from "../action";
import type { Given } from "../parameters";
import { Refusal } from "../refusal";
import { isAsn, LARGEST_ASN } from "./asn";
import { customerGateway } from "./customer-gateway";
import type { BGP, IKE, IPSEC, Tunnel, TunnelRequest } from "./tunnel";

// Tunnel settings that the API refuses. The vendor's pages on CreateVpnAttachment and CreateVpnConnection say what is
// allowed, but not the codes of refusals: these are ours.

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

const ENCRYPTION = ["aes", "aes192", "aes256", "des", "3des"];
const HASHES = ["md5", "sha1", "sha256", "sha384", "sha512"];
const GROUPS = ["group1", "group2", "group5", "group14"];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  IkeVersion: ["ikev1", "ikev2"],
  IkeMode: ["main", "aggressive"],
  IkeEncAlg: ENCRYPTION,
  IkeAuthAlg: HASHES,
  IkePfs: GROUPS,
  IpsecEncAlg: ENCRYPTION,
  IpsecAuthAlg: HASHES,
  IpsecPfs: ["disabled", ...GROUPS],
};

/**
 * Throws for tunnels that the API refuses, given the request and the tunnels before. A message never contains a PSK.
 */
export function refuseUntakable(
  { inventory, caller }: Call,
  sent: readonly TunnelRequest[],
  bgp: boolean,
  before: (tunnel: TunnelRequest, index: number) => Tunnel | undefined = () => undefined,
): void {
  const terminated = sent.map((tunnel, index) => {
    const gatewayId = tunnel.CustomerGatewayId || before(tunnel, index)?.CustomerGatewayId;
    if (!gatewayId) throw new Refusal("MissingParameter", "A tunnel has no CustomerGatewayId.");
    return { tunnel, gatewayId, gatewayAsn: customerGateway(inventory, caller, gatewayId).fields.Asn };
  });
  for (const { TunnelIkeConfig = {}, TunnelIpsecConfig = {}, TunnelBgpConfig = {} } of sent) {
    refuseIke(TunnelIkeConfig);
    refuseSettings({ ...TunnelIkeConfig, ...TunnelIpsecConfig });
    refuseBgp(TunnelBgpConfig);
  }
  refuseSharedInsideCidr(sent);
  if (bgp) for (const one of terminated) refuseWithoutBgp(one);
}

/** A tunnel with the ASN of its customer gateway. */
interface Terminated {
  readonly tunnel: TunnelRequest;
  readonly gatewayId: string;
  readonly gatewayAsn: number | undefined;
}

function refuseIke({ Psk, LocalId, RemoteId }: Given<typeof IKE>): void {
  if (Psk && (Psk.length > LONGEST || !/^[!-~]+$/.test(Psk)))
    throw new Refusal(
      "Sim.Psk",
      `A PSK has 1 to ${LONGEST} printable ASCII characters and no space; this one does not.`,
    );
  for (const identity of [LocalId, RemoteId]) {
    if (identity && (identity.length > LONGEST || /\s/.test(identity)))
      throw new Refusal(
        "Sim.IkeIdentity",
        `An identity has up to ${LONGEST} characters and no space; this one does not.`,
      );
  }
}

function refuseSettings(settings: Given<typeof IKE> & Given<typeof IPSEC>): void {
  for (const [name, value] of Object.entries(settings)) {
    const allowed = VALUES[name];
    if (allowed && !allowed.includes(String(value)))
      throw new Refusal(
        "Sim.Algorithm",
        `${name} is one of ${allowed.join(", ")}, not ${wordedChoice(String(value))}.`,
      );
    if (name.endsWith("Lifetime") && !(Number(value) >= 0 && Number(value) <= LONGEST_LIFETIME))
      throw new Refusal("Sim.Lifetime", `${name} is 0 to ${LONGEST_LIFETIME} seconds, not ${value}.`);
  }
}

function refuseBgp({ LocalAsn, TunnelCidr, LocalBgpIp }: Given<typeof BGP>): void {
  // The provider sends 0 for no ASN; no source says what the API makes of it.
  if (LocalAsn !== undefined && Number(LocalAsn) !== 0 && !isAsn(String(LocalAsn)))
    throw new Refusal("Sim.LocalAsn", `LocalAsn is 1 to ${LARGEST_ASN}, not ${wordedFigures(LocalAsn)}.`);
  if (!TunnelCidr) return;
  const block = parseCidr(TunnelCidr);
  if (block?.length !== 30 || !contains(INSIDE, block))
    throw new Refusal("Sim.TunnelCidr", `${wordedFigures(TunnelCidr)} is not a /30 of ${formatCidr(INSIDE)}.`);
  if (RESERVED.includes(TunnelCidr)) throw new Refusal("Sim.TunnelCidr", `${TunnelCidr} is reserved by the system.`);
  if (!LocalBgpIp) return;
  const address = parseIpv4(LocalBgpIp);
  if (address === undefined || address <= block.first || address >= block.last)
    throw new Refusal(
      "Sim.LocalBgpIp",
      `${wordedFigures(LocalBgpIp)} is neither of the two host addresses of ${TunnelCidr}.`,
    );
}

/** "The CIDR blocks of the tunnels of a connection must differ." */
function refuseSharedInsideCidr(tunnels: readonly TunnelRequest[]): void {
  const blocks = tunnels.flatMap(({ TunnelBgpConfig }) => TunnelBgpConfig?.TunnelCidr || []);
  const twice = blocks.find((block, index) => blocks.indexOf(block) !== index);
  if (twice) throw new Refusal("Sim.TunnelCidr", `${twice} is the inside CIDR of both tunnels.`);
}

/** "With EnableTunnelsBgp every tunnel has a TunnelBgpConfig, and its customer gateway an ASN." Only LocalAsn has a default. */
function refuseWithoutBgp({ tunnel, gatewayId, gatewayAsn }: Terminated): void {
  const { TunnelBgpConfig: bgp } = tunnel;
  if (!bgp) throw new Refusal("Sim.TunnelBgpConfig", "BGP is on, but a tunnel has no BGP configuration.");
  for (const name of ["TunnelCidr", "LocalBgpIp"] as const)
    if (!bgp[name]) throw new Refusal("Sim.TunnelBgpConfig", `BGP is on, but a tunnel has no ${name}.`);
  if (!gatewayAsn) throw new Refusal("Sim.CustomerGatewayAsn", `BGP is on, but ${gatewayId} has no ASN.`);
}
