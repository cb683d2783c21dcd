import picocolors from "picocolors";
import { ended } from "../domain/problem";
import type { Finding, Judgement, Undecided, Usage } from "../policy";
import { range } from "../policy/range";
import type { Colours } from "./colours";

/** A judgement for people: by stack, then how full the transit routers are, then the counts. */
export function textReport(judgement: Judgement, colours: Colours = picocolors.createColors(false)): string {
  const { findings, undecided, usage } = judgement;
  const stacks = [...new Set([...findings, ...undecided].map(({ stack }) => stack))];
  const groups = stacks.map((stack) => {
    const entries = [
      ...findings.filter((finding) => finding.stack === stack).map((finding) => findingText(finding, colours)),
      ...undecided.filter((open) => open.stack === stack).map((open) => undecidedText(open, colours)),
    ];
    return lines([stack !== "" && colours.bold(stack), entries.join("\n\n")]);
  });
  const parts = [...groups, usageTable(usage), counts(judgement, colours)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function findingText(finding: Finding, colours: Colours): string {
  const { level, rule, message, allowed, fix, argument, address, stacks, stack } = finding;
  const paint = level === "error" ? colours.red : colours.yellow;
  const others = stacks.filter((other) => other !== stack);
  return lines([
    [paint(level), colours.bold(rule), ...where(finding)].join("  "),
    `  ${ended(message + tunnelOf(argument))}`,
    `  Allowed: ${ended(allowed)}`,
    `  Fix: ${ended(fix)}`,
    address && colours.dim(`  at ${[address, argument].filter(Boolean).join(" ")}`),
    others.length > 0 && colours.dim(`  also in ${others.join(", ")}`),
  ]);
}

function undecidedText(open: Undecided, colours: Colours): string {
  return lines([
    [colours.cyan("undecided"), colours.bold(open.rule), ...where(open)].join("  "),
    `  ${ended(open.message)}`,
    open.address && colours.dim(`  at ${open.address}`),
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

function usageText({ used, most, counted, limitSource, reason }: Usage): string {
  return `${range(used)} of ${most} ${counted} (${[limitSource, reason].filter(Boolean).join("; ")})`;
}

function counts({ findings, undecided, stacks }: Judgement, colours: Colours): string {
  const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const paint = errors > 0 ? colours.red : warnings > 0 ? colours.yellow : colours.green;
  const parts = [plural(errors, "error"), plural(warnings, "warning"), `${undecided.length} undecided`];
  return paint(`${parts.join(", ")} in ${plural(stacks.length, "stack")}`);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function lines(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join("\n");
}
