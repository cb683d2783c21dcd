import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type FileProblem, FileProblemsError, type NamedRules, readNamedRules } from "../config";
import { explanations, type Rule, ruleProblem } from "../policy";
import { type Plugins, runsPlugins } from "./plugins";

/** A rule of somebody else. */
export interface ForeignRule {
  readonly rule: Rule;
  /** The file or package that it comes from, as cenvpn.yaml names it. */
  readonly from: string;
}

/** The rules of somebody else, and the names of files and packages whose rules are not run. */
export interface ForeignRules {
  readonly rules: readonly ForeignRule[];
  readonly leftOut: readonly string[];
}

/**
 * The rules that a project's cenvpn.yaml names, whatever else is wrong in the project.
 * @throws FileProblemsError with everything that is wrong in that file and with those rules
 */
export async function readForeignRules(file?: string, plugins?: Plugins): Promise<ForeignRules> {
  const named = readNamedRules(file);
  const problems = [...named.problems];
  const rules = await foreignRules(named, runsPlugins(plugins, file), problems);
  if (problems.length > 0) throw new FileProblemsError(problems);
  return rules;
}

/** The same of a configuration that is read. */
export async function foreignRules(named: NamedRules, runs: boolean, problems: FileProblem[]): Promise<ForeignRules> {
  if (runs) return { rules: await loadRules(named, problems), leftOut: [] };
  return { rules: [], leftOut: (named.rules ?? []).filter((from) => from !== undefined) };
}

/** Rules of files and packages, whose default export is one, or several in a list. */
async function loadRules(
  { folder, rules = [], problemAt }: NamedRules,
  problems: FileProblem[],
): Promise<readonly ForeignRule[]> {
  const { resolve: find } = createRequire(resolve(folder, "cenvpn.yaml"));
  const ours = explanations().map(({ id }) => id);
  const loaded: ForeignRule[] = [];
  for (const [index, from] of rules.entries()) {
    if (from === undefined) continue; // which is reported already
    const refuse = (what: string, allowed: string) => problems.push(problemAt(["rules", index], { what, allowed }));
    let exported: unknown;
    try {
      // By import(), which takes CommonJS and ES modules alike.
      exported = (await import(pathToFileURL(find(from)).href)).default;
    } catch (error) {
      refuse(`${from} cannot be loaded: ${reasonOf(error)}`, "a JavaScript file or package that exports rules");
      continue;
    }
    // What CommonJS exports is the default; compilers put the default of the source into it.
    const candidates = [Object(exported).default ?? exported].flat() as readonly unknown[];
    for (const candidate of candidates) {
      const problem = ruleProblem(candidate);
      const rule = candidate as Rule;
      if (problem) refuse(`${from}: ${problem.what}`, problem.allowed);
      else if ([...ours, ...loaded.map(({ rule }) => rule.id)].includes(rule.id))
        refuse(`${from}: there is a rule ${rule.id} already`, "an id of its own for each rule");
      else loaded.push({ rule, from });
    }
  }
  return loaded;
}

/** The first line of it: what comes below names files of the machine. */
function reasonOf(error: unknown): string {
  const { message } = Object(error) as { message?: string };
  return (message ?? "it throws something that is no error").split("\n")[0] as string;
}
