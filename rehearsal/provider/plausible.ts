import { accountId, zonesOf } from "../../cloud";
import type { TypeArgument } from "../catalogue/argument";
import type { Realm } from "./realm";
import type { Value, Values } from "./values";

/** The object with invented values. */
export interface Made {
  readonly id: string;
  readonly realm: Realm;
  /** The arguments of a data source, which its result shares. */
  readonly given?: Values;
}

/** Lists of objects in lists of objects in a list of objects are empty. */
const DEEPEST = 2;

/** A plausible value of the real cloud for an argument, by name and type. */
export function plausible(name: string, { type, object }: TypeArgument, made: Made, depth = 0): Value {
  const given = made.given?.[name];
  if (type === "string") return typeof given === "string" ? given : text(name, made);
  if (type === "number") return typeof given === "number" ? given : 1;
  if (type === "bool") return typeof given === "boolean" ? given : false;
  if (type.startsWith("map")) return {};
  const [, element = ""] = /^\w+\((.*)\)$/.exec(type) ?? [];
  if (element === "string" && name.includes("zone")) return zonesOf(made.realm.region);
  if (element !== "object") return [plausible(name.replace(/s$/, ""), { type: element, object, doc: "" }, made, depth)];
  if (depth >= DEEPEST) return [];
  return [
    Object.fromEntries(
      Object.entries(object ?? {}).map(([field, of]) => [field, plausible(field, of, made, depth + 1)]),
    ),
  ];
}

/** The first matching pattern decides; the addresses are for documentation (RFC 5737, RFC 3849). */
const TEXTS: readonly [RegExp, (made: Made) => string][] = [
  [/^id$/, ({ id }) => id],
  [/zone/, ({ realm }) => zonesOf(realm.region)[0] ?? ""],
  [/region/, ({ realm }) => realm.region],
  [/(owner|account|user|uid)(_id)?$/, ({ realm }) => accountId(realm.account)],
  [/status|state$/, () => "Available"],
  [/(^|_)time$|_(at|date)$/, () => "2026-01-01T00:00:00Z"],
  [/ipv6.*cidr/, () => "2001:db8::/56"],
  [/cidr|subnet/, () => "172.16.0.0/12"],
  [/ipv6/, () => "2001:db8::1"],
  [/(^|_)(ip|ips|address|eip)($|_)/, () => "192.0.2.1"],
  [/domain|endpoint|host/, () => "rehearsal.example.com"],
  [/name/, ({ id, given }) => (typeof given?.name === "string" ? given.name : id)],
];

function text(name: string, made: Made): string {
  const [, write] = TEXTS.find(([pattern]) => pattern.test(name)) ?? [];
  return write?.(made) ?? `${name.replaceAll("_", "-").replace(/-id$/, "")}-rehearsal`;
}
