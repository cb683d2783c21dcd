import { ended } from "../domain/problem";
import { groupBy } from "../graph/group-by";
import { range } from "../graph/terraform/interval";
import { type Finding, type Level, type Location, standing, type Undecided, type Usage } from "../policy";

// Words that all views share.

/** The subject: a construct's path, else a resource of a stack, else the stack. */
export function subjectOf({ constructPath, stack, address }: Location): string {
  return constructPath?.replace(/\/Resource$/, "") ?? (address === undefined ? stack : `${stack}/${address}`);
}

/** The message as a sentence; adds the tunnel if the value belongs to one. */
export function messageOf({ message, argument = "" }: Finding | Undecided): string {
  const number = /^tunnels\.(\d+)\./.exec(argument)?.[1];
  return ended(number === undefined ? message : `${message} (tunnel ${number})`);
}

/** Other stacks that contribute. */
export function otherStacks({ stacks, stack }: Location): readonly string[] {
  return stacks.filter((other) => other !== stack);
}

/** One or more that are reported together. */
export type Some<T> = readonly [T, ...T[]];

/** Entries that say the same, grouped, in the order of the first of each group. */
export function alike<T>(entries: readonly T[], by: (entry: T) => readonly string[]): readonly Some<T>[] {
  return [...groupBy(entries, (entry) => JSON.stringify(by(entry))).values()] as unknown as readonly Some<T>[];
}

/** Places of one fault to show people; reports for programs have them all. */
export const MOST_PLACES = 5;

export const USAGE_HEAD = ["transit router", "used", "after this plan", "limit", "source of the limit"] as const;

/** How full a transit router is, now and after the plan; a dash if unknown. */
export function usageCells({ transitRouter, now, used, most, counted, limitSource, reason }: Usage): readonly string[] {
  return [
    transitRouter ?? "not known yet",
    now === undefined ? "–" : `${now}`,
    range(used),
    `${most} ${counted}`,
    [limitSource, reason].filter(Boolean).join("; "),
  ];
}

/** The number of unexcused findings of a level. */
export function count(findings: readonly Finding[], level: Level): number {
  return standing(findings).filter((finding) => finding.level === level).length;
}

export function waived(findings: readonly Finding[]): readonly WaivedFinding[] {
  return findings.filter((finding): finding is WaivedFinding => finding.waived !== undefined);
}

export type WaivedFinding = Finding & Required<Pick<Finding, "waived">>;

/** `waived until 2027-03-31 by network-team (NET-1): the device is replaced in spring`. */
export function waiverText({ waived: { by, reason, owner, expires, ticket } }: WaivedFinding): string {
  return by === "baseline"
    ? `in the baseline: ${reason}`
    : `waived until ${expires} by ${owner} (${ticket}): ${reason}`;
}

/** Findings with the worst first, else in their order. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return (["error", "warning"] as const).flatMap((level) => findings.filter((finding) => finding.level === level));
}

export function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
