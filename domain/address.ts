import { formatCidr, ipv4Problem, type Network, network, overlaps, parseIpv4, RANGES } from "./ipv4";
import type { Problem } from "./problem";

export const NETWORK_TYPES = ["public", "private"] as const;
/** How a connection reaches the site: over the internet, or over Express Connect. */
export type NetworkType = (typeof NETWORK_TYPES)[number];

/** Refused as a customer gateway's address. Source: `API_VPC`. */
const FORBIDDEN = [...Object.values(RANGES), network("255.0.0.0/8")];
/** Ranges that everybody shares. Source: RFC 1918. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(network);

/** Stands for everything that has no network of its own. */
export function isWholePrivateRange({ first, length }: Network): boolean {
  return PRIVATE.some((range) => range.first === first && range.length === length);
}

/** Why an address cannot be a customer gateway's; with a network type, also whether it fits that. Source: `API_VPC`. */
export function customerGatewayIpProblem(ip: string, type?: NetworkType): Problem | undefined {
  const address = parseIpv4(ip);
  if (address === undefined) return ipv4Problem(ip);
  const fault = faultOf(ip, address, type);
  const example = type === "private" ? "10.0.0.1" : "203.0.113.10";
  return fault && { ...fault, allowed: `a static ${type ?? "public or private"} IPv4 address such as ${example}` };
}

function faultOf(ip: string, address: number, type?: NetworkType): Pick<Problem, "what" | "fix"> | undefined {
  const host = { first: address, last: address, length: 32 };
  const forbidden = FORBIDDEN.find((block) => overlaps(block, host));
  if (forbidden) return { what: `${ip} is in ${formatCidr(forbidden)}, which the cloud refuses` };
  if (address < 2 ** 24) return { what: `${ip} is not the address of a device` };
  const isPrivate = PRIVATE.some((block) => overlaps(block, host));
  if (type === "public" && isPrivate)
    return {
      what: `${ip} is private, but the connection is public`,
      fix: "give the NAT's public address, or set network: private",
    };
  if (type === "private" && !isPrivate)
    return {
      what: `${ip} is public, but the connection is private`,
      fix: "give the address on the private line, or set network: public",
    };
  return undefined;
}
