import { isIdOfThing } from "../../domain/id";
import { argumentsOf, type Block, provider } from "../../providers/alicloud/arguments";
import { onceFor } from "../once";
import { at, entries, isObject, type JsonObject, objects, own } from "../terraform/json";
import { backendSecrets } from "./backend";
import { hiddenInBlocks } from "./marked-blocks";
import { priorResources, shownResources } from "./shown-resources";

/** Nothing in a provider or in a variable of keys nests deeper. */
const DEEPEST = 16;

/**
 * The secrets of a plan, a state or a stack's JSON: values that Terraform marks as sensitive; secret arguments, which
 * the provider does not mark; and values named password or secret in unknown types of resources. No report contains
 * them.
 *
 * @param beside further resources, as `terraform show -json` prints them
 */
export function secretsIn(document: unknown, beside: readonly JsonObject[] = []): ReadonlySet<string> {
  const found = new Set<string>();
  addVariables(found, document);
  addChanges(found, document);
  for (const instance of [...shownResources(at(document, "values", "root_module")), ...beside]) {
    addMarked(found, own(instance, "values"), own(instance, "sensitive_values"), DEEPEST);
    addSecretsOf(found, instance, own(instance, "values"));
  }
  addKept(found, document);
  for (const text of hiddenInBlocks(document, beside)) found.add(text);
  addWritten(found, document);
  const given = outputTexts(document);
  for (const source of priorResources(document).filter(({ mode }) => mode === "data")) {
    addMarked(given, own(source, "values"), own(source, "sensitive_values"), DEEPEST);
    addSecretsOf(found, source, own(source, "values"));
  }
  const reported = idsAmong(given, document, beside);
  for (const text of given) if (!reported.has(text)) found.add(text);
  return found;
}

/** Values and defaults of sensitive variables, and variables named a secret. */
function addVariables(found: Set<string>, document: unknown): void {
  for (const [name, variable] of entries(at(document, "configuration", "root_module", "variables"))) {
    if (own(variable, "sensitive") !== true) continue;
    addLeaves(found, own(variable, "default"), DEEPEST);
    addLeaves(found, at(document, "variables", name, "value"), DEEPEST);
  }
  for (const [, variable] of entries(own(document, "variables"))) addNamed(found, own(variable, "value"), DEEPEST);
  for (const [, declarations] of entries(own(document, "variable"))) {
    const [declaration] = objects(declarations);
    if (own(declaration, "sensitive") === true) addLeaves(found, own(declaration, "default"), DEEPEST);
  }
}

/** Secrets in the changes of a plan, and in the changes by others that the plan reports. */
function addChanges(found: Set<string>, document: unknown): void {
  for (const list of [own(document, "resource_changes"), own(document, "resource_drift")])
    for (const written of objects(list)) {
      addChange(found, written.change);
      for (const side of ["before", "after"]) addSecretsOf(found, written, at(written, "change", side));
    }
}

/** Secrets in the resources of a state file. */
function addKept(found: Set<string>, document: unknown): void {
  for (const resource of objects(own(document, "resources")))
    for (const instance of objects(resource.instances)) {
      for (const path of Array.isArray(instance.sensitive_attributes) ? instance.sensitive_attributes : [])
        addLeaves(found, at(instance, "attributes", ...objects(path).map(({ value }) => String(value))), DEEPEST);
      addSecretsOf(found, resource, instance.attributes);
    }
}

function outputTexts(document: unknown): Set<string> {
  const found = new Set<string>();
  for (const [, output] of [
    ...entries(at(document, "planned_values", "outputs")),
    ...entries(at(document, "values", "outputs")),
    ...entries(own(document, "outputs")),
  ]) {
    if (own(output, "sensitive") === true) addLeaves(found, own(output, "value"), DEEPEST);
  }
  for (const [, change] of entries(own(document, "output_changes"))) addChange(found, change);
  return found;
}

/**
 * Texts that are ids of resources, or that resources get as ids. cdktf marks everything that one stack passes to
 * another as sensitive, but ids of the cloud are not secret, and messages need them.
 */
function idsAmong(given: ReadonlySet<string>, document: unknown, beside: readonly JsonObject[]): ReadonlySet<string> {
  const wanted = new Set([...given].filter(isIdOfThing));
  if (wanted.size === 0) return wanted;
  const resources: readonly unknown[] = [
    ...objects(own(document, "resource_changes")).flatMap(({ change }) => [
      own(change, "before"),
      own(change, "after"),
    ]),
    ...[...shownResources(at(document, "values", "root_module")), ...beside].map(({ values }) => values),
    ...objects(own(document, "resources")).flatMap(({ instances }) =>
      objects(instances).map(({ attributes }) => attributes),
    ),
  ];
  const ids = resources.flatMap((values) =>
    entries(values).flatMap(([name, value]) => (/^(.+_)?id$/.test(name) && typeof value === "string" ? [value] : [])),
  );
  return new Set(ids.filter((id) => wanted.has(id)));
}

/** Secrets in the configuration, where they should not be. */
function addWritten(found: Set<string>, document: unknown): void {
  for (const [block, mode] of [["resource", "managed"] as const, ["data", "data"] as const])
    for (const [type, named] of entries(own(document, block)))
      for (const [, bodies] of entries(named))
        for (const body of objects(bodies)) addSecretsOf(found, { mode, type }, body);
  for (const secret of backendSecrets(document)) found.add(secret);
  for (const [, bodies] of entries(own(document, "provider")))
    for (const body of objects(bodies)) addSecretArguments(found, provider, body);
}

function addChange(found: Set<string>, change: unknown): void {
  if (!isObject(change)) return;
  addMarked(found, change.after, change.after_sensitive, DEEPEST);
  addMarked(found, change.before, change.before_sensitive, DEEPEST);
}

/** Values with a true mark. The mark of a whole set of blocks only shows that something in it is sensitive. */
function addMarked(found: Set<string>, value: unknown, marks: unknown, depth: number): void {
  if (marks === true) addLeaves(found, value, 2);
  else if (typeof marks === "object" && marks !== null && depth > 0)
    for (const key of Object.keys(marks)) {
      const mark = (marks as Record<string, unknown>)[key];
      // most marks are empty
      if (mark !== false) addMarked(found, member(value, key), mark, depth - 1);
    }
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function addLeaves(found: Set<string>, value: unknown, depth: number): void {
  if (typeof value === "string" || typeof value === "number") found.add(String(value));
  else if (depth > 1 && typeof value === "object" && value !== null)
    for (const item of Object.values(value)) addLeaves(found, item, depth - 1);
}

/** Adds the secrets among the values of a resource or data source, known by its `mode` and `type`. */
function addSecretsOf(found: Set<string>, resource: unknown, values: unknown): void {
  const type = own(resource, "type");
  const statement =
    typeof type === "string" ? argumentsOf(own(resource, "mode") === "data" ? "data" : "managed", type) : undefined;
  if (statement) addSecretArguments(found, statement, values);
  else addNamed(found, values, DEEPEST);
}

/** Values named a secret, unless it is only a secret's name, id or the like. An expression is not a secret. */
function addNamed(found: Set<string>, values: unknown, depth: number): void {
  if (typeof values !== "object" || values === null || depth === 0) return;
  for (const [key, value] of Object.entries(values)) {
    const isSecret = /^psk$|password|secret/.test(key) && !/(name|id|arn|type|version|policy|length)$/.test(key);
    if (typeof value !== "string") addNamed(found, value, depth - 1);
    else if (isSecret && !value.includes("${")) found.add(value);
  }
}

/** The secrets of a block with a known statement. An expression is not a secret. */
function addSecretArguments(found: Set<string>, statement: Block, values: unknown): void {
  const { names, blocks } = secretPartsOf(statement);
  for (const name of names) {
    const value = own(values, name);
    if (typeof value === "string" && !value.includes("${")) found.add(value);
  }
  for (const [name, nested] of blocks)
    for (const block of objects(own(values, name))) addSecretArguments(found, nested, block);
}

interface SecretParts {
  readonly names: readonly string[];
  readonly blocks: readonly (readonly [string, Block])[];
}

const secretPartsOf = onceFor(
  (statement: Block): SecretParts => ({
    names: Object.entries(statement.arguments ?? {}).flatMap(([name, { secret }]) => (secret ? [name] : [])),
    blocks: Object.entries(statement.blocks ?? {}).filter(([, block]) => {
      const { names, blocks } = secretPartsOf(block);
      return names.length + blocks.length > 0;
    }),
  }),
  new WeakMap(),
);
