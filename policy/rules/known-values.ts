import { didYouMean } from "../../domain/nearest";
import { PROVIDER } from "../../domain/source";
import { onceFor } from "../../graph/once";
import { ifDecided, type Value } from "../../graph/terraform/value";
import { type Argument, resources, takes } from "../../providers/alicloud/arguments";
import { hcl } from "../example";
import { type Complaint, EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "known-values",
  level: "error",
  refusedByCloud: true,
  warnsBefore: true,
  phases: EVERY_PHASE,
  title: "An argument that takes one of a few words has one of them",
  why: "The provider refuses any other where it looks at the argument itself. Else the cloud refuses the value, when a part of the deployment exists, unless the cloud has learned to take it.",
  source: PROVIDER,
  fix: "take an allowed value",
  subjects: (graph) =>
    Object.keys(resources).flatMap((type) => (wordsOf(type).length > 0 ? graph.blocks.of(type) : [])),
  check: (block) =>
    each(wordsOf(block.resource.type), ({ path, name, argument }) => {
      const inner = path === "" ? block : block.block(path);
      return /^set/.test(argument.type)
        ? each([inner.texts(name)], (items) => itemsComplaint(items, argument))
        : wordComplaint(inner.text(name), argument);
    }),
  bad: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      network_type = "PRIVATE"
    }`,
  good: hcl`
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      network_type = "public"
    }`,
});

interface Word {
  /** The block that the argument stands in; empty for the resource itself. */
  readonly path: string;
  readonly name: string;
  readonly argument: Argument;
}

/** Arguments of a type with a few known values. Those of tunnels have rules of their own. */
const wordsOf = onceFor((type: string): readonly Word[] => {
  const { arguments: stated, blocks = {} } = resources[type] ?? {};
  return [
    ...wordsIn("", stated),
    ...Object.entries(blocks).flatMap(([path, nested]) => wordsIn(path, nested.arguments)),
  ];
});

function wordsIn(path: string, stated: Readonly<Record<string, Argument>> | undefined): readonly Word[] {
  return Object.entries(stated ?? {}).flatMap(([name, argument]) =>
    argument.values === undefined ? [] : [{ path, name, argument }],
  );
}

function wordComplaint(value: Value<string>, argument: Argument): Complaint | undefined {
  const complaint = value.problem((word) => wordProblem(word, argument));
  // an empty text is what a provider makes of a value that is not given
  return complaint && value.ifKnown() === "" && ifDecided(() => value.isWritten()) !== true ? undefined : complaint;
}

function itemsComplaint(items: Value<readonly string[]>, argument: Argument): readonly Complaint[] {
  if (items.isAbsent()) return [];
  return items.known().flatMap((word) => {
    const problem = wordProblem(word, argument);
    return problem ? [{ ...problem, at: items, fault: word }] : [];
  });
}

function wordProblem(word: string, argument: Argument): Complaint | undefined {
  if (takes(argument, word)) return undefined;
  const { values = [], validated } = argument;
  const known = values.map(String);
  const isNumber = typeof values[0] === "number";
  return {
    what: validated ? `the provider refuses “${word}”` : `“${word}” is none of the values that are known`,
    allowed: known.join(", "),
    level: validated ? "error" : "warning",
    ...(isNumber ? {} : didYouMean(word, known)),
  };
}
