import { customerGatewayIpProblem, type NetworkType } from "../../domain/address";
import { bgpProblem } from "../../domain/bgp";
import { insideCidrProblem, insideCidrsProblem, localBgpIpProblem } from "../../domain/inside-cidr";
import { ipv4Problem } from "../../domain/ipv4";
import { ikeIdProblem, keyProblem } from "../../domain/name";
import { didYouMean } from "../../domain/nearest";
import type { Problem } from "../../domain/problem";
import { BOTH_TUNNELS, TUNNELS } from "../../domain/tunnel";
import type { Check } from "../check";
import type { DualTunnelConnection, NegotiationSettings, Tunnel } from "../connection";
import { cloudIpOf } from "../defaults";
import type { CustomerGateway } from "../site";
import { checkGiven } from "./required";

/** The surroundings of tunnels. */
export interface TunnelSurroundings {
  /** Devices at the other ends, by name. */
  readonly customerGateways: Readonly<Record<string, CustomerGateway>>;
  readonly bgp: NegotiationSettings["bgp"];
  /** The network that the connection goes over; not known on a VPN gateway that was made elsewhere. */
  readonly network: NetworkType | undefined;
}

/** The two tunnels of a connection. */
export function checkTunnels(
  check: Check,
  tunnels: DualTunnelConnection["tunnels"] | undefined,
  around: TunnelSurroundings,
): void {
  checkGiven(check, tunnels, "tunnels", BOTH_TUNNELS);
  if (tunnels === undefined || !check.isKnown(tunnels)) return;
  const at = check.at("tunnels");
  for (const number of TUNNELS) {
    const tunnel = tunnels[number];
    if (tunnel === undefined) at.report({ what: `tunnel ${number} is missing`, allowed: BOTH_TUNNELS }, String(number));
    else if (check.isKnown(tunnel)) checkTunnel(at.at(String(number)), tunnel, around);
  }
  const [one, two] = TUNNELS.map((number) => tunnels[number]?.insideCidr);
  if (around.bgp && one !== undefined && two !== undefined && check.isKnown(one) && check.isKnown(two))
    at.reportRefusal(insideCidrsProblem(one, two), "2", "insideCidr");
}

export function checkTunnel(
  check: Check,
  tunnel: Tunnel,
  { customerGateways, bgp, network }: TunnelSurroundings,
): void {
  checkGiven(check, tunnel.customerGateway, "customerGateway", "a customer gateway of the site");
  const isInsideCidr =
    check.value("insideCidr", tunnel.insideCidr, (cidr) => (cloudIpOf(cidr) ? undefined : insideCidrProblem(cidr))) &&
    check.accepted("insideCidr", tunnel.insideCidr, insideCidrProblem);
  const isCloudIp = check.value("cloudIp", tunnel.cloudIp, ipv4Problem);
  check.accepted("localId", tunnel.localId, ikeIdProblem);
  check.accepted("remoteId", tunnel.remoteId, ikeIdProblem);
  if (check.isKnown(bgp) && !bgp && tunnel.cloudIp !== undefined) {
    const what = "cloudIp has no meaning without BGP";
    check.report({ what, allowed: "none beside bgp: false", fix: "remove cloudIp" }, "cloudIp");
  }
  // Any other value of bgp, such as true, is a problem of its own.
  const isBgp = check.isKnown(bgp) && typeof bgp === "object";
  if (isBgp) check.report(bgpProblem("insideCidr", tunnel.insideCidr !== undefined, "the tunnel"), "insideCidr");
  if (isBgp && isInsideCidr && isCloudIp)
    check.accepted("cloudIp", tunnel.cloudIp, (ip) => localBgpIpProblem(ip, tunnel.insideCidr ?? ""));
  checkFarEnd(check, tunnel.customerGateway, { customerGateways, bgp: isBgp && bgp, network });
}

/** The device must exist, and must fit the connection. */
function checkFarEnd(
  check: Check,
  name: string | undefined,
  { customerGateways, bgp, network }: TunnelSurroundings,
): void {
  if (name === undefined || !check.isKnown(name) || !check.isKnown(customerGateways)) return;
  const gateway = Object.hasOwn(customerGateways, name) ? customerGateways[name] : undefined;
  if (!gateway) {
    const known = Object.keys(customerGateways).filter((key) => keyProblem(key) === undefined);
    check.report(unknownGateway(name, known), "customerGateway");
  }
  // the settings of a gateway that was made elsewhere are not known here
  if (!gateway || !check.isKnown(gateway) || "id" in gateway) return;
  const report = (problem: Problem | undefined) => check.reportRefusal(problem, "customerGateway");
  if (isFine(check, gateway.ip, (ip) => customerGatewayIpProblem(ip)) && check.isKnown(network))
    report(customerGatewayIpProblem(gateway.ip, network));
  if (bgp && gateway.asn === undefined) report(bgpProblem("asn", false, `customer gateway “${name}”`));
}

/** Whether a value is given, known now, and has no problem of its own, which is reported at the value. */
function isFine<T>(check: Check, value: T | undefined, problem: (value: T) => unknown): value is T {
  return value !== undefined && check.isKnown(value) && !problem(value);
}

function unknownGateway(name: string, known: readonly string[]): Problem {
  const what = `the site has no customer gateway “${name}”`;
  return { what, allowed: known.join(", "), ...didYouMean(name, known) };
}
