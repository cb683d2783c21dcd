import { isObject, own, texts } from "./json";

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

/** Names of what a resource of a plan's configuration waits for, without indexes, as they are called in its module. */
export function plannedDependencies(type: string, written: unknown, module: string): readonly string[] {
  const listed = texts(own(written, "depends_on"));
  const names = namesIn(ORDERED.has(type) ? [...listed, ...strings(own(written, "expressions"))] : listed);
  return module === "" ? ofRoot(names) : names.map((name) => `${module.replaceAll(/\[[^\]]*\]/g, "")}.${name}`);
}

const NAME = /(?<![\w.-])(?:data\.)?[a-z][\w-]*\.[A-Za-z_][\w-]*/g;
/** Names that no resource hides behind. */
const PLAIN = /^(?:each|count|self|path|terraform)\./;

/** In the root module a variable has a value of its own; in another one it stands for what the caller passes. */
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
