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
  title: "An argument with a fixed list of values has a value of the list",
  why: "The provider refuses any other value of the arguments that it checks itself. The cloud refuses the rest when a part of the deployment exists, unless the cloud accepts the value by now.",
  source: PROVIDER,
  fix: "use an allowed value",
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
  /** The argument's block; empty for the resource itself. */
  readonly path: string;
  readonly name: string;
  readonly argument: Argument;
}

/** Arguments of a type with a few known values. Tunnels have rules of their own. */
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
  // the provider writes an empty text for a missing value
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
    what: validated ? `the provider refuses “${word}”` : `“${word}” is not a known value`,
    allowed: known.join(", "),
    level: validated ? "error" : "warning",
    ...(isNumber ? {} : didYouMean(word, known)),
  };
}
