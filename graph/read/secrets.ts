import { isIdOfThing } from "../../domain/id";
import { type Block, provider } from "../../providers/alicloud/arguments";
import { onceFor } from "../once";
import { at, entries, isObject, type JsonObject, objects, own, texts } from "../terraform/json";
import { backendSecrets } from "./backend";
import { hiddenInBlocks } from "./marked-blocks";
import { isSecretName, isWordAboutSecret } from "./secret-names";
import { changesIn, priorResources, statementOf, stateResources } from "./shown-resources";

/** Nothing in a provider or in a variable of keys nests deeper. */
const DEEPEST = 16;

/**
 * The secrets of a plan, a state or a stack's JSON: values that Terraform marks as sensitive; secret arguments, which
 * the provider does not mark; and values with the name of a secret, of variables and in unknown types of resources. No
 * report contains them.
 *
 * @param beside further resources, as `terraform show -json` prints them
 */
export function secretsIn(document: unknown, beside: readonly JsonObject[] = []): ReadonlySet<string> {
  const [found, perhapsIds] = [new Set<string>(), new Set<string>()];
  addVariables(found, document);
  addConfigured(found, perhapsIds, document);
  addChanges(found, document);
  for (const instance of [...stateResources(document), ...beside]) {
    addMarkedOf(found, instance, own(instance, "values"), own(instance, "sensitive_values"));
    addSecretsOf(found, instance, own(instance, "values"));
  }
  for (const text of hiddenInBlocks(document, beside)) found.add(text);
  addWritten(found, perhapsIds, document);
  for (const { name, value, marks } of outputsOf(document)) {
    addMarked(perhapsIds, value, marks, DEEPEST);
    if (marks !== true) addNamed(found, { [name]: value }, DEEPEST);
  }
  for (const source of priorResources(document).filter(({ mode }) => mode === "data")) {
    addMarkedOf(perhapsIds, source, own(source, "values"), own(source, "sensitive_values"));
    addSecretsOf(found, source, own(source, "values"));
  }
  const ids = idsAmong(perhapsIds, document, beside);
  for (const text of perhapsIds) if (!ids.has(text)) found.add(text);
  return found;
}

/** What a place in a document says, if that is no reference and no template. */
type Reading = (written: unknown) => unknown;

const asValue: Reading = (value) => value;

/** An expression in a plan's configuration: beside references stands at most a template. */
const constantOf: Reading = (expression) =>
  texts(own(expression, "references")).length > 0 ? undefined : own(expression, "constant_value");

/** A value in Terraform's JSON syntax. */
const withoutTemplate: Reading = (value) => {
  if (typeof value !== "string") return value;
  return /(?<!\$)\$\{/.test(value) ? undefined : value.replaceAll("$${", "${");
};

/** Values of the root module's variables. */
function addVariables(found: Set<string>, document: unknown): void {
  const declared = at(document, "configuration", "root_module", "variables");
  for (const [name, variable] of entries(own(document, "variables")))
    addDeclared(found, name, own(declared, name), own(variable, "value"));
}

/** The value of a variable or an output. */
function addDeclared(found: Set<string>, name: string, declaration: unknown, value: unknown): void {
  if (own(declaration, "sensitive") === true) addLeaves(found, value, DEEPEST);
  else addNamed(found, { [name]: value }, DEEPEST);
}

/** Secrets that stand in the configuration of a plan, in resources that it does not create too. */
function addConfigured(found: Set<string>, perhapsIds: Set<string>, plan: unknown): void {
  const configuration = own(plan, "configuration");
  const modules: { readonly written: unknown; readonly given?: unknown }[] = [
    { written: own(configuration, "root_module") },
  ];
  for (const { written, given } of modules) {
    for (const [name, variable] of entries(own(written, "variables")))
      for (const value of [own(variable, "default"), constantOf(own(given, name))])
        addDeclared(found, name, variable, value);
    for (const [name, output] of entries(own(written, "outputs")))
      addDeclared(perhapsIds, name, output, constantOf(own(output, "expression")));
    for (const resource of objects(own(written, "resources"))) {
      addSecretsOf(found, resource, resource.expressions, constantOf);
      for (const { expressions } of objects(resource.provisioners)) addNamed(found, expressions, DEEPEST, constantOf);
    }
    for (const [, call] of entries(own(written, "module_calls")))
      modules.push({ written: own(call, "module"), given: own(call, "expressions") });
  }
  for (const [, { name, expressions }] of entries(own(configuration, "provider_config")) as [string, JsonObject][])
    addProvider(found, name, expressions, constantOf);
}

function addProvider(found: Set<string>, name: unknown, settings: unknown, read: Reading): void {
  if (name === "alicloud") addSecretArguments(found, provider, settings, read);
  else addNamed(found, settings, DEEPEST, read);
}

function addChanges(found: Set<string>, document: unknown): void {
  for (const written of changesIn(document))
    for (const side of ["before", "after"]) {
      const values = at(written, "change", side);
      addMarkedOf(found, written, values, at(written, "change", `${side}_sensitive`));
      addSecretsOf(found, written, values);
    }
}

interface Output {
  readonly name: string;
  readonly value: unknown;
  readonly marks: unknown;
}

function outputsOf(document: unknown): readonly Output[] {
  const shown = [
    ...entries(at(document, "planned_values", "outputs")),
    ...entries(at(document, "prior_state", "values", "outputs")),
    ...entries(at(document, "values", "outputs")),
    ...entries(own(document, "outputs")),
  ];
  return [
    ...shown.map(([name, output]) => ({ name, value: own(output, "value"), marks: own(output, "sensitive") })),
    ...entries(own(document, "output_changes")).flatMap(([name, change]) =>
      ["before", "after"].map((side) => ({ name, value: own(change, side), marks: own(change, `${side}_sensitive`) })),
    ),
  ];
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

/** Secrets in Terraform's JSON syntax, where they should not be. */
function addWritten(found: Set<string>, perhapsIds: Set<string>, document: unknown): void {
  for (const [name, declarations] of entries(own(document, "variable"))) {
    const [declaration] = objects(declarations);
    addDeclared(found, name, declaration, own(declaration, "default"));
  }
  for (const [name, outputs] of entries(own(document, "output")))
    for (const output of objects(outputs)) addDeclared(perhapsIds, name, output, withoutTemplate(own(output, "value")));
  for (const [block, mode] of [["resource", "managed"] as const, ["data", "data"] as const])
    for (const [type, named] of entries(own(document, block)))
      for (const [, bodies] of entries(named))
        for (const body of objects(bodies)) {
          addSecretsOf(found, { mode, type }, body, withoutTemplate);
          for (const inner of [body.provisioner, body.connection]) addNamed(found, inner, DEEPEST, withoutTemplate);
        }
  for (const block of ["module", "locals"]) addNamed(found, own(document, block), DEEPEST, withoutTemplate);
  for (const secret of backendSecrets(document)) found.add(secret);
  for (const [name, bodies] of entries(own(document, "provider")))
    for (const body of objects(bodies)) addProvider(found, name, body, withoutTemplate);
}

/** Marked values of a resource, except blocks that are marked as a whole: see `hiddenInBlocks`. */
function addMarkedOf(found: Set<string>, resource: unknown, values: unknown, marks: unknown): void {
  const blocks = own(resource, "mode") === "data" ? undefined : statementOf(resource)?.blocks;
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
function addSecretsOf(found: Set<string>, resource: unknown, values: unknown, read = asValue): void {
  const statement = statementOf(resource);
  if (statement) addSecretArguments(found, statement, values, read);
  else addNamed(found, values, DEEPEST, read);
}

/** Texts named a secret, and texts in a list or a map of that name. */
function addNamed(found: Set<string>, values: unknown, depth: number, read = asValue): void {
  if (typeof values !== "object" || values === null || depth === 0) return;
  for (const [key, value] of Object.entries(values)) {
    const secret = isSecretName(key) ? read(value) : undefined;
    for (const [name, text] of membersOf(secret))
      if (typeof text === "string" && !isWordAboutSecret(name, text)) found.add(text);
    // what stands in a constant is no expression
    addNamed(found, value, depth - 1, key === "constant_value" ? asValue : read);
  }
}

/** One text, those of a list, or those of a map, by their names; a list of blocks has none. */
function membersOf(secret: unknown): readonly (readonly [name: string, member: unknown])[] {
  if (isObject(secret)) return Object.entries(secret);
  return (typeof secret === "string" ? [secret] : texts(secret)).map((text) => ["", text]);
}

/** The secrets of a block with a known statement. */
function addSecretArguments(found: Set<string>, statement: Block, values: unknown, read: Reading): void {
  const { names, blocks } = secretPartsOf(statement);
  for (const name of names) {
    const value = read(own(values, name));
    if (typeof value === "string") found.add(value);
  }
  for (const [name, nested] of blocks)
    for (const block of objects(own(values, name))) addSecretArguments(found, nested, block, read);
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
