import { once } from "../once";
import { goesOn, inModule, withoutIndexes } from "../terraform/address";
import { at, entries, objects, own, text, texts } from "../terraform/json";
import type { WaitsFor } from "../terraform/stack";
import type { Configuration } from "./plan/configuration";

/** What waits for what in files of Terraform's JSON syntax; without the contents of modules. */
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
    const listed = namesIn(texts(own(body, "depends_on")));
    // a variable has a value of its own
    const referred = namesIn(interpolations({ ...body, "//": undefined })).filter((one) => !one.startsWith("var."));
    // a text that only looks like a name may be a piece of a secret, and must not be reported
    const areNames = referred.every((one) => bodies().has(one) || /^(?:local|module)\./.test(one));
    return areNames ? [...new Set([...listed, ...referred])] : undefined;
  };
}

/** The texts in `${…}`, at any depth. */
function interpolations(written: unknown): readonly string[] {
  const found: string[] = [];
  const open = [written];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string") found.push(...(next.match(/[$%]\{[^}]*/g) ?? []));
    else if (typeof next === "object" && next !== null) for (const inner of Object.values(next)) open.push(inner);
  }
  return found;
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
  return waitedFor(written, isOutput ? ["expression"] : [...REPEATED, "expressions"], module);
}

/** The names in `depends_on` and in some expressions. */
function waitedFor(written: unknown, expressions: readonly string[], module: string): readonly string[] {
  const listed = namesIn(texts(own(written, "depends_on"))).map((name) => inModule(module, name));
  return [...listed, ...expressions.flatMap((key) => referredIn(own(written, key), module))];
}

/** Everything in a module, and its inputs and outputs. */
function allOf(json: unknown, module: string): readonly string[] {
  const resources = objects(own(json, "resources")).map((resource) => text(resource.address) ?? "");
  const named = (key: string, prefix: string) => entries(own(json, key)).map(([name]) => prefix + name);
  const rest = [...named("module_calls", "module."), ...named("variables", "var."), ...named("outputs", "")];
  return [...resources, ...rest].map((name) => inModule(module, name));
}

/** The names in expressions, at any depth. */
function referredIn(written: unknown, module: string): readonly string[] {
  const found: string[] = [];
  const open = [written];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    const references = own(next, "references");
    if (!Array.isArray(references)) for (const inner of Object.values(next)) open.push(inner);
    const all = texts(references);
    // each run goes from the longest name to its prefixes; the prefix `module.a` would mean the whole module
    found.push(...all.filter((reference, index) => index === 0 || !goesOn(all[index - 1] ?? "", reference)));
  }
  return namesIn(found).map((name) => inModule(module, name));
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
/** Names that stand for no resource. */
const PLAIN = /^(?:each|count|self|path|terraform)\./;

function namesIn(written: readonly string[]): readonly string[] {
  const found = written.flatMap((text) => withoutIndexes(text).match(NAME) ?? []);
  return [...new Set(found)].filter((name) => !PLAIN.test(name));
}
