import { EXIT, type ExitCode } from "../domain/exit-code";
import { LIMITS, type Limit } from "../domain/limit";
import type { PrintOptions } from "./judgement";

/** `cenvpn limits`: the cloud's documented limits, as data for other tools too. */
export function limits({ format }: PrintOptions): ExitCode {
  const list: [string, Limit][] = Object.entries(LIMITS);
  const width = Math.max(...list.map(([name]) => name.length));
  const line = ([name, { most, title, adjustable, source }]: [string, Limit]) =>
    `${name.padEnd(width)}  ${String(most).padStart(3)} ${title}${adjustable ? ", raised on request" : ""} (${source.title})\n`;
  process.stdout.write(
    format === "json" ? `${JSON.stringify({ version: 1, limits: LIMITS }, null, 2)}\n` : list.map(line).join(""),
  );
  return EXIT.fine;
}
