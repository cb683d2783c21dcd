import { at, entries, objects, own, text, texts } from "./json";
import { once } from "./once";
import type { Configuration } from "./plan-configuration";

/**
 * Names of what something waits for as it is written; undefined where that is not known. A name is an address without
 * indexes: of a resource, of a module (`module.a`), and of what goes in and out of it (`module.a.var.b`, `module.a.c`).
 */
export type WaitsFor = (name: string) => readonly string[] | undefined;

/** Types whose order of making matters, and which hold no secret; of others only `depends_on` is read. */
const ORDERED = new Set([
  "alicloud_cen_transit_router_vpn_attachment",
  "alicloud_vpn_gateway_vco_route",
  "alicloud_cen_transit_router_grant_attachment",
]);

/** What waits for what in files of Terraform's JSON syntax; what a module holds is not there. */
export function writtenDependencies(files: readonly unknown[]): WaitsFor {
  const bodies = once(() => {
    const ofBlock = (block: string, prefix: string) =>
      files.flatMap((file) =>
        entries(own(file, block)).flatMap(([type, named]) =>
          entries(named).map(([name, body]) => [`${prefix}${type}.${name}`, objects(body)[0]] as const),
        ),
      );
    return new Map<string, unknown>([...ofBlock("resource", ""), ...ofBlock("data", "data.")]);
  });
  return (name) => {
    const body = bodies().get(name);
    if (body === undefined) return undefined;
    const listed = texts(own(body, "depends_on"));
    const all = ORDERED.has(name.split(".")[0] ?? "")
      ? [...listed, ...templates({ ...body, "//": undefined })]
      : listed;
    // a variable has a value of its own
    return namesIn(all).filter((one) => !one.startsWith("var."));
  };
}

/** Templates, wherever they stand. Nothing of what is read here nests deeply. */
function templates(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return value.includes("${") || /^[a-z]\w*\./.test(value) ? [value] : [];
  if (depth > 8 || typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((item) => templates(item, depth + 1));
}

/** What waits for what in the configuration of a plan. */
export function plannedDependencies(configuration: Configuration): WaitsFor {
  return (name) => {
    const { module, steps } = placeOf(name);
    const [first = "", second = ""] = steps;
    if (first === "local") return undefined; // no plan shows it
    if (first === "var") {
      const passed = configuration.passed(second, { module, index: "" });
      return referredIn(passed?.expression, passed?.scope.module ?? "");
    }
    const inside = insideOf(configuration, module, steps);
    const calls = configuration.calls(module).flatMap(({ call, scope }) => waitedFor(call, REPEATED, scope.module));
    return inside && [...new Set([...inside, ...calls])];
  };
}

const REPEATED = ["count_expression", "for_each_expression"];

/** What a module, an output or a resource waits for within its module. */
function insideOf(configuration: Configuration, module: string, steps: readonly string[]) {
  const json = configuration.json(module);
  if (steps.length === 0) return json === undefined ? undefined : allOf(json, module);
  const [output = ""] = steps;
  const isOutput = steps.length === 1;
  const written = isOutput ? at(json, "outputs", output) : configuration.written(module, steps.join("."));
  if (written === undefined) return undefined;
  const expressions = isOutput ? ["expression"] : ORDERED.has(output) ? [...REPEATED, "expressions"] : [];
  return waitedFor(written, expressions, module);
}

/** What `depends_on` lists, and what some of the expressions refer to. */
function waitedFor(written: unknown, expressions: readonly string[], module: string): readonly string[] {
  const listed = namesIn(texts(own(written, "depends_on"))).map((name) => within(module, name));
  return [...listed, ...expressions.flatMap((key) => referredIn(own(written, key), module))];
}

/** All that a module holds, and what goes in and out of it. */
function allOf(json: unknown, module: string): readonly string[] {
  const resources = objects(own(json, "resources")).map((resource) => text(resource.address) ?? "");
  const named = (key: string, prefix: string) => entries(own(json, key)).map(([name]) => prefix + name);
  const rest = [...named("module_calls", "module."), ...named("variables", "var."), ...named("outputs", "")];
  return [...resources, ...rest].map((name) => within(module, name));
}

/** What expressions refer to, wherever they stand. */
function referredIn(written: unknown, module: string): readonly string[] {
  if (typeof written !== "object" || written === null) return [];
  const references = own(written, "references");
  if (!Array.isArray(references)) return Object.values(written).flatMap((inner) => referredIn(inner, module));
  const all = texts(references);
  // each goes from the longest to its prefixes, of which `module.a` would be all of the module
  const longest = all.filter((reference, index) => index === 0 || !isPrefix(reference, all[index - 1] ?? ""));
  return namesIn(longest).map((name) => within(module, name));
}

function isPrefix(reference: string, of: string): boolean {
  return of.length > reference.length && of.startsWith(reference) && /[.[]/.test(of[reference.length] ?? "");
}

function within(module: string, name: string): string {
  return module === "" ? name : `${module}.${name}`;
}

/** `module.a.module.b.var.c` as the module and the steps in it. */
function placeOf(name: string): { readonly module: string; readonly steps: readonly string[] } {
  const [module = ""] = /^(?:module\.[\w-]+\.?)*(?<!\.)/.exec(name) ?? [];
  return {
    module,
    steps: name
      .slice(module.length)
      .split(".")
      .filter((step) => step !== ""),
  };
}

const NAME = /(?<![\w.-])(?:module\.[\w-]+(?:\.[\w-]+)?|(?:data\.)?[a-z][\w-]*\.[A-Za-z_][\w-]*)/g;
/** Names that no resource hides behind. */
const PLAIN = /^(?:each|count|self|path|terraform)\./;

function namesIn(written: readonly string[]): readonly string[] {
  const found = written.flatMap((text) => withoutIndexes(text).match(NAME) ?? []);
  return [...new Set(found)].filter((name) => !PLAIN.test(name));
}

export function withoutIndexes(address: string): string {
  return address.includes("[") ? address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "") : address;
}
