import {
  EVERY_PHASE,
  type Judgement,
  type JudgeOptions,
  judge,
  type Level,
  type Phase,
  type RuleOptions,
  readStacks,
  rules,
} from "../../policy";
import { fingerprint } from "../../policy/fingerprint";
import { workTree } from "../setup/work-tree";
import { type Json, type JsonValue, UNKNOWN } from "./fixtures";
import { planOf, shuffled } from "./plan-of";
import { apart } from "./stacks-apart";
import { stateOf } from "./state-of";

/** The JSON of a stack, alone or with everything that its judgement needs. */
export type Given = Json | Situation;

interface Situation {
  /** A configuration, a plan or a state. */
  readonly in: Json;
  /** Other stacks, by name. */
  readonly beside?: Readonly<Record<string, Json>>;
  /** Files of a git work tree around the configuration. @default the configuration is in no folder */
  readonly workTree?: Readonly<Record<string, string>>;
  /** The team's settings. */
  readonly options?: Partial<RuleOptions>;
  /** Other settings of the judgement, such as files that could not be read. */
  readonly judge?: JudgeOptions;
  /**
   * The forms in which a configuration is judged: as such, as the plan that creates it, and as the state after that plan. @default
   * all forms in which the rule decides; the state only if everything is known
   */
  readonly as?: readonly Phase[];
}

export interface Expected {
  /** Terraform address. @default not compared */
  readonly address?: string;
  /** The argument at fault. @default none */
  readonly at?: string;
  readonly message: string;
  /** @default the rule's level */
  readonly level?: Level;
  /** @default any fix */
  readonly fix?: string;
  /** The part of the fault whose change makes it another finding. @default not compared */
  readonly fault?: string;
  /** All stacks that the finding concerns. @default not compared */
  readonly stacks?: readonly string[];
  /**
   * Addresses of other resources that contribute to the fault. Each also moves to a stack of its own, which the finding must then
   * concern.
   */
  readonly with?: readonly string[];
}

interface Found extends Situation {
  readonly findings: readonly Expected[];
}

/** A situation that the rule leaves undecided; `because` is how the reason starts. */
interface Open extends Situation {
  readonly because?: string;
}

/** A rule's cases. Their names read as sentences after “passes”, “finds” and “leaves open”. */
export interface RuleCases {
  readonly passes: Readonly<Record<string, Given>>;
  readonly finds: Readonly<Record<string, Found>>;
  readonly leavesOpen?: Readonly<Record<string, Json | Open>>;
  /** The team's settings, for all cases. */
  readonly options?: Partial<RuleOptions>;
  /** Whether the rule's findings, or only its errors, can be neither waived nor switched off. @default false */
  readonly cannotBeWaived?: boolean | "errors";
}

let collected: Map<string, RuleCases> | undefined;

/** Tests a rule with its cases, in every form in which the rule decides. `more` defines tests that are no cases. */
export function testRule(id: string, cases: RuleCases, more: () => void = () => {}): void {
  if (collected) collected.set(id, cases);
  else
    describe(id, () => {
      testCases(id, cases);
      more();
    });
}

/** The cases in test files, by rule, for tests that use all cases in another way. */
export function casesIn(files: readonly string[]): ReadonlyMap<string, RuleCases> {
  const cases = new Map<string, RuleCases>();
  collected = cases;
  for (const file of files) require(file);
  collected = undefined;
  return cases;
}

function testCases(id: string, { passes, finds, leavesOpen = {}, options, cannotBeWaived = false }: RuleCases): void {
  const rule = rules.find((known) => known.id === id);
  if (!rule) {
    test("is in the table of policy/rules/index.ts", () => expect(rules.map((known) => known.id)).toContain(id));
    return;
  }
  const isPhase = (phase: Phase) => EVERY_PHASE.includes(phase);

  /** The rule's verdict on a situation, once for each form. */
  const judged = (given: Given, more: JudgeOptions = {}) => {
    const situation = situationOf(given);
    const { beside = {}, judge: others = {} } = situation;
    return formsOf(situation, rule.phases).map(({ form, json }) => {
      const files = situation.workTree && { ...situation.workTree, "main.tf.json": JSON.stringify(json) };
      const targets = [
        files ? { path: workTree(files), stack: STACK } : { name: STACK, json },
        ...Object.entries(beside).map(([name, one]) => ({ name, json: one })),
      ];
      const ruleOptions = { ...options, ...situation.options };
      return { form, json, judgement: judge(readStacks(targets), { rules: [rule], ruleOptions, ...others, ...more }) };
    });
  };

  test("explains itself, and can decide in some form", () => {
    for (const text of [rule.title, rule.why, rule.fix, rule.terraformFix ?? "-", rule.source.title])
      expect(text).not.toBe("");
    expect(["error", "warning"]).toContain(rule.level);
    expect(rule.phases.length > 0 && rule.phases.every(isPhase)).toBe(true);
    expect(rule.warnsBefore ?? false).toBe(cannotBeWaived === "errors");
  });

  describe("passes", () => {
    test.each(Object.entries(passes))("%s", (_, given) => {
      for (const { form, judgement } of judged(given))
        expect({ form, findings: reported(judgement), open: reasons(judgement) }).toEqual({
          form,
          findings: [],
          open: [],
        });
    });
  });

  describe("finds", () => {
    test.each(Object.entries(finds))("%s", (_, given) => {
      const outcomes = judged(given);
      for (const { form, judgement } of outcomes) {
        const { findings } = judgement;
        expect({ form, findings: reported(judgement) }).toMatchObject({
          form,
          findings: given.findings.map((one) => expectation(one, rule.level)),
        });
        expect(findings).toHaveLength(given.findings.length);
        for (const { fix } of findings) expect(fix).not.toBe("");
        for (const [index, { at = "", fault }] of given.findings.entries())
          if (fault !== undefined)
            expect(halfOf(findings[index]?.fingerprint)).toBe(halfOf(fingerprint([], [at, fault])));
        if (rule.level === "warning") expect(findings.map(({ level }) => level)).not.toContain("error");
      }
      expect(new Set(outcomes.map(({ judgement }) => JSON.stringify(fingerprints(judgement)))).size).toBe(1);
    });

    const involved = Object.entries(finds).flatMap(([name, given]) =>
      given.findings.flatMap((one) => (one.with ?? []).map((address) => [name, address, given, one] as const)),
    );
    if (involved.length > 0)
      test.each(involved)("%s, and with it the stack of %s", (_, address, given, { at }) => {
        const [here, there] = apart(given.in, address);
        const [outcome] = judged({ ...given, in: here, beside: { ...given.beside, elsewhere: there }, as: ["synth"] });
        const stacks = outcome?.judgement.findings
          .filter(({ argument }) => argument === at)
          .map((finding) => finding.stacks);
        expect(stacks).toContainEqual([STACK, "elsewhere"].toSorted());
      });

    test(cannotBeWaived ? "even if it is switched off" : "nothing when it is switched off", () => {
      const [first] = Object.values(finds);
      const [outcome] = first ? judged(first, { levels: { [id]: "off" } }) : [];
      expect(outcome?.judgement.findings.length).toBe(cannotBeWaived ? first?.findings.length : 0);
    });
  });

  if (Object.keys(leavesOpen).length > 0)
    describe("leaves open", () => {
      test.each(Object.entries(leavesOpen))("%s", (_, given) => {
        const { because } = situationOf(given);
        for (const { form, judgement } of judged({
          ...situationOf(given),
          as: situationOf(given).as ?? ["synth", "plan"],
        })) {
          expect({ form, findings: reported(judgement), isOpen: reasons(judgement).length > 0 }).toEqual({
            form,
            findings: [],
            isOpen: true,
          });
          if (because !== undefined) expect(reasons(judgement)).toContainEqual(expect.stringContaining(because));
        }
      });
    });
}

const STACK = "dev-sites";

/** A case as a situation. */
export function situationOf(given: Given | Open | Found): Open {
  return "in" in given ? (given as Open) : { in: given as Json };
}

/** A configuration in each form in which a rule decides; a plan or a state as it is. */
function formsOf(
  { in: json, as }: Situation,
  phases: readonly Phase[],
): readonly { form: Phase | "as given"; json: Json }[] {
  if ("format_version" in json || "version" in json) return [{ form: "as given", json }];
  const isKnown = !JSON.stringify(json).includes(UNKNOWN);
  const made = { synth: () => json, plan: () => shuffled(planOf(json)), state: () => stateOf(json) };
  const wanted = as ?? EVERY_PHASE.filter((phase) => phase !== "state" || isKnown);
  const forms = wanted.filter((phase) => phases.includes(phase)).map((form) => ({ form, json: made[form]() }));
  if (forms.length === 0) throw new Error("the rule decides in none of the forms of this case");
  return forms;
}

function reported({ findings }: Judgement) {
  return findings.map(({ address, argument, message, level, fix, stacks }) => ({
    address,
    argument,
    message,
    level,
    fix,
    stacks,
  }));
}

function expectation({ address, at, message, level, fix, stacks }: Expected, ruleLevel: Level) {
  return {
    ...(address === undefined ? {} : { address }),
    argument: at,
    message,
    level: level ?? ruleLevel,
    ...(fix === undefined ? {} : { fix }),
    ...(stacks === undefined ? {} : { stacks }),
  };
}

const reasons = ({ undecided }: Judgement) => undecided.map(({ message }) => message);

/** The half of a fingerprint that stands for the fault; the other half stands for the place. */
const halfOf = (fingerprint = "") => fingerprint.slice(fingerprint.length / 2);

const fingerprints = ({ findings }: Judgement): JsonValue =>
  findings.map(({ fingerprint, address = "", argument = "" }) => [fingerprint, address, argument]);
