import { type Problem, worded, wordedFigures } from "./problem";

export interface Network {
  /** First address, as an unsigned 32-bit integer. */
  readonly first: number;
  readonly last: number;
  /** Length of the prefix, 0 to 32. */
  readonly length: number;
}

const OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}$`);

/** The address as an unsigned 32-bit integer; undefined unless it is four decimal parts without leading zeros. */
export function parseIpv4(text: string): number | undefined {
  const octets = IPV4.exec(text);
  if (!octets) return undefined;
  let address = 0;
  for (let part = 1; part <= 4; part++) address = address * 256 + Number(octets[part]);
  return address;
}

export function formatIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}

/** The network that `10.0.0.0/8` names; undefined for any other text, also with host bits set. */
export function parseCidr(text: string): Network | undefined {
  const split = splitCidr(text);
  return split && split.address === split.network.first ? split.network : undefined;
}

export function formatCidr(network: Network): string {
  return `${formatIpv4(network.first)}/${network.length}`;
}

/** `255.255.255.0` of a /24. */
export function maskOf(length: number): string {
  return formatIpv4(2 ** 32 - 2 ** (32 - length));
}

/** Why a text cannot be an IPv4 network. */
export function cidrProblem(text: string): Problem | undefined {
  const allowed = "an IPv4 network such as 10.0.0.0/8";
  const split = splitCidr(text);
  if (!split) return { what: `${wordedFigures(text)} is not an IPv4 network`, allowed, ...networkFix(text) };
  if (split.address === split.network.first) return undefined;
  return { what: `${text} has host bits set`, allowed, fix: `write ${formatCidr(split.network)}` };
}

/** Whether a text would be an IPv4 network without its host bits. */
export function hasHostBits(text: string): boolean {
  const split = splitCidr(text);
  return split !== undefined && split.address !== split.network.first;
}

/** The network that is meant by an address and mask, as routers write it, or by a single address. */
function networkFix(text: string): { fix?: string } {
  if (parseIpv4(text) !== undefined) return { fix: `write ${text}/32 for this one address` };
  const [, address = "", mask = ""] = /^([\d.]+)(?:\s*\/\s*|\s+)([\d.]+)$/.exec(text.trim()) ?? [];
  const length = /^\d{1,2}$/.test(mask) ? Number(mask) : lengthOfMask(mask);
  const meant = length === undefined ? undefined : splitCidr(`${address}/${length}`);
  return meant ? { fix: `write ${formatCidr(meant.network)}` } : {};
}

/** 24 for `255.255.255.0`, and for its inverse `0.0.0.255`; undefined for anything but a mask. */
function lengthOfMask(text: string): number | undefined {
  const mask = parseIpv4(text);
  if (mask === undefined) return undefined;
  const bits = mask.toString(2).padStart(32, "0");
  if (/^1+0*$/.test(bits)) return bits.replaceAll("0", "").length;
  return /^0+1*$/.test(bits) ? bits.replaceAll("1", "").length : undefined;
}

/** Why a text cannot be an IPv4 address. */
export function ipv4Problem(text: string): Problem | undefined {
  if (parseIpv4(text) !== undefined) return undefined;
  const allowed = "four decimal numbers such as 203.0.113.10";
  return { what: `${worded(text)} is not an IPv4 address`, allowed, ...addressFix(text) };
}

/** The address that is meant by a network, or by a text with leading zeros. */
function addressFix(text: string): { fix?: string } {
  const [host = "", mask = "32", ...more] = text.split("/").map((part) => part.trim());
  if (more.length > 0 || !["32", "255.255.255.255"].includes(mask)) return {};
  const address = host.replace(/(^|\.)0+(?=\d)/g, "$1");
  return parseIpv4(address) === undefined ? {} : { fix: `write ${address}` };
}

export function contains(outer: Network, inner: Network): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(one: Network, other: Network): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** The network of a text that is known to be valid. */
export function network(text: string): Network {
  const parsed = parseCidr(text);
  if (!parsed) throw new RangeError(`${worded(text)} is not an IPv4 network`);
  return parsed;
}

function splitCidr(text: string): { address: number; network: Network } | undefined {
  const match = /^([\d.]+)\/(\d|[12]\d|3[0-2])$/.exec(text);
  const address = match?.[1] === undefined ? undefined : parseIpv4(match[1]);
  if (address === undefined) return undefined;
  const length = Number(match?.[2]);
  const size = 2 ** (32 - length);
  const first = address - (address % size);
  return { address, network: { first, last: first + size - 1, length } };
}

/** Ranges with a meaning of their own. */
export const RANGES = {
  /** RFC 6598; the cloud reserves it for its services. */
  carrierGradeNat: network("100.64.0.0/10"),
  loopback: network("127.0.0.0/8"),
  linkLocal: network("169.254.0.0/16"),
  multicast: network("224.0.0.0/4"),
};
