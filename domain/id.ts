import type { Problem } from "./problem";

const SHAPES = {
  cen: { pattern: /^cen-[a-z0-9]{1,64}$/, allowed: "the id of a CEN instance, cen-…" },
  tr: { pattern: /^tr-[a-z0-9]{1,64}$/, allowed: "the id of a transit router, tr-…" },
  attach: { pattern: /^tr-attach-[a-z0-9]{1,64}$/, allowed: "the id of an attachment, tr-attach-…" },
  vtb: { pattern: /^vtb-[a-z0-9]{1,64}$/, allowed: "the id of a transit router's route table, vtb-…" },
  vpc: { pattern: /^vpc-[a-z0-9]{1,64}$/, allowed: "the id of a VPC, vpc-…" },
  vsw: { pattern: /^vsw-[a-z0-9]{1,64}$/, allowed: "the id of a vSwitch, vsw-…" },
  rg: { pattern: /^rg-[a-z0-9]{1,64}$/, allowed: "the id of a resource group, rg-…" },
  vpn: { pattern: /^vpn-[a-z0-9]{1,64}$/, allowed: "the id of a VPN gateway, vpn-…" },
  vco: { pattern: /^vco-[a-z0-9]{1,64}$/, allowed: "the id of an IPsec connection, vco-…" },
  cgw: { pattern: /^cgw-[a-z0-9]{1,64}$/, allowed: "the id of a customer gateway, cgw-…" },
  zone: { pattern: /^[a-z]{2}-[a-z0-9-]{1,32}$/, allowed: "the id of a zone, such as cn-hangzhou-h" },
  region: { pattern: /^[a-z]{2}-[a-z0-9-]{1,32}$/, allowed: "the id of a region, such as cn-hangzhou" },
} as const;

export type IdKind = keyof typeof SHAPES;

/** Why a text cannot be the id of such a thing. */
export function idProblem(kind: IdKind): (text: string) => Problem | undefined {
  const { pattern, allowed } = SHAPES[kind];
  return (text) => {
    if (pattern.test(text)) return undefined;
    const meant = text.trim().toLowerCase();
    return { what: `“${text}” is not such an id`, allowed, ...(pattern.test(meant) ? { fix: `write ${meant}` } : {}) };
  };
}

/** What an id must be, for people. */
export function allowedId(kind: IdKind): string {
  return SHAPES[kind].allowed;
}

const THINGS = (["cen", "tr", "attach", "vtb", "vpc", "vsw", "rg", "vpn", "vco", "cgw"] as const).map(idProblem);

/** Whether a text has the form of an id of the cloud, or of several ids joined by colons. */
export function isIdOfThing(text: string): boolean {
  return text.split(":").every((part) => THINGS.some((problem) => problem(part) === undefined));
}
