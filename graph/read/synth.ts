import { argumentsOf } from "../../providers/alicloud/arguments";
import { providerOf } from "../terraform/address";
import { ANY, type Interval, ONE } from "../terraform/interval";
import { at, entries, isObject, type JsonObject, objects, own, text, texts } from "../terraform/json";
import { ABSENT, type Node, UNKNOWN } from "../terraform/node";
import type { Resource } from "../terraform/resource";
import type { Stack } from "../terraform/stack";
import { writtenBackend } from "./backend";
import { writtenDependencies } from "./dependencies";
import { writtenAccounts, writtenProvider, writtenRegions } from "./provider";
import { secretsIn } from "./secrets";
import { plainNode, readFields, shallowNode, type WrittenBlock } from "./statement";
import { templateNode, withoutFrame } from "./template";
import { type SecretReader, secretReader } from "./written-secrets";

/**
 * The stack that files in Terraform's JSON syntax describe, such as a synthesized `cdk.tf.json`.
 *
 * @param callFile The name, for people, of a file that the stack names as its source.
 * @param isWhole whether these are all its files
 */
export function readSynth(
  name: string,
  files: readonly unknown[],
  callFile: (path: string) => string,
  isWhole = true,
): Stack {
  const readSecret = secretReader(files);
  const imported = new Set(files.flatMap((file) => objects(own(file, "import"))).map((block) => text(block.to)));
  const found = (mode: Resource["mode"], block: string) =>
    files.flatMap((file) =>
      entries(own(file, block)).flatMap(([type, named]) =>
        entries(named).flatMap(([resource, body]) =>
          readResource(name, mode, type, resource, body, imported, readSecret, callFile),
        ),
      ),
    );
  const remarks = files.flatMap((file) => objects(at(file, "//", "cenvpn")));
  const environment = remarks.map((remark) => text(remark.environment)).find(Boolean);
  return {
    name,
    kind: "synth",
    ...(environment === undefined ? {} : { file: callFile(environment) }),
    resources: [...found("managed", "resource"), ...found("data", "data")],
    waitsFor: writtenDependencies(files),
    outputs: new Map(files.flatMap((file) => entries(own(file, "output")).map((output) => readOutput(name, output)))),
    sensitive: new Set(files.flatMap((file) => [...secretsIn(file)])),
    remarks,
    backend: writtenBackend(files, isWhole),
    regions: writtenRegions(name, files),
    accounts: writtenAccounts(files),
    // The contents of modules are not here.
    complete: isWhole && files.every((file) => entries(own(file, "module")).length === 0),
  };
}

function readResource(
  stack: string,
  mode: Resource["mode"],
  type: string,
  name: string,
  written: unknown,
  imported: ReadonlySet<string | undefined>,
  readSecret: SecretReader,
  callFile: (path: string) => string,
): Resource[] {
  const body = objects(written)[0];
  const instances = readInstances(body);
  if (instances.max === 0) return [];
  const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
  const statement = argumentsOf(mode, type);
  const source = text(at(body, "//", "source"));
  const isImported = imported.has(address) || imported.has(`\${${address}}`);
  return [
    {
      stack,
      address,
      mode,
      type,
      name,
      constructPath: text(at(body, "//", "metadata", "path")),
      source: source === undefined ? undefined : callFile(source),
      provider: writtenProvider(body) ?? providerOf(type),
      isNew: isImported ? false : undefined,
      instances,
      ignores: ignored(own(body, "lifecycle")),
      arguments:
        body && statement
          ? readFields(statement, new SynthBlock(stack, body, (value) => readSecret(value, body)))
          : UNKNOWN,
    },
  ];
}

/** `all`, or arguments, with or without the template's frame. */
function ignored(lifecycle: unknown): readonly string[] {
  const written = objects(lifecycle).flatMap((block) => block.ignore_changes ?? []);
  return texts(written.flat()).map(withoutFrame);
}

class SynthBlock implements WrittenBlock {
  constructor(
    private readonly stack: string,
    private readonly body: JsonObject,
    private readonly readSecret: (value: unknown) => Node,
  ) {}

  argument(name: string): Node {
    return shallowNode(own(this.body, name), (value) =>
      typeof value === "string"
        ? (variableNode(this.stack, value) ?? templateNode(this.stack, value))
        : plainNode(value),
    );
  }

  secret(name: string): Node {
    return this.readSecret(own(this.body, name));
  }

  blocks(name: string): readonly (WrittenBlock | undefined)[] | undefined {
    if (objects(own(this.body, "dynamic")).some((dynamic) => Object.hasOwn(dynamic, name))) return undefined;
    const written = own(this.body, name) ?? [];
    if (isObject(written)) return [new SynthBlock(this.stack, written, this.readSecret)];
    if (!Array.isArray(written)) return undefined;
    return written
      .filter((item) => item !== null)
      .map((item) => (isObject(item) ? new SynthBlock(this.stack, item, this.readSecret) : undefined));
  }
}

/** A variable or local value of the stack: unknown, but the same everywhere in the stack. */
function variableNode(stack: string, template: string): Node | undefined {
  const [, address, path = ""] =
    /^\$\{\s*((?:var|local)\.[\w-]+)((?:\.[\w-]+|\["[^"\\]*"\]|\[\d+\])*)\s*\}$/.exec(template) ?? [];
  if (address === undefined) return undefined;
  return { kind: "unknown", from: { kind: "reference", stack, address, index: "", path } };
}

function readInstances(body: unknown): Interval {
  const count = own(body, "count") ?? undefined;
  const forEach = own(body, "for_each") ?? undefined;
  if (count === undefined && forEach === undefined) return ONE;
  const number = isObject(forEach)
    ? Object.keys(forEach).length
    : count === undefined || count === ""
      ? Number.NaN
      : Number(count);
  return Number.isSafeInteger(number) && number >= 0 ? { min: number, max: number } : ANY;
}

function readOutput(stack: string, [name, body]: readonly [string, unknown]): [string, Node] {
  const value = own(objects(body)[0], "value");
  return [name, typeof value === "string" ? templateNode(stack, value) : value === undefined ? ABSENT : UNKNOWN];
}
