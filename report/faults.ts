import { ended } from "../domain/problem";
import { type Finding, type JudgedStack, type Judgement, type Level, standing } from "../policy";
import { alike, MOST_PLACES, plural, type Some, waived } from "./words";

/** Findings by their mistake: an edited default makes one at each tunnel of each connection. */
export function faultsOf(findings: readonly Finding[]): readonly Some<Finding>[] {
  return alike(findings, (finding) => [
    ...[finding.stack, finding.level, finding.rule, finding.allowed],
    ...[finding.message, finding.fix].map((text) => withoutPlace(text, finding)),
  ]);
}

/** A text about one place, without the place. */
export function withoutPlace(text: string, { address }: Pick<Finding, "address">): string {
  const elsewhere = address === undefined ? text : text.replaceAll(address, "…");
  return elsewhere.replaceAll(/\btunnels\.\w+\./g, "tunnels.");
}

/** The fix of one mistake; if it names the place of the first finding, also the places of the others. */
export function fixOf(same: Some<Finding>): string {
  const named = alike(same, ({ fix }) => [fix]).map(([finding]) => finding);
  const [{ fix } = same[0], ...others] = named;
  if (others.length === 0) return fix;
  const addresses = others.slice(0, MOST_PLACES).flatMap(({ address }) => address ?? []);
  const more = others.length - addresses.length;
  return `${ended(fix)} Also for ${addresses.join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
}

/** `1 error at 8 places`: unexcused mistakes of a level, and their places. */
export function faultsText(findings: readonly Finding[], level: Level): string {
  const found = standing(findings).filter((finding) => finding.level === level);
  const faults = faultsOf(found).length;
  return `${plural(faults, level)}${found.length > faults ? ` at ${found.length} places` : ""}`;
}

/** `1 error at 8 places, 2 warnings, 0 undecided in 3 stacks, 1 without resources`. */
export function countsText({ findings, undecided, stacks }: Judgement): string {
  const parts = [
    faultsText(findings, "error"),
    faultsText(findings, "warning"),
    `${undecided.length} undecided`,
    ...(waived(findings).length > 0 ? [`${waived(findings).length} waived`] : []),
  ];
  return `${parts.join(", ")} in ${plural(stacks.length, "stack")}${emptyText(stacks)}`;
}

/** An empty stack has no findings, so a reader must see that it is empty: perhaps it is the wrong plan, or a state instead of a plan. */
function emptyText(stacks: readonly JudgedStack[]): string {
  const empty = stacks.filter(({ resources }) => resources === 0).length;
  if (empty === 0) return "";
  return stacks.length === 1 ? " without resources" : `, ${empty} without resources`;
}
