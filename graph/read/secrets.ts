import { isIdOfThing } from "../../domain/id";
import { type Block, provider } from "../../providers/alicloud/arguments";
import { onceFor } from "../once";
import { at, entries, type JsonObject, objects, own } from "../terraform/json";
import { backendSecrets } from "./backend";
import { hiddenInBlocks } from "./marked-blocks";
import { changesIn, priorResources, statementOf, stateResources } from "./shown-resources";

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
  addConfigured(found, document);
  addChanges(found, document);
  for (const instance of [...stateResources(document), ...beside]) {
    addMarkedOf(found, instance, own(instance, "values"), own(instance, "sensitive_values"));
    addSecretsOf(found, instance, own(instance, "values"));
  }
  for (const text of hiddenInBlocks(document, beside)) found.add(text);
  addWritten(found, document);
  const given = outputTexts(found, document);
  for (const source of priorResources(document).filter(({ mode }) => mode === "data")) {
    addMarkedOf(given, source, own(source, "values"), own(source, "sensitive_values"));
    addSecretsOf(found, source, own(source, "values"));
  }
  const reported = idsAmong(given, document, beside);
  for (const text of given) if (!reported.has(text)) found.add(text);
  return found;
}

/** Values of sensitive variables, and of variables named a secret. */
function addVariables(found: Set<string>, document: unknown): void {
  const declared = at(document, "configuration", "root_module", "variables");
  for (const [name, variable] of entries(own(document, "variables")))
    addVariable(found, name, own(declared, name), own(variable, "value"));
  for (const [name, declarations] of entries(own(document, "variable"))) {
    const [declaration] = objects(declarations);
    addVariable(found, name, declaration, own(declaration, "default"));
  }
}

/** A variable, or an output. */
function addVariable(found: Set<string>, name: string, declaration: unknown, value: unknown): void {
  if (own(declaration, "sensitive") === true) addLeaves(found, value, DEEPEST);
  else addNamed(found, { [name]: value }, DEEPEST);
}

/** Secrets that stand in the configuration of a plan, in resources that it does not create too. */
function addConfigured(found: Set<string>, plan: unknown): void {
  const configuration = own(plan, "configuration");
  const modules: { readonly written: unknown; readonly given?: unknown }[] = [
    { written: own(configuration, "root_module") },
  ];
  for (const { written, given } of modules) {
    for (const [name, variable] of entries(own(written, "variables")))
      for (const value of [own(variable, "default"), literal(own(given, name))])
        addVariable(found, name, variable, value);
    for (const [name, output] of entries(own(written, "outputs")))
      addVariable(found, name, output, literal(own(output, "expression")));
    for (const resource of objects(own(written, "resources"))) {
      addSecretsOf(found, resource, resource.expressions);
      for (const { expressions } of objects(resource.provisioners)) addNamed(found, expressions, DEEPEST);
    }
    for (const [, call] of entries(own(written, "module_calls")))
      modules.push({ written: own(call, "module"), given: own(call, "expressions") });
  }
  for (const [, settings] of entries(own(configuration, "provider_config"))) {
    const expressions = own(settings, "expressions");
    if (own(settings, "name") === "alicloud") addSecretArguments(found, provider, expressions);
    else addNamed(found, expressions, DEEPEST);
  }
}

function addChanges(found: Set<string>, document: unknown): void {
  for (const written of changesIn(document))
    for (const side of ["before", "after"]) {
      const values = at(written, "change", side);
      addMarkedOf(found, written, values, at(written, "change", `${side}_sensitive`));
      addSecretsOf(found, written, values);
    }
}

/** Texts of sensitive outputs. Adds the outputs named a secret to the others. */
function outputTexts(others: Set<string>, document: unknown): Set<string> {
  const found = new Set<string>();
  for (const [name, output] of [
    ...entries(at(document, "planned_values", "outputs")),
    ...entries(at(document, "prior_state", "values", "outputs")),
    ...entries(at(document, "values", "outputs")),
    ...entries(own(document, "outputs")),
  ])
    addOutput(name, own(output, "value"), own(output, "sensitive"));
  for (const [name, change] of entries(own(document, "output_changes")))
    for (const side of ["before", "after"]) addOutput(name, own(change, side), own(change, `${side}_sensitive`));
  return found;

  function addOutput(name: string, value: unknown, marks: unknown): void {
    addMarked(found, value, marks, DEEPEST);
    if (marks !== true) addNamed(others, { [name]: value }, DEEPEST);
  }
}

/**
 * Texts that are ids of resources, or that resources get as ids. cdktf marks everything that one stack passes to
 * another as sensitive, but ids of the cloud are not secret, and messages need them.
 */
function idsAmong(given: ReadonlySet<string>, document: unknown, beside: readonly JsonObject[]): ReadonlySet<string> {
  const wanted = new Set([...given].filter(isIdOfThing));
  if (wanted.size === 0) return wanted;
  const resources: readonly unknown[] = [
    ...changesIn(document).flatMap(({ change }) => [own(change, "before"), own(change, "after")]),
    ...[...stateResources(document), ...beside].map(({ values }) => values),
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

/** Marked values of a resource, except blocks that are marked as a whole: see `hiddenInBlocks`. */
function addMarkedOf(found: Set<string>, resource: unknown, values: unknown, marks: unknown): void {
  const blocks = statementOf(resource)?.blocks;
  for (const [name, mark] of entries(marks))
    if (mark !== true || own(blocks, name) === undefined) addMarked(found, own(values, name), mark, DEEPEST);
}

/** Values with a true mark. */
function addMarked(found: Set<string>, value: unknown, marks: unknown, depth: number): void {
  if (marks === true) addLeaves(found, value, depth);
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
  const statement = statementOf(resource);
  if (statement) addSecretArguments(found, statement, values);
  else addNamed(found, values, DEEPEST);
}

const SECRET = /(^|_)psk$|password|passphrase|secret|token|(api|private)_key|credential/i;

const ABOUT_SECRET = /(name|id|arn|type|version|policy|length)$/i;

/** Values named a secret, unless it is only a secret's name, id or the like. */
function addNamed(found: Set<string>, values: unknown, depth: number): void {
  if (typeof values !== "object" || values === null || depth === 0) return;
  for (const [key, value] of Object.entries(values)) {
    const isSecret = SECRET.test(key) && !ABOUT_SECRET.test(key);
    const written = isSecret ? literal(value) : value;
    if (typeof written !== "string") addNamed(found, written, depth - 1);
    else if (isSecret) found.add(written);
  }
}

/** The secrets of a block with a known statement, from its values or its expressions. */
function addSecretArguments(found: Set<string>, statement: Block, values: unknown): void {
  const { names, blocks } = secretPartsOf(statement);
  for (const name of names) {
    const value = literal(own(values, name));
    if (typeof value === "string") found.add(value);
  }
  for (const [name, nested] of blocks)
    for (const block of objects(own(values, name))) addSecretArguments(found, nested, block);
}

/** A value, or what an expression of a plan's configuration says literally. A template is not a secret. */
function literal(written: unknown): unknown {
  const value = own(written, "constant_value") ?? written;
  return typeof value === "string" && value.includes("${") ? undefined : value;
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
