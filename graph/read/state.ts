import { argumentsOf } from "../../providers/alicloud/arguments";
import { indexOf, providerOf } from "../terraform/address";
import { ONE } from "../terraform/interval";
import { entries, objects, own, text } from "../terraform/json";
import { type Node, UNKNOWN } from "../terraform/node";
import type { Resource } from "../terraform/resource";
import type { Stack } from "../terraform/stack";
import { foundEditions } from "./found-editions";
import { knownBlock } from "./plan/block";
import { Configuration, Secrets } from "./plan/configuration";
import { secretsIn } from "./secrets";
import { shownResources, stateAddress } from "./shown-resources";
import { plainNode, readFields, shallowNode } from "./statement";

/**
 * The deployed stack: a state as `terraform show -json` prints it, or as Terraform keeps it (version 4). It includes
 * objects that a replacement left behind: the cloud still has them.
 */
export function readState(name: string, state: unknown): Stack {
  const isKept = own(state, "version") === 4;
  const root = own(state, "values");
  const known = Configuration.ofKnown(name, new Secrets());
  const resources = isKept
    ? objects(own(state, "resources")).flatMap((resource) => keptInstances(name, resource, known))
    : shownResources(own(root, "root_module")).flatMap((resource) => shownResource(name, resource, known));
  return {
    name,
    kind: "state",
    resources,
    existing: (wanted) =>
      resources.filter(({ mode, type }) => mode === "managed" && (wanted === undefined || type === wanted)),
    outputs: new Map(entries(own(isKept ? state : root, "outputs")).map(([key, output]) => [key, readOutput(output)])),
    editions: () => foundEditions(isKept ? keptValues(state) : shownResources(own(root, "root_module"))),
    lineage: isKept ? text(own(state, "lineage")) : undefined,
    sensitive: secretsIn(state),
    regions: new Map(),
    complete: true,
  };
}

function shownResource(stack: string, resource: unknown, known: Configuration): Resource[] {
  const address = text(own(resource, "address"));
  if (address === undefined) return [];
  return readResource(stack, resource, address, own(resource, "values"), known, text(own(resource, "deposed_key")));
}

/** Instances of Terraform's state file, in the form of `terraform show`. */
function keptValues(state: unknown): readonly unknown[] {
  return objects(own(state, "resources")).flatMap(({ mode, type, instances }) =>
    objects(instances).map(({ attributes: values }) => ({ mode, type, values })),
  );
}

function keptInstances(stack: string, resource: unknown, known: Configuration): Resource[] {
  const [type, name] = [text(own(resource, "type")), text(own(resource, "name"))];
  const module = text(own(resource, "module"));
  const mode = own(resource, "mode") === "data" ? "data" : undefined;
  return objects(own(resource, "instances")).flatMap((instance) => {
    const address = [module, mode, type, name].filter((part) => part !== undefined).join(".");
    const index = indexOf(own(instance, "index_key"));
    return readResource(
      stack,
      resource,
      address + index,
      own(instance, "attributes"),
      known,
      text(own(instance, "deposed")),
    );
  });
}

function readResource(
  stack: string,
  written: unknown,
  address: string,
  values: unknown,
  known: Configuration,
  deposed?: string,
): Resource[] {
  const [type, name] = [text(own(written, "type")), text(own(written, "name"))];
  if (type === undefined || name === undefined) return [];
  const mode = own(written, "mode") === "data" ? "data" : "managed";
  const statement = argumentsOf(mode, type);
  return [
    {
      stack,
      address: stateAddress(address, deposed),
      mode,
      type,
      name,
      provider: providerOf(type),
      isNew: false,
      id: text(own(values, "id")),
      instances: ONE,
      arguments: statement ? readFields(statement, knownBlock(values, known)) : UNKNOWN,
    },
  ];
}

function readOutput(output: unknown): Node {
  return own(output, "sensitive") === true ? UNKNOWN : shallowNode(own(output, "value"), plainNode);
}

/** Whether a document looks like a state. An empty state has only its version. */
export function isState(document: unknown): boolean {
  if (own(document, "version") === 4) return true;
  const isShown = /^1\.\d+$/.test(text(own(document, "format_version")) ?? "");
  return isShown && entries(document).every(([key]) => SHOWN_KEYS.includes(key));
}

const SHOWN_KEYS = ["format_version", "terraform_version", "values", "checks"];

/** Why a state cannot be read, in words for people. */
export function stateFormatProblem(document: unknown): string | undefined {
  const version = own(document, "version");
  // no other file of Terraform has a version at its top
  if (typeof version !== "number" || version === 4) return undefined;
  const fix = version < 4 ? "let Terraform 0.12 or later write the state again" : "a newer cenvpn may read it";
  return `is a state of version ${version}, but cenvpn reads only version 4; ${fix}`;
}
