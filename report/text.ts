import picocolors from "picocolors";
import type { Finding, Judgement, Undecided, Usage } from "../policy";

type Colors = ReturnType<typeof picocolors.createColors>;

/** A judgement for people: by stack, then how full the transit routers are, then the counts. */
export function textReport(judgement: Judgement, colors: Colors = picocolors.createColors(false)): string {
  const { findings, undecided, usage } = judgement;
  const stacks = [...new Set([...findings, ...undecided].map(({ stack }) => stack))];
  const groups = stacks.map((stack) => {
    const entries = [
      ...findings.filter((finding) => finding.stack === stack).map((finding) => findingText(finding, colors)),
      ...undecided.filter((open) => open.stack === stack).map((open) => undecidedText(open, colors)),
    ];
    return lines([stack !== "" && colors.bold(stack), entries.join("\n\n")]);
  });
  const parts = [...groups, usageTable(usage), counts(judgement, colors)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function findingText(finding: Finding, colors: Colors): string {
  const { level, rule, message, allowed, fix, argument, address, stacks, stack } = finding;
  const paint = level === "error" ? colors.red : colors.yellow;
  const others = stacks.filter((other) => other !== stack);
  return lines([
    [paint(level), colors.bold(rule), ...where(finding)].join("  "),
    `  ${sentence(message + tunnelOf(argument))}`,
    `  Allowed: ${sentence(allowed)}`,
    `  Fix: ${sentence(fix)}`,
    address && colors.dim(`  at ${[address, argument].filter(Boolean).join(" ")}`),
    others.length > 0 && colors.dim(`  also in ${others.join(", ")}`),
  ]);
}

function undecidedText(open: Undecided, colors: Colors): string {
  return lines([
    [colors.cyan("undecided"), colors.bold(open.rule), ...where(open)].join("  "),
    `  ${sentence(open.message)}`,
    open.address && colors.dim(`  at ${open.address}`),
  ]);
}

function where({ constructPath, source, stack, address }: Finding | Undecided): readonly string[] {
  const place =
    constructPath?.replace(/\/Resource$/, "") ?? (address === undefined ? undefined : `${stack}/${address}`);
  return [place, source].filter((part) => part !== undefined);
}

/** A message is about a value; which tunnel's is added where it is about one. */
function tunnelOf(argument = ""): string {
  const number = /^tunnels\.(\d+)\./.exec(argument)?.[1];
  return number === undefined ? "" : ` (tunnel ${number})`;
}

/** `tr-abc123  2 of 50 VPN attachments (documented default)`. */
function usageTable(usage: readonly Usage[]): string {
  const name = ({ transitRouter = "transit router not known yet" }: Usage) => transitRouter;
  const width = Math.max(0, ...usage.map((row) => name(row).length));
  return usage.map((row) => `${name(row).padEnd(width)}  ${usageText(row)}`).join("\n");
}

function usageText({ used: { min, max }, most, title, limitSource, reason }: Usage): string {
  const used = min === max ? `${min}` : max === null ? `${min} or more` : `${min} to ${max}`;
  const counted = title.replace(/ per .*/, "");
  return `${used} of ${most} ${counted} (${[limitSource, reason].filter(Boolean).join("; ")})`;
}

function counts({ findings, undecided, stacks }: Judgement, colors: Colors): string {
  const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const paint = errors > 0 ? colors.red : warnings > 0 ? colors.yellow : colors.green;
  const parts = [plural(errors, "error"), plural(warnings, "warning"), `${undecided.length} undecided`];
  return paint(`${parts.join(", ")} in ${plural(stacks.length, "stack")}`);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function lines(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join("\n");
}
