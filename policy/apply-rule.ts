import { keysIn } from "../domain/name";
import type { ResourceGraph } from "../graph/network/graph";
import { isMade } from "../graph/terraform/change";
import type { Place, Resource } from "../graph/terraform/resource";
import type { Subject } from "../graph/terraform/subject";
import { isTouched, isUntouched } from "../graph/terraform/touched";
import { Undecided as UndecidedSignal } from "../graph/terraform/value";
import type { Identity } from "./fingerprint";
import type { Finding, Location, Undecided } from "./judgement";
import type { RuleOptions } from "./options";
import { attempt, type Complaint, type Level, type Rule } from "./rule";
import { rules as ownRules } from "./rules";
import type { Surroundings } from "./surroundings";

/** Entries in the order in which rules find them; fingerprints need them all. */
export type Fresh<T> = Omit<T, "fingerprint" | "wasThere"> &
  Pick<Identity, "about" | "fault"> & {
    /** Whether a plan leaves everything unchanged that it is about. */
    readonly isUntouched?: true;
    /** Whether a plan makes the object it is reported at: then it is new, whatever else is alike. */
    readonly isMade?: true;
  };

/** What a rule says about all its subjects. */
export function applyRule(
  rule: Rule,
  ruleLevel: Level,
  graph: ResourceGraph,
  surroundings: Surroundings,
  options: RuleOptions,
): { findings: Fresh<Finding>[]; undecided: Fresh<Undecided>[] } {
  const [findings, undecided]: [Fresh<Finding>[], Fresh<Undecided>[]] = [[], []];
  const leaveOpen = (subject: Subject, reason: string, argument?: string) =>
    undecided.push({ rule: rule.id, level: ruleLevel, message: reason, ...locate(subject, argument) });
  let current: Subject | undefined;
  const check: Rule["check"] = (subject, ruleOptions) => rule.check(subject, ruleOptions);
  const always = graph.stacks.every(({ kind }) => rule.phases.includes(kind));
  try {
    for (const subject of rule.subjects(graph, surroundings)) {
      if (!always && !rule.phases.includes(graph.phaseOf(subject.resource))) continue;
      current = subject;
      const outcome = attempt(check, subject, options);
      if (outcome instanceof UndecidedSignal) leaveOpen(subject, outcome.reason, outcome.argument);
      else if (outcome.length > 0 && subject.resource.instances.min === 0)
        leaveOpen(subject, "the number of instances is not known yet");
      else if (outcome.length > 0) {
        const isOurs = hasOurNames(subject.resource, graph);
        // the cloud has accepted what runs, so this is only advice
        const level = !rule.alsoOfImports && isTakenOver(subject.resource, graph) ? "warning" : ruleLevel;
        for (const complaint of outcome) findings.push(finding(rule, level, ...blamed(subject, complaint), isOurs));
      }
    }
  } catch (error) {
    findings.push(crash(rule, current, graph, error));
  }
  return { findings, undecided };
}

/**
 * Moves a complaint from an object that the plan leaves unchanged to an object of the same kind that the plan adds or
 * changes, if that takes part.
 */
function blamed(subject: Subject, complaint: Complaint): readonly [Subject, Complaint] {
  const { resource } = subject;
  const { type }: Partial<Resource> = resource;
  const mayBeGuilty = (place: Partial<Resource> & Place) => isMade(place) || (place.type === type && isTouched(place));
  const guilty = isUntouched(resource) ? complaint.with?.find(mayBeGuilty) : undefined;
  if (!guilty) return [subject, complaint];
  const { at: _, ...rest } = complaint;
  const innocent = resource.stack === guilty.stack ? `${resource.address}` : `${resource.address} in ${resource.stack}`;
  return [
    { resource: guilty },
    { ...rest, what: `${innocent}: ${complaint.what}`, with: [resource, ...(complaint.with ?? [])] },
  ];
}

function finding(
  rule: Rule,
  ruleLevel: Level,
  subject: Subject,
  complaint: Complaint,
  isOurs: boolean,
): Fresh<Finding> {
  const { what, allowed, at, level = ruleLevel, fault } = complaint;
  return {
    rule: rule.id,
    // a rule set to warning is never worse
    level: ruleLevel !== rule.level && ruleLevel === "warning" ? ruleLevel : level,
    message: what,
    allowed,
    fix: (isOurs ? undefined : rule.terraformFix) ?? complaint.fix ?? rule.fix,
    ...locate(subject, at?.argument, complaint.with),
    ...(fault === undefined ? {} : { fault }),
    ...([subject.resource, ...(subject.others ?? []), ...(complaint.with ?? [])].every(isUntouched)
      ? { isUntouched: true as const }
      : {}),
    ...(isMade(subject.resource as Partial<Resource>) ? { isMade: true as const } : {}),
  };
}

/** Whether something is imported unchanged. Before a plan, everything that an import block names counts. */
function isTakenOver(place: Place, graph: ResourceGraph): boolean {
  const { isNew, change }: Partial<Resource> = place;
  return change ? change.isAsItRuns === true : isNew === false && graph.phaseOf(place) === "synth";
}

/**
 * Whether our constructs made it: they record the place; in a plan or state alone, their names show it. None is in a
 * module.
 */
function hasOurNames({ source, stack, address = "" }: Place, graph: ResourceGraph): boolean {
  if (source !== undefined) return true;
  const resource = /^(?:data\.)?\w+\.([\w-]+)/.exec(address)?.[1] ?? "";
  return (
    keysIn(resource).length > 1 &&
    !address.startsWith("module.") &&
    !graph.stacks.some(({ name, isHcl }) => name === stack && isHcl)
  );
}

/** If a rule throws, that is its own fault; the others go on. */
function crash(rule: Rule, subject: Subject | undefined, graph: ResourceGraph, error: unknown): Fresh<Finding> {
  const first = graph.stacks[0]?.name ?? "";
  const location = subject ? locate(subject) : { stack: first, stacks: [first] };
  return {
    rule: rule.id,
    level: "error",
    message: `the rule ${rule.id} itself failed (${error instanceof Error ? error.message : "for no stated reason"})`,
    allowed: "a rule that reaches a verdict",
    fix: `report this line to ${ownRules.includes(rule) ? "the makers of cenvpn" : "the author of the rule"}`,
    ...location,
  };
}

function locate(
  { resource, others = [], about }: Subject,
  argument?: string,
  alsoInvolved: readonly Place[] = [],
): Location & Pick<Subject, "about"> {
  const { stack, address, constructPath, source } = resource;
  const stacks = [resource, ...others, ...alsoInvolved].map((place) => place.stack);
  return {
    stack,
    ...(about === undefined ? {} : { about }),
    ...(address === undefined ? {} : { address }),
    ...(constructPath === undefined ? {} : { constructPath }),
    ...(source === undefined ? {} : { source }),
    ...(argument === undefined ? {} : { argument }),
    stacks: [...new Set(stacks)].toSorted(),
  };
}
