import type { Group } from "./count";

/** A group that may turn out to be the same as another one. */
export interface Twin {
  readonly name: string;
  readonly used: number;
}

/** What is known of something that a name names. */
export interface Nature {
  /** Whether a stack makes it. No two names of made things name the same, nor do two ids; one of each may. */
  readonly isMade: boolean;
  /** Facts that differ surely tell two things apart; undefined while not known. */
  readonly facts: readonly (string | undefined)[];
}

const ANY = "*";
const UNKNOWN = "?";

/**
 * The largest group that may turn out to be the same as one: what a stack makes, where nothing tells whether that was
 * made already, and what another stack names by its id.
 *
 * @param natureOf undefined for a name that surely is that of nothing else, and for one that may be that of anything
 */
export function twinsAmong(
  groups: readonly Group[],
  natureOf: (name: string) => Nature | undefined,
): (group: Group) => Twin | undefined {
  const known = new Map(groups.map(({ key: [name = ""] }) => [name, natureOf(name)]));
  if (![...known.values()].some((nature) => nature?.isMade)) return () => undefined;
  const place = (isMade: boolean, rest: readonly string[], facts: readonly string[]) =>
    JSON.stringify([isMade, ...rest, ...facts]);
  // looked up by what is known: comparing every group with every other would take the square of their number
  const largest = new Map<string, Twin>();
  for (const { key, used } of groups) {
    const [name = "", ...rest] = key;
    const nature = known.get(name);
    if (!nature) continue;
    for (const facts of choices(nature.facts.map((fact) => [fact ?? UNKNOWN, ANY]))) {
      const here = place(nature.isMade, rest, facts);
      if ((largest.get(here)?.used ?? 0) < used.max) largest.set(here, { name, used: used.max });
    }
  }
  return ({ key: [name = "", ...rest] }) => {
    const nature = known.get(name);
    if (!nature) return undefined;
    const alike = choices(nature.facts.map((fact) => (fact === undefined ? [ANY] : [fact, UNKNOWN])));
    const twins = alike.flatMap((facts) => largest.get(place(!nature.isMade, rest, facts)) ?? []);
    return twins.toSorted((one, other) => other.used - one.used)[0];
  };
}

/** Every way to take one of each. */
function choices(options: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return options.reduce<readonly (readonly string[])[]>(
    (taken, option) => taken.flatMap((some) => option.map((one) => [...some, one])),
    [[]],
  );
}
