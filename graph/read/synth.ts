import { dateProblem } from "../../domain/date";
import type { Waiver } from "../../policy/waivers/waiver";
import { argumentsOf } from "../../providers/alicloud/arguments";
import { providerOf } from "../terraform/address";
import { at, entries, isObject, type JsonObject, objects, own, text, texts } from "../terraform/json";
import { ABSENT, type Node, UNKNOWN } from "../terraform/node";
import { ANY, type Interval, type LimitOverride, ONE, type Resource, type Stack } from "../terraform/resource";
import { writtenDependencies } from "./dependencies";
import { writtenProvider, writtenRegions } from "./provider";
import { sensitiveTexts } from "./sensitive";
import { plainNode, readFields, shallowNode, type WrittenBlock } from "./statement";
import { templateNode } from "./template";
import { type SecretReader, secretReader } from "./written-secrets";

/** The stack that files in Terraform's JSON syntax describe, such as a synthesized `cdk.tf.json`. */
export function readSynth(name: string, files: readonly unknown[], complete = true): Stack {
  const readSecret = secretReader(files);
  const imported = new Set(files.flatMap((file) => objects(own(file, "import"))).map((block) => text(block.to)));
  const found = (mode: Resource["mode"], block: string) =>
    files.flatMap((file) =>
      entries(own(file, block)).flatMap(([type, named]) =>
        entries(named).flatMap(([resource, body]) =>
          readResource(name, mode, type, resource, body, imported, readSecret),
        ),
      ),
    );
  return {
    name,
    kind: "synth",
    environment: files.map((file) => text(at(file, "//", "cenvpn", "environment"))).find(Boolean),
    resources: [...found("managed", "resource"), ...found("data", "data")],
    waitsFor: writtenDependencies(files),
    outputs: new Map(files.flatMap((file) => entries(own(file, "output")).map((output) => readOutput(name, output)))),
    limits: files.flatMap((file) => objects(at(file, "//", "cenvpn", "limits"))).map(readLimit),
    sensitive: new Set(files.flatMap((file) => [...sensitiveTexts(file)])),
    waivers: files.flatMap((file) => objects(at(file, "//", "cenvpn", "waivers"))).flatMap(readWaiver),
    regions: writtenRegions(name, files),
    // What a module holds is not here.
    complete: complete && files.every((file) => entries(own(file, "module")).length === 0),
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
): Resource[] {
  const body = objects(written)[0];
  const instances = readInstances(body);
  if (instances.max === 0) return [];
  const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
  const statement = argumentsOf(mode, type);
  const isImported = imported.has(address) || imported.has(`\${${address}}`);
  return [
    {
      stack,
      address,
      mode,
      type,
      name,
      constructPath: text(at(body, "//", "metadata", "path")),
      source: text(at(body, "//", "source")),
      provider: writtenProvider(body) ?? providerOf(type),
      isNew: isImported ? false : undefined,
      instances,
      ignores: ignored(own(body, "lifecycle")),
      arguments: body && statement ? readFields(statement, new SynthBlock(stack, body, readSecret)) : UNKNOWN,
    },
  ];
}

/** `all`, or arguments, with or without the template's frame. */
function ignored(lifecycle: unknown): readonly string[] {
  const written = objects(lifecycle).flatMap((block) => block.ignore_changes ?? []);
  return texts(written.flat()).map((name) => name.replace(/^\$\{\s*|\s*\}$/g, ""));
}

class SynthBlock implements WrittenBlock {
  constructor(
    private readonly stack: string,
    private readonly body: JsonObject,
    private readonly readSecret: SecretReader,
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

/** A variable of the stack: not known, but the same wherever it stands in it. */
function variableNode(stack: string, template: string): Node | undefined {
  const [, address, path = ""] =
    /^\$\{\s*(var\.[\w-]+)((?:\.[\w-]+|\["[^"\\]*"\]|\[\d+\])*)\s*\}$/.exec(template) ?? [];
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

function readLimit(written: unknown): LimitOverride {
  return {
    limit: text(own(written, "limit")) ?? "",
    transitRouter: text(own(written, "transitRouter")),
    most: Number(own(written, "most")),
    reason: text(own(written, "reason")) ?? "",
    approver: text(own(written, "approver")),
    expires: text(own(written, "expires")),
    source: text(own(written, "source")),
  };
}

/** None that lacks anything: whoever waives says all of it. */
function readWaiver(written: unknown): readonly Waiver[] {
  const [rule, where, reason, owner, expires, ticket] = ["rule", "where", "reason", "owner", "expires", "ticket"].map(
    (key) => text(own(written, key)) || undefined,
  );
  if (!rule || !where || !reason || !owner || !expires || !ticket || dateProblem(expires)) return [];
  const source = text(own(written, "source"));
  return [{ rule, where, reason, owner, expires, ticket, ...(source === undefined ? {} : { source }) }];
}
