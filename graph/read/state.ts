import { providerOf } from "../terraform/address";
import { ONE } from "../terraform/interval";
import { entries, type JsonObject, own, text } from "../terraform/json";
import { type Node, UNKNOWN } from "../terraform/node";
import type { Resource } from "../terraform/resource";
import type { Stack } from "../terraform/stack";
import { foundEditions } from "./found-editions";
import { knownBlock } from "./plan/block";
import { Configuration, Secrets } from "./plan/configuration";
import { secretsIn } from "./secrets";
import { isStateFile, stateAddress, statementOf, stateResources } from "./shown-resources";
import { plainNode, readFields, shallowNode } from "./statement";

/**
 * The deployed stack: a state as `terraform show -json` prints it, or as Terraform keeps it (version 4). It includes
 * objects that a replacement left behind: the cloud still has them.
 */
export function readState(name: string, state: unknown): Stack {
  const known = Configuration.ofKnown(name, new Secrets());
  const shown = stateResources(state);
  const resources = shown.flatMap((resource) => readResource(name, resource, known));
  const outputs = entries(own(isStateFile(state) ? state : own(state, "values"), "outputs"));
  return {
    name,
    kind: "state",
    resources,
    existing: (wanted) =>
      resources.filter(({ mode, type }) => mode === "managed" && (wanted === undefined || type === wanted)),
    outputs: new Map(outputs.map(([key, output]) => [key, readOutput(output)])),
    editions: () => foundEditions(shown),
    lineage: text(own(state, "lineage")),
    sensitive: secretsIn(state),
    regions: new Map(),
    complete: true,
  };
}

function readResource(stack: string, shown: JsonObject, known: Configuration): Resource[] {
  const { values } = shown;
  const [type, name, address] = [text(shown.type), text(shown.name), text(shown.address)];
  if (type === undefined || name === undefined || address === undefined) return [];
  const mode = shown.mode === "data" ? "data" : "managed";
  const statement = statementOf(shown);
  return [
    {
      stack,
      address: stateAddress(address, text(shown.deposed_key)),
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
  if (isStateFile(document)) return true;
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
