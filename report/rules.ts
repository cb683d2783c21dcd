import { citation } from "../domain/source";
import { type Example, type Explanation, shownSnippets } from "../policy";

/** The note on rules for what the cloud refuses anyway. */
export const CANNOT_BE_WAIVED = "cannot be waived";

/** Rules as a list for people: id, level, title, whether they can be waived, and the origin of foreign rules. */
export function rulesText(rules: readonly Explanation[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const origin = ({ from }: Explanation) => (from === undefined ? "" : ` (${from})`);
  return rules
    .map((rule) => {
      const firm = rule.refusedByCloud ? ` (${CANNOT_BE_WAIVED})` : "";
      return `${rule.id.padEnd(width)}  ${rule.level.padEnd(7)}  ${rule.title}${firm}${origin(rule)}\n`;
    })
    .join("");
}

/** Rules as a page: a table, then a section for each. */
export function rulesMarkdown(rules: readonly Explanation[]): string {
  const table = rules.map(
    ({ id, level, phases, title }) => `| [${id}](#${id}) | ${level} | ${phases.join(", ")} | ${inCell(title)} |`,
  );
  return [
    "# Rules",
    "",
    "These rules are what `cenvpn check` and the app check. A rule decides at synth (the JSON before a plan), on a plan, or on a state.",
    "A rule reports a value that is not known then as undecided.",
    "*Bad* and *good* show pieces of files: of Terraform, of an environment file, or of cenvpn.yaml. For a change they show two pieces.",
    "",
    "| rule | level | decides on | what is right |",
    "| --- | --- | --- | --- |",
    ...table,
    "",
    rules.map(ruleMarkdown).join("\n"),
  ].join("\n");
}

/** The section of a rule. */
export function ruleMarkdown(rule: Explanation): string {
  const { id, level, phases, refusedByCloud, title, why, fix, terraformFix, source, bad, good, from } = rule;
  const facts = [
    level,
    phases.join(", "),
    refusedByCloud && CANNOT_BE_WAIVED,
    from !== undefined && `from ${code(from)}`,
  ].filter(Boolean);
  return [
    `## ${id}`,
    "",
    facts.join(" · "),
    "",
    `${title}.`,
    "",
    `- Why: ${why}`,
    `- Fix: ${fix}`,
    ...(terraformFix === undefined ? [] : [`- Fix in Terraform: ${terraformFix}`]),
    `- Source: ${source.url === undefined ? citation(source) : `[${citation(source)}](${source.url})`}`,
    ...exampleMarkdown("Bad", bad),
    ...exampleMarkdown("Good", good),
    "",
  ].join("\n");
}

/** An example in words is an item of the list; snippets are blocks after it. */
function exampleMarkdown(name: string, example: Example): readonly string[] {
  if (typeof example === "string") return [`- ${name}: ${code(example)}`];
  const blocks = shownSnippets(example).flatMap(({ language, text }) => ["", `\`\`\`${language}`, text, "```"]);
  return ["", `${name}:`, ...blocks];
}

const inCell = (text: string) => text.replaceAll("|", "\\|");
const code = (text: string) => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);
