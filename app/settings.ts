import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import {
  byPosition,
  type FileProblem,
  FileProblemsError,
  type PolicyConfiguration,
  type ReadPolicyOptions,
  readPolicy,
} from "../config";
import { didYouMean } from "../domain/nearest";
import { checkoutAt, isInCheckout } from "../files/work-tree";
import { type JudgeOptions, rules as ownRules, type Rule } from "../policy";
import { FORMATS, type Format } from "../report/format";
import { foreignRules } from "./foreign-rules";
import { leftOutNotice, type Plugins, runsPlugins } from "./plugins";

/** A project's policy. */
export interface Settings {
  readonly judge: Pick<
    JudgeOptions,
    | "rules"
    | "levels"
    | "waivers"
    | "baseline"
    | "longestWaiver"
    | "failOn"
    | "strict"
    | "ruleOptions"
    | "inventory"
    | "quotas"
    | "limits"
  >;
  /** Files for reports. */
  readonly reports: readonly { readonly format: Format; readonly file: string }[];
  /** Where the baseline is, or would be. */
  readonly baselineFile: string;
  /** Files of the project that no report may replace: what this is read from, and the plans and states that it names. */
  readonly files: readonly string[];
  /** A note about rules that are left out: a line, or nothing. */
  readonly notice: string;
  /**
   * The stack of a plan, a state or a folder, where the path does not name the stack.
   * @throws FileProblemsError when cenvpn.yaml probably means this path, but names a path that does not exist
   */
  stackAt(path: string): string | undefined;
}

export interface SettingsOptions extends ReadPolicyOptions {
  /** Whether to run the rules that cenvpn.yaml names. @default yes, except when CI judges a fork */
  readonly plugins?: Plugins;
}

/**
 * Reads a project's cenvpn.yaml, its waivers and its baseline, and loads the rules that it names.
 * @param file cenvpn.yaml of the working directory, if there is one, unless given
 * @throws FileProblemsError with everything that is wrong in them
 */
export async function readSettings(file?: string, { plugins, ...reading }: SettingsOptions = {}): Promise<Settings> {
  const policy = readPolicy(file, reading);
  const problems = [...policy.problems];
  const before = problems.length;
  const foreign = await foreignRules(policy, runsPlugins(plugins, file), problems);
  const rules = [...ownRules, ...foreign.rules.map(({ rule }) => rule)];
  const areAllKnown = policy.namesAllRules && problems.length === before && foreign.leftOut.length === 0;
  problems.push(...unknownRules(policy, rules, areAllKnown));
  const reports = reportsOf(policy, problems);
  if (problems.length > 0) throw new FileProblemsError(problems.sort(byPlace));
  const { failOn, strict, levels, options = {}, longestWaiver, waivers, baseline, inventory, quotas, limits } = policy;
  // A waiver of a rule that did not run has nothing to excuse, which is not the waiver's fault.
  const isRun = ({ rule }: { readonly rule: string }) => rules.some(({ id }) => id === rule);
  return {
    judge: {
      rules,
      ruleOptions: options,
      failOn,
      strict,
      levels,
      longestWaiver,
      waivers: foreign.leftOut.length > 0 ? waivers.filter(isRun) : waivers,
      baseline,
      inventory,
      quotas,
      limits,
    },
    notice: leftOutNotice(foreign.leftOut, plugins),
    reports,
    baselineFile: policy.baselineFile,
    files: [
      ...policy.files,
      ...[...(policy.rules ?? []), ...Object.values(policy.stacks ?? {})].map((path) => join(policy.folder, path)),
    ],
    stackAt: stacksByPath(policy),
  };
}

/** A pull request's own cenvpn.yaml cannot make us write outside the checkout. */
function reportsOf(policy: PolicyConfiguration, problems: FileProblem[]): Settings["reports"] {
  const checkout = checkoutAt(policy.folder);
  return Object.entries(policy.reports ?? {}).flatMap(([name, path]) => {
    if (path === undefined) return [];
    const [format, file] = [FORMATS.find((known) => known === name), join(policy.folder, path)];
    if (format && isInCheckout(checkout, file)) return [{ format, file }];
    const problem = format
      ? { what: `${path} is outside the checkout`, allowed: "a path in the checkout; --report accepts others" }
      : { what: `there is no format ${name}`, allowed: FORMATS.join(", "), ...didYouMean(name, FORMATS) };
    problems.push(policy.problemAt(["reports", name], problem));
    return [];
  });
}

/**
 * A file belongs to the stack that names it, else to the stack that names its folder. A plan may not exist yet, so a
 * path that leads nowhere is an error only when it resembles the path in question.
 */
function stacksByPath({ folder, stacks = {}, problemAt }: PolicyConfiguration): Settings["stackAt"] {
  const names = new Map(Object.entries(stacks).map(([name, path]) => [resolve(folder, path), name]));
  const mistakenFor = (given: readonly string[]) =>
    [...names].flatMap(([written, name]) => {
      const meant = existsSync(written) ? {} : didYouMean(relative(folder, written), given);
      if (meant.fix === undefined) return [];
      const what = `there is no file or folder ${stacks[name]}`;
      return [problemAt(["stacks", name], { what, allowed: "the path of a plan, a state or their folder", ...meant })];
    });
  return (path) => {
    const file = resolve(path);
    const named = names.get(file) ?? names.get(dirname(file));
    if (named !== undefined) return named;
    const given = [file, dirname(file)].map((candidate) => relative(folder, candidate)).filter(Boolean);
    const mistaken = mistakenFor(given);
    if (mistaken.length > 0) throw new FileProblemsError(mistaken);
    return undefined;
  };
}

function byPlace(one: FileProblem, other: FileProblem): number {
  return one.file === other.file ? byPosition(one, other) : one.file < other.file ? -1 : 1;
}

/** If not all rules are known, a missing rule may be among the others, unless it looks mistyped. */
function unknownRules(policy: PolicyConfiguration, rules: readonly Rule[], areAllKnown: boolean): FileProblem[] {
  const ids = rules.map(({ id }) => id);
  const unknown = (id: string) => {
    const meant = didYouMean(id, ids);
    if (ids.includes(id) || (!areAllKnown && !("fix" in meant))) return undefined;
    return { what: `there is no rule ${id}`, allowed: "the rules that cenvpn rules lists", ...meant };
  };
  const fixedLevel = (id: string, level: string | undefined) => {
    const rule = rules.find((known) => known.id === id);
    if (!rule?.refusedByCloud || !level || level === rule.level) return undefined;
    return { what: `${id} checks what the cloud refuses anyway, and cannot be ${level}`, allowed: rule.level };
  };
  const levels = Object.entries(policy.levels ?? {}).flatMap(([id, level]) => {
    const problem = fixedLevel(id, level) ?? unknown(id);
    return problem ? [policy.problemAt(["levels", id], problem)] : [];
  });
  const waivers = policy.waivers.flatMap(({ rule }, index) => {
    const problem = rule === undefined ? undefined : unknown(rule);
    return problem ? [policy.problemOfWaiver(index, problem)] : [];
  });
  return [...levels, ...waivers];
}
