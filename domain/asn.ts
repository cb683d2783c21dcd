import { type Problem, wordedFigures } from "./problem";

/** Default ASN of the cloud's end. Source: `API_VPC`. */
export const DEFAULT_LOCAL_ASN = 45104;
const HIGHEST_ASN = 4_294_967_295;
/** A private ASN that a site can have. */
const SITE_ASN = 65010;

const ALLOWED = `1 to ${HIGHEST_ASN}, plain or dotted (1.10 = 65546)`;

/** Reserved by RFC 6793 and RFC 7300. The cloud accepts them; devices should not. */
const RESERVED_ASNS: readonly number[] = [23456, 65535, HIGHEST_ASN];

/** An ASN as a number: plain, or dotted as `n.m` = n × 65536 + m. Undefined when it is neither. */
export function parseAsn(asn: number | string): number | undefined {
  const text = String(asn);
  const dotted = /^(\d{1,5})\.(\d{1,5})$/.exec(text);
  if (dotted) {
    const [high, low] = [Number(dotted[1]), Number(dotted[2])];
    return high <= 65535 && low <= 65535 ? high * 65536 + low : undefined;
  }
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const plain = Number(text);
  return plain <= HIGHEST_ASN ? plain : undefined;
}

/** Why a value cannot be the ASN of either end. */
export function asnProblem(asn: number | string): Problem | undefined {
  const parsed = parseAsn(asn);
  return parsed === undefined || parsed === 0
    ? { what: `${wordedFigures(asn)} is not an ASN`, allowed: ALLOWED, ...prefixFix(asn) }
    : undefined;
}

/** An objection to an ASN that the cloud accepts. Source: `RESERVED_ASNS`. */
export function reservedAsnProblem(asn: number | string): Problem | undefined {
  const parsed = parseAsn(asn);
  return parsed !== undefined && RESERVED_ASNS.includes(parsed)
    ? { what: `ASN ${asn} is reserved by an RFC`, allowed: `${ALLOWED}, except ${RESERVED_ASNS.join(", ")}` }
    : undefined;
}

/** People and devices also write `AS65010`. */
function prefixFix(asn: number | string): { fix?: string } {
  const [, number] = /^asn?[\s:.]*(\d+(?:\.\d+)?)$/i.exec(String(asn).trim()) ?? [];
  return number !== undefined && parseAsn(number) ? { fix: `write ${number}` } : {};
}

/** Why a value cannot be the ASN of a customer gateway. Source: `API_VPC`. */
export function customerGatewayAsnProblem(asn: number | string): Problem | undefined {
  if (parseAsn(asn) === DEFAULT_LOCAL_ASN) {
    return {
      what: `ASN ${asn} belongs to Alibaba Cloud`,
      allowed: `${ALLOWED}, except ${DEFAULT_LOCAL_ASN}`,
      fix: `use the device's own ASN, or a private one such as ${SITE_ASN}`,
    };
  }
  return asnProblem(asn);
}

/** The problem of a dotted ASN when Terraform compares it with the cloud's answer. Source: `PROVIDER`. */
export function dottedAsnProblem(asn: number | string): Problem | undefined {
  const plain = parseAsn(asn);
  return plain === undefined || plain === Number(asn)
    ? undefined
    : {
        what: `the cloud returns ASN ${asn} as ${plain}, so every later plan replaces the gateway`,
        allowed: "a plain number",
        fix: `asn = "${plain}"`,
      };
}

/** An objection to two ASNs at the two ends of a tunnel. Source: `API_VPC`. */
export function peerAsnProblem(local: number | string, peer: number | string): Problem | undefined {
  const same = parseAsn(local);
  if (same !== parseAsn(peer)) return undefined;
  const fix = `give the site an ASN of its own, such as ${same === SITE_ASN ? SITE_ASN + 1 : SITE_ASN}`;
  return { what: `both ends have ASN ${peer}`, allowed: "an ASN of its own for each end (eBGP)", fix };
}

/** Ranges for private use (RFC 6996). */
const PRIVATE_RANGES = [
  [64_512, 65_534],
  [4_200_000_000, 4_294_967_294],
] as const;

/** An objection to a valid ASN of a site. Source: `PRIVATE_ASNS`. */
export function privateAsnProblem(asn: number | string): Problem | undefined {
  const parsed = parseAsn(asn);
  const isFound = customerGatewayAsnProblem(asn) ?? reservedAsnProblem(asn); // by another rule
  if (parsed === undefined || isFound) return undefined;
  return PRIVATE_RANGES.some(([lowest, highest]) => lowest <= parsed && parsed <= highest)
    ? undefined
    : { what: `ASN ${asn} is public`, allowed: "64512 to 65534, or 4200000000 to 4294967294" };
}
