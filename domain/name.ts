import type { Problem } from "./problem";

/** Names of sites, connections and customer gateways. They become part of Terraform addresses. */
const KEY = /^[a-z][a-z0-9-]{0,31}$/;

/** Why a text cannot be a name. */
export function keyProblem(key: string): Problem | undefined {
  // Construct trees keep children by name in plain objects, which already have this name.
  if (key === "constructor") return { what: "“constructor” cannot be a name", allowed: "any other word" };
  return KEY.test(key)
    ? undefined
    : {
        what: `“${key}” is not a valid name`,
        allowed: "a lower-case letter, then up to 31 lower-case letters, digits and hyphens",
        ...keyFix(key),
      };
}

/** A word turned into a name, if possible: `Zürich Nord` becomes `zurich-nord`. */
function keyFix(written: string): { fix?: string } {
  const key = written
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_.-]+/g, "-");
  return KEY.test(key) ? { fix: `write ${key}` } : {};
}

/** Separates names in Terraform names; no name contains it. */
const BETWEEN = "__";

/** The Terraform name of something with these names: `shanghai__main`. */
export function terraformNameOf(...keys: readonly string[]): string {
  return keys.join(BETWEEN);
}

/** The names in a Terraform name or address; usually one in an address that is not ours. */
export function keysIn(name: string): readonly string[] {
  return name.split(BETWEEN);
}

/** Why a text cannot be the name of a stack: waivers and reports write it before the addresses in it. */
export function stackNameProblem(name: string): Problem | undefined {
  return /^[\w][\w.-]{0,127}$/.test(name)
    ? undefined
    : {
        what: `“${name}” is not the name of a stack`,
        allowed: "up to 128 letters, digits, dots, hyphens and underscores; the first is none of . and -",
      };
}

/** Name of a connection among all environments. */
export function connectionName(environment: string, site: string, connection: string): string {
  return `${environment}/${site}/${connection}`;
}

/** Why a text cannot name a connection among all environments. */
export function connectionNameProblem(name: string): Problem | undefined {
  const keys = name.split("/");
  return keys.length === 3 && !keys.some(keyProblem)
    ? undefined
    : { what: `“${name}” does not name a connection`, allowed: "environment/site/connection" };
}

/** A problem of former names; says which name, if only one is wrong. */
export interface FormerNameProblem extends Problem {
  readonly name: string;
  readonly index?: number;
}

/**
 * Everything wrong with the former names of the things in a map: invalid names, names in use, and names that two things
 * claim.
 */
export function formerNamesProblems(map: Readonly<Record<string, object>>): readonly FormerNameProblem[] {
  const names = Object.entries(map).map(([name, value]) => ({ name, formers: formerNames(value) }));
  const owners = new Map<string, Set<string>>();
  for (const { name, formers } of names)
    for (const former of formers) owners.set(former, (owners.get(former) ?? new Set()).add(name));

  const repeated = names.flatMap(({ name, formers }) => {
    const twice = formers.find((former, index) => formers.indexOf(former) !== index);
    return twice === undefined ? [] : { name, what: `“${twice}” is there twice`, allowed: "each name once" };
  });

  const claimProblem = (name: string, former: string): Problem | undefined => {
    const allowed = "a name that nothing has now";
    if (Object.hasOwn(map, former)) return { what: `“${former}” is in use`, allowed };
    const other = [...(owners.get(former) ?? [])].find((owner) => owner !== name);
    return other === undefined ? undefined : { what: `“${former}” was ${other}, too`, allowed };
  };
  const refused = names.flatMap(({ name, formers }) =>
    formers.flatMap((former, index) => {
      const problem = keyProblem(former) ?? claimProblem(name, former);
      return problem ? { name, index, ...problem } : [];
    }),
  );
  return [...repeated, ...refused];
}

function formerNames(value: object): readonly string[] {
  return "formerly" in value && Array.isArray(value.formerly) ? value.formerly.map(String) : [];
}

/** Why a text cannot be the name or description of a customer gateway or connection. Source: `API_VPC`. */
export function nameProblem(name: string): Problem | undefined {
  return textProblem(name, 100);
}

function textProblem(text: string, most: number): Problem | undefined {
  const allowed = `1 to ${most} characters that do not start with http:// or https://`;
  const length = lengthProblem(text, 1, most);
  if (length) return { ...length, allowed };
  return /^https?:\/\//.test(text) ? { what: `“${text}” starts like a URL`, allowed } : undefined;
}

/** Why a text cannot be the name of a CEN instance, transit router, CIDR, route table or route entry. Source: `API_CBN`. */
export function cenNameProblem(name: string): Problem | undefined {
  return textProblem(name, 128);
}

/** Why a text cannot be the description of an object in CEN. Source: `API_CBN`. */
export function cenDescriptionProblem(description: string): Problem | undefined {
  return textProblem(description, 256);
}

/** Why a text cannot be the name of a VPN gateway. Source: `API_VPC`. */
export function vpnGatewayNameProblem(name: string): Problem | undefined {
  return /^\p{L}[\p{L}\p{N}_.-]{1,99}$/u.test(name)
    ? undefined
    : {
        what: `“${name}” is not such a name`,
        allowed: "2 to 100 letters, digits, _, - and ., starting with a letter",
      };
}

/** Why a text cannot be the name of an attachment, or of anything else in CEN. The stricter of two sources: `API_CBN`. */
export function attachmentNameProblem(name: string): Problem | undefined {
  return /^\p{L}[\p{L}\p{N}_-]{1,127}$/u.test(name)
    ? undefined
    : {
        what: `“${name}” is not such a name`,
        allowed: "2 to 128 letters, digits, _ and -, starting with a letter",
      };
}

/** Why a text cannot be the description of an attachment, or of anything else in CEN. Source: `API_CBN`. */
export function attachmentDescriptionProblem(description: string): Problem | undefined {
  const allowed = "2 to 256 characters that start with a letter, not with http:// or https://";
  const length = lengthProblem(description, 2, 256);
  if (length) return { ...length, allowed };
  if (!/^\p{L}/u.test(description) || /^https?:\/\//.test(description))
    return { what: `“${description}” starts with a different character`, allowed };
  return undefined;
}

function lengthProblem({ length }: string, least: number, most: number): Omit<Problem, "allowed"> | undefined {
  if (length >= least && length <= most) return undefined;
  const what = `the text has ${length} character${length === 1 ? "" : "s"}`;
  return { what, fix: length < least ? "write more" : "shorten it" };
}

/** Why a text cannot be an identity in IKE: an address or a domain name. Source: `API_VPC`. */
export function ikeIdProblem(id: string): Problem | undefined {
  return /^\S{1,100}$/.test(id)
    ? undefined
    : {
        what: `“${id}” is not an identity`,
        allowed: "an IPv4 address or a domain name of up to 100 characters without spaces",
      };
}
