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

/** Foreign rules, and the names of files and packages whose rules are left out. */
export interface ForeignRules {
  readonly rules: readonly ForeignRule[];
  readonly leftOut: readonly string[];
}

/**
 * The rules that a project's cenvpn.yaml names, even if other files of the project are wrong.
 * @throws FileProblemsError with everything that is wrong in that file and with those rules
 */
export async function readForeignRules(file?: string, plugins?: Plugins): Promise<ForeignRules> {
  const named = readNamedRules(file);
  const problems = [...named.problems];
  const rules = await foreignRules(named, runsPlugins(plugins, file), problems);
  if (problems.length > 0) throw new FileProblemsError(problems);
  return rules;
}

/** The same for a configuration that has been read. */
export async function foreignRules(named: NamedRules, runs: boolean, problems: FileProblem[]): Promise<ForeignRules> {
  if (runs) return { rules: await loadRules(named, problems), leftOut: [] };
  return { rules: [], leftOut: (named.rules ?? []).filter((from) => from !== undefined) };
}

/** Rules of files and packages; the default export is a rule or a list of rules. */
async function loadRules(
  { folder, rules = [], problemAt }: NamedRules,
  problems: FileProblem[],
): Promise<readonly ForeignRule[]> {
  const { resolve: find } = createRequire(resolve(folder, "cenvpn.yaml"));
  const ids = new Set(explanations().map(({ id }) => id));
  const loaded: ForeignRule[] = [];
  for (const [index, from] of rules.entries()) {
    if (from === undefined) continue; // reported already
    const refuse = (what: string, allowed: string) => problems.push(problemAt(["rules", index], { what, allowed }));
    let candidates: readonly unknown[] = [];
    try {
      candidates = await exportsOf(find(from));
    } catch (error) {
      refuse(`${from} cannot be loaded: ${reasonOf(error)}`, "a JavaScript file or package that exports rules");
    }
    for (const candidate of candidates) {
      const problem = ruleProblem(candidate);
      const rule = candidate as Rule;
      if (problem) refuse(`${from}: ${problem.what}`, problem.allowed);
      else if (ids.has(rule.id))
        refuse(`${from}: another rule has the id ${rule.id}`, "an id of its own for each rule");
      else {
        ids.add(rule.id);
        loaded.push({ rule, from });
      }
    }
  }
  return loaded;
}

/** The default export of a CommonJS or ES module, as a list. */
async function exportsOf(file: string): Promise<readonly unknown[]> {
  const { default: exported } = await import(pathToFileURL(file).href);
  // The exports of CommonJS are the default; compilers put the source's default into them.
  return [Object(exported).default ?? exported].flat();
}

/** Only the first line: the lines below name files of the machine. */
function reasonOf(error: unknown): string {
  const { message } = Object(error) as { message?: string };
  return (message ?? "it throws something other than an error").split("\n")[0] as string;
}
