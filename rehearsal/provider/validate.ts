import { wordedChoice } from "../../domain/problem";
import { isKnownToProvider } from "../../domain/region";
import type { ProviderType, TypeBlock } from "../catalogue/argument";
import type { Path } from "./plan";
import {
  CHECKS,
  CHECKS_OF_DATA_SOURCES,
  CHECKS_OF_PROVIDER,
  type Checks,
  EXACTLY_ONE,
  EXCLUSIVE,
  statedCheck,
  type ValueCheck,
} from "./value-checks";
import { UNKNOWN, type Value, type Values } from "./values";

/** What the provider says against a configuration, or advises, before any call. */
export interface Objection {
  readonly level: "error" | "warning";
  readonly path: Path;
  readonly summary: string;
  readonly detail: string;
}

/** What the provider finds in known values; it does not look at unknown ones. */
export function objections(mode: "managed" | "data", type: string, block: ProviderType, config: Values): Objection[] {
  const own = CHECKS[mode === "managed" ? type : `data.${type}`] ?? {};
  const checks = mode === "managed" ? own : { ...CHECKS_OF_DATA_SOURCES, ...own };
  const objected = [...inBlock(block, checks, config, []), ...bothNames(type, block, config)];
  if (mode === "data") return objected;
  // The provider's SDK adds the id of a resource to the schema, but accepts none.
  const id = (config.id ?? null) === null ? [] : [readOnly(["id"])];
  return [...objected, ...notExactlyOne(type, config), ...id];
}

/** The provider's objections to its own configuration. */
export function objectionsToProvider(block: TypeBlock, config: Values): Objection[] {
  return [...inBlock(block, CHECKS_OF_PROVIDER, config, []), ...unknownRegion(config)];
}

function unknownRegion({ region, skip_region_validation: skipped }: Values): Objection[] {
  if (typeof region !== "string" || region === "" || isKnownToProvider(region) || skipped === true) return [];
  const allowed = "regions that the provider knows; for others, set skip_region_validation = true";
  return [error(["region"], "Unknown region", `The provider does not know ${shown(region)}. Allowed: ${allowed}.`)];
}

function inBlock(block: TypeBlock, checks: Checks, config: Values, at: Path): Objection[] {
  const ofArguments = Object.entries(block.arguments).flatMap(([name, argument]) =>
    inArgument(argument, checks[name], config[name], [...at, name]),
  );
  const ofBlocks = Object.entries(block.blocks).flatMap(([name, nested]) =>
    inElements(nested, checks[name], config[name], [...at, name]),
  );
  return [...ofArguments, ...ofBlocks];
}

function inArgument(
  argument: TypeBlock["arguments"][string],
  own: Checks[string] | undefined,
  value: Values[string] | undefined,
  path: Path,
): Objection[] {
  if (value === undefined || value === null) return [];
  const name = path.at(-1);
  if (!argument.required && !argument.optional) return [readOnly(path)];
  if (value === UNKNOWN) return [];
  if (argument.removed) return [error(path, "Removed argument", `The provider no longer takes ${name}.`)];
  const check = own ?? statedCheck(argument);
  const isDeprecated = argument.deprecated && argument.optional;
  return [
    ...(isDeprecated ? [warning(path, "Deprecated argument", `${name} is deprecated.`)] : []),
    ...(typeof check === "function" ? checked(check, value, path) : []),
    ...counted(value, argument, path),
  ];
}

function inElements(
  block: TypeBlock["blocks"][string],
  own: Checks[string] | undefined,
  written: Values[string] | undefined,
  path: Path,
): Objection[] {
  if (!Array.isArray(written)) return [];
  const checks = typeof own === "object" ? own : {};
  return (written as readonly Value[]).flatMap((element, index) => {
    if (!isValues(element)) return [];
    // An element of a set has no address.
    const at = block.nesting === "set" ? path : [...path, index];
    return inBlock(block, checks, element, at);
  });
}

function checked(check: ValueCheck, value: Value, path: Path): Objection[] {
  return (Array.isArray(value) ? (value as readonly Value[]) : [value]).flatMap((one) => {
    const allowed = one === UNKNOWN ? undefined : check(one);
    if (allowed === undefined) return [];
    return [error(path, "Invalid value", `${path.at(-1)} cannot be ${shown(one)}. Allowed: ${allowed}.`)];
  });
}

/** In quotes, unless it is so long that it may be a PSK at the wrong place; figures are not. */
function shown(value: unknown): string {
  const text = String(value);
  const worded = /^[\d./]+$/.test(text) ? text : wordedChoice(text);
  return worded === text ? JSON.stringify(value) : worded;
}

function counted(value: Value, bounds: { minItems?: number; maxItems?: number }, path: Path): Objection[] {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = bounds;
  if (!Array.isArray(value) || (value.length >= minItems && value.length <= maxItems)) return [];
  const allowed = maxItems === Number.POSITIVE_INFINITY ? `${minItems} or more` : `${minItems} to ${maxItems}`;
  return [error(path, "Invalid number of items", `${path.at(-1)} has ${value.length} items. Allowed: ${allowed}.`)];
}

/** An argument is written by its name or by its former one. */
function bothNames(type: string, block: TypeBlock, config: Values): Objection[] {
  const pairs = Object.entries(block.arguments).map(([name, { formerly }]) => [name, formerly] as const);
  const { [type]: exclusive } = EXCLUSIVE;
  return [...pairs, ...(exclusive ? [exclusive] : [])].flatMap(([name, formerly]) => {
    const both = formerly !== undefined && [name, formerly].every((one) => (config[one] ?? null) !== null);
    if (!both) return [];
    return [
      error([name], "Conflicting arguments", `The configuration has both ${name} and ${formerly}, its former name.`),
    ];
  });
}

function notExactlyOne(type: string, config: Values): Objection[] {
  const { [type]: names = [] } = EXACTLY_ONE;
  // both at once are a matter of names
  if (names.length === 0 || names.some((name) => (config[name] ?? null) !== null)) return [];
  return [error([], "Missing argument", `One of ${names.join(", ")} is needed.`)];
}

const readOnly = (path: Path): Objection =>
  error(path, "Computed argument", `The provider reads ${path.at(-1)} from the cloud; a configuration cannot set it.`);
const error = (path: Path, summary: string, detail: string): Objection => ({ level: "error", path, summary, detail });
const warning = (path: Path, summary: string, detail: string): Objection => ({
  level: "warning",
  path,
  summary,
  detail,
});

function isValues(value: Value): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
