import { Command } from "commander";
import { LIMITS, type Limit } from "../../domain/limit";
import type { PrintOptions } from "../conclude";
import { formatOption } from "../options";

export const command = new Command("limits")
  .description("Prints the limits that cenvpn checks, with their sources. --format json is for other tools.")
  .addOption(formatOption())
  .action(limits);

function limits({ format }: PrintOptions): void {
  const list: [string, Limit][] = Object.entries(LIMITS);
  const width = Math.max(...list.map(([name]) => name.length));
  const line = ([name, { most, title, adjustable, source }]: [string, Limit]) =>
    `${name.padEnd(width)}  ${String(most).padStart(3)} ${most === 1 ? singular(title) : title}${adjustable ? ", raised on request" : ""} (${source.title})\n`;
  process.stdout.write(
    format === "json" ? `${JSON.stringify({ version: 1, limits: LIMITS }, null, 2)}\n` : list.map(line).join(""),
  );
}

/** `transit router per IPsec connection`. */
function singular(title: string): string {
  return title.replace(/s(?= per )/, "");
}
