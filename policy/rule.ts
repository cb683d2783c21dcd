import type { Problem } from "../domain/problem";
import { ruleIdProblem } from "../domain/rule-id";
import type { Source } from "../domain/source";
import type { ResourceGraph } from "../graph/network/graph";
import type { Place } from "../graph/terraform/resource";
import type { Subject } from "../graph/terraform/subject";
import { NotGiven, Undecided } from "../graph/terraform/value";
import { type Example, isExample } from "./example";
import type { RuleOptions } from "./options";
import type { Surroundings } from "./surroundings";

/** Whether a finding fails a run: errors always do. */
export type Level = "error" | "warning";

/** When a stack is judged: its JSON before a plan, its plan, or what is deployed of it. */
export type Phase = "synth" | "plan" | "state";

/** At synth, on a plan and on a state. */
export const EVERY_PHASE: readonly Phase[] = ["synth", "plan", "state"];

/** What a rule holds against a subject. */
export interface Complaint extends Problem {
  /** The argument at fault; the whole resource unless given. */
  readonly at?: { readonly argument: string };
  /**
   * What is wrong there, such as the value, where that can become something else: it is then another finding, which no
   * baseline knows. Never a secret. @default the same whatever it is
   */
  readonly fault?: string;
  /** Where it differs from the rule's. */
  readonly level?: Level;
  /** Further resources that it takes to the fault. */
  readonly with?: readonly Place[];
}

/** A check of one kind of subject, with all that documentation and reports say of it. */
export interface Rule<S extends Subject = Subject> {
  /** Kebab-case; says what is checked. */
  readonly id: string;
  /** The worst that it finds. */
  readonly level: Level;
  /** When it can decide; at other times it is not asked. */
  readonly phases: readonly Phase[];
  /**
   * Whether the cloud surely refuses every error that the rule finds; such a rule is neither lowered nor waived. Not so
   * where it refuses only some of them, only when chance has it, or only by a source that may be outdated. @default false
   */
  readonly refusedByCloud?: boolean;
  /** Whether it also warns before the cloud refuses, which can be waived. @default false */
  readonly warnsBefore?: boolean;
  /**
   * Whether an error stays one at what is imported as it is: the rule judges what is written, or what comes of it, not what
   * the cloud has taken. @default false
   */
  readonly alsoOfImports?: boolean;
  /** What is right, as a sentence without a full stop. */
  readonly title: string;
  /** What happens otherwise. */
  readonly why: string;
  /** Where the fact behind the rule comes from. */
  readonly source: Source;
  /** What to do, where the problem does not name a better fix. */
  readonly fix: string;
  /** The same for those who write Terraform by themselves, where `fix` or a complaint's speaks as environment files do. */
  readonly terraformFix?: string;
  /** What the rule looks at. @param surroundings what rules that count need beside the stacks */
  subjects(graph: ResourceGraph, surroundings: Surroundings): readonly S[];
  /**
   * Reads known values only: reading one that is not known ends the check as undecided, reading one that is not given
   * ends it without a complaint.
   */
  check(subject: S, options: RuleOptions): Complaint | readonly Complaint[] | undefined;
  /** Something that the rule complains about, and the same done right. */
  readonly bad: Example;
  /** An example in which the rule finds nothing. */
  readonly good: Example;
}

/** What a rule is about, for people: everything but the check. */
export interface Explanation extends Omit<Rule, "subjects" | "check"> {
  /** The file or package that it comes from; absent for those of cenvpn. */
  readonly from?: string;
}

/** What must be said of a rule; it decides in every phase unless it says otherwise. */
export type RuleDefinition<S extends Subject> = Omit<Rule<S>, "phases"> & Partial<Pick<Rule<S>, "phases">>;

/** A rule, its subjects' type inferred. */
export function rule<S extends Subject>(definition: RuleDefinition<S>): Rule<S> {
  return { phases: EVERY_PHASE, ...definition };
}

/** Complaints about several things. One that is not known leaves it undecided only when the others are fine. */
export function each<T>(
  things: readonly T[],
  check: (thing: T) => Complaint | readonly Complaint[] | undefined,
): readonly Complaint[] {
  let complaints = NONE;
  let open: Undecided | undefined;
  for (const thing of things) {
    const outcome = attempt(check, thing, undefined);
    if (outcome instanceof Undecided) open ??= outcome;
    else if (outcome.length > 0) complaints = [...complaints, ...outcome];
  }
  if (complaints.length === 0 && open) throw open;
  return complaints;
}

/** A complaint of a rule that also finds errors. */
export function asWarning(complaint: Complaint | undefined): Complaint | undefined {
  return complaint && { ...complaint, level: "warning" };
}

const NONE: readonly Complaint[] = [];

/** The complaints of a check, or what keeps it from a verdict. */
export function attempt<T, O>(
  check: (thing: T, options: O) => Complaint | readonly Complaint[] | undefined,
  thing: T,
  options: O,
): readonly Complaint[] | Undecided {
  try {
    const outcome = check(thing, options);
    return outcome === undefined ? NONE : isList(outcome) ? outcome : [outcome];
  } catch (signal) {
    if (signal instanceof Undecided) return signal;
    if (signal instanceof NotGiven) return NONE;
    throw signal;
  }
}

function isList(outcome: Complaint | readonly Complaint[]): outcome is readonly Complaint[] {
  return Array.isArray(outcome);
}

/** Why something that a file or package exports is no rule; reported before it is asked anything. */
export function ruleProblem(candidate: unknown): Problem | undefined {
  const rule = Object(candidate) as Partial<Record<keyof Rule, unknown>>;
  const allowed = "a default export of rules as the function rule of cenvpn/policy makes them";
  if (typeof rule.id !== "string") return { what: "it exports something that is no rule: it has no id", allowed };
  const problem = ruleIdProblem(rule.id);
  if (problem) return problem;
  const missing = [
    ...TEXTS.filter((name) => typeof rule[name] !== "string"),
    ...EXAMPLES.filter((name) => !isExample(rule[name])),
    ...FUNCTIONS.filter((name) => typeof rule[name] !== "function"),
    ...(rule.level === "error" || rule.level === "warning" ? [] : ["level"]),
    ...(typeof Object(rule.source).title === "string" ? [] : ["source"]),
    ...(Array.isArray(rule.phases) ? [] : ["phases"]),
  ];
  return missing.length > 0 ? { what: `the rule ${rule.id} has no ${missing.join(", ")}`, allowed } : undefined;
}

const TEXTS = ["title", "why", "fix"] as const;
const EXAMPLES = ["bad", "good"] as const;
const FUNCTIONS = ["subjects", "check"] as const;
