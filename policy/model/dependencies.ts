import { isObject, own, texts } from "./json";
import { MOST_HOPS } from "./node";
import type { Configuration, Scope } from "./plan-configuration";

/** Types whose order of making matters, and which hold no secret; of others only `depends_on` is read. */
const ORDERED = new Set([
  "alicloud_cen_transit_router_vpn_attachment",
  "alicloud_vpn_gateway_vco_route",
  "alicloud_cen_transit_router_grant_attachment",
]);

/** Names of what a resource in Terraform's JSON syntax waits for, without indexes. */
export function writtenDependencies(type: string, body: unknown): readonly string[] {
  const listed = texts(own(body, "depends_on"));
  const all = ORDERED.has(type) && isObject(body) ? [...listed, ...strings({ ...body, "//": undefined })] : listed;
  return ofRoot(namesIn(all));
}

/**
 * Names of what a resource of a plan's configuration waits for, without indexes, as the root module calls them: also by what
 * the callers of its module pass and wait for.
 */
export function plannedDependencies(
  type: string,
  written: unknown,
  scope: Scope,
  configuration: Configuration,
): readonly string[] {
  const listed = texts(own(written, "depends_on"));
  const names = ORDERED.has(type) ? [...listed, ...strings(own(written, "expressions"))] : listed;
  const calls = configuration.calls(scope.module).map(({ call, scope: around }) => {
    const repeated = [own(call, "count_expression"), own(call, "for_each_expression")];
    return { names: [...texts(own(call, "depends_on")), ...strings(repeated)], scope: around };
  });
  const found = [{ names, scope }, ...calls].flatMap((one) => followed(namesIn(one.names), one.scope, configuration));
  return [...new Set(found)];
}

/** With variables as what the caller passes; in the root module a variable has a value of its own. */
function followed(names: readonly string[], scope: Scope, configuration: Configuration, hops = MOST_HOPS): string[] {
  const module = scope.module.replaceAll(/\[[^\]]*\]/g, "");
  return names.flatMap((name) => {
    if (!name.startsWith("var.")) return [module === "" ? name : `${module}.${name}`];
    const passed = configuration.passed(name.slice("var.".length), scope);
    if (passed === undefined || hops === 0) return [];
    return followed(namesIn(strings(passed.expression)), passed.scope, configuration, hops - 1);
  });
}

const NAME = /(?<![\w.-])(?:data\.)?[a-z][\w-]*\.[A-Za-z_][\w-]*/g;
/** Names that no resource hides behind. */
const PLAIN = /^(?:each|count|self|path|terraform)\./;

/** In the root module a variable has a value of its own. */
function ofRoot(names: readonly string[]): readonly string[] {
  return names.filter((name) => !name.startsWith("var."));
}

function namesIn(written: readonly string[]): string[] {
  const found = written.flatMap((text) => text.match(NAME) ?? []);
  return [...new Set(found)].filter((name) => !PLAIN.test(name));
}

/** Expressions, wherever they stand. Nothing of what is read here nests deeply. */
function strings(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return value.includes("${") || /^[a-z]\w*\./.test(value) ? [value] : [];
  if (depth > 8 || typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((item) => strings(item, depth + 1));
}
