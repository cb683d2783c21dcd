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

/** When a stack is judged: its JSON before a plan, its plan, or its deployed state. */
export type Phase = "synth" | "plan" | "state";

/** At synth, on a plan and on a state. */
export const EVERY_PHASE: readonly Phase[] = ["synth", "plan", "state"];

/** What a rule holds against a subject. */
export interface Complaint extends Problem {
  /** The argument at fault. @default the whole resource */
  readonly at?: { readonly argument: string };
  /**
   * The fault at this place, such as the value, if it can vary: a different fault is a different finding, which no
   * baseline has. Never a secret.
   * @default one fault for all values
   */
  readonly fault?: string;
  /** If it differs from the rule's. */
  readonly level?: Level;
  /** Further resources that contribute to the fault. */
  readonly with?: readonly Place[];
}

/** A check of one kind of subject, with everything that documentation and reports say about it. */
export interface Rule<S extends Subject = Subject> {
  /** Kebab-case; says what is checked. */
  readonly id: string;
  /** The highest level of its findings. */
  readonly level: Level;
  /** When it can decide; at other times it does not run. */
  readonly phases: readonly Phase[];
  /**
   * Whether the cloud surely refuses every error that the rule finds; nobody can lower or waive such a rule. False if
   * the cloud refuses only some errors, only by chance, or only according to an old source.
   * @default false
   */
  readonly refusedByCloud?: boolean;
  /** Whether it also warns before the cloud refuses; such a warning can be waived. @default false */
  readonly warnsBefore?: boolean;
  /**
   * Whether an error stays an error for an object that is imported unchanged, because the rule judges the configuration
   * or its consequences, not what the cloud accepts.
   * @default false
   */
  readonly alsoOfImports?: boolean;
  /** What is right, as a sentence without a full stop. */
  readonly title: string;
  /** What happens otherwise. */
  readonly why: string;
  /** The source of the fact behind the rule. */
  readonly source: Source;
  /** What to do, unless the problem names a better fix. */
  readonly fix: string;
  /** The same for people who write Terraform, if `fix` or a complaint's fix uses the words of environment files. */
  readonly terraformFix?: string;
  /** What the rule looks at. @param surroundings What counting rules need besides the stacks. */
  subjects(graph: ResourceGraph, surroundings: Surroundings): readonly S[];
  /**
   * Reads known values only: reading an unknown value ends the check as undecided, reading a missing one ends it
   * without a complaint.
   */
  check(subject: S, options: RuleOptions): Complaint | readonly Complaint[] | undefined;
  /** Something that the rule complains about. */
  readonly bad: Example;
  /** An example in which the rule finds nothing. */
  readonly good: Example;
}

/** A rule for people: everything except the check. */
export interface Explanation extends Omit<Rule, "subjects" | "check"> {
  /** Its file or package; absent for cenvpn's own rules. */
  readonly from?: string;
}

/** The required parts of a rule; by default it decides in every phase. */
export type RuleDefinition<S extends Subject> = Omit<Rule<S>, "phases"> & Partial<Pick<Rule<S>, "phases">>;

/** A rule; infers the type of its subjects. */
export function rule<S extends Subject>(definition: RuleDefinition<S>): Rule<S> {
  return { phases: EVERY_PHASE, ...definition };
}

/** Complaints about several things. An unknown one makes the check undecided only if the others are fine. */
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

/** The complaints of a check, or why it has no verdict. */
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

/** Why an export of a file or package is not a rule; reported before using it. */
export function ruleProblem(candidate: unknown): Problem | undefined {
  const rule = Object(candidate) as Partial<Record<keyof Rule, unknown>>;
  const allowed = "a default export of rules that the function rule of cenvpn/policy makes";
  if (typeof rule.id !== "string")
    return { what: "it exports something that is not a rule: the id is missing", allowed };
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
