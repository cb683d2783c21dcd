import { groupBy } from "../../graph/group-by";
import type { Finding, Undecided } from "../judgement";
import { Pattern, placesOf } from "./pattern";
import type { Waiver } from "./waiver";

/** Waivers of one rule with one pattern. */
export type Alike = readonly Waiver[];

/** Finds the waivers of a place by a text in their patterns: trying every waiver at every place would take too long. */
export class Matches {
  private readonly byRule = new Map<string, Texts<Meant>>();

  constructor(waivers: readonly Waiver[]) {
    for (const [rule, ofRule] of groupBy(waivers, (waiver) => waiver.rule)) {
      const alike = [...groupBy(ofRule, ({ where }) => where).values()];
      const meant = alike.map((waivers, place) => ({ place, pattern: new Pattern(waivers[0]?.where ?? ""), waivers }));
      this.byRule.set(rule, byRarestText(meant));
    }
  }

  /** The matching waivers, in the order of the first of each pattern. */
  of(entry: Finding | Undecided): readonly Alike[] {
    const byText = this.byRule.get(entry.rule);
    const found = new Set<Meant>();
    for (const place of byText ? placesOf(entry) : [])
      for (const meant of byText?.in(place) ?? [])
        if (!found.has(meant) && meant.pattern.means(place)) found.add(meant);
    return [...found].toSorted((one, other) => one.place - other.place).map(({ waivers }) => waivers);
  }
}

interface Meant {
  readonly place: number;
  readonly pattern: Pattern;
  readonly waivers: Waiver[];
}

/** Waivers by the rarest text in their patterns. */
function byRarestText(all: readonly Meant[]): Texts<Meant> {
  const counts = new Map<string, number>();
  for (const text of all.flatMap(({ pattern }) => pattern.fixed)) counts.set(text, (counts.get(text) ?? 0) + 1);
  const texts = new Texts<Meant>();
  for (const meant of all) {
    const often = (text: string) => (text === "" ? all.length + 1 : (counts.get(text) ?? 0));
    const [rarest = ""] = meant.pattern.fixed.toSorted((one, other) => often(one) - often(other));
    texts.add(rarest, meant);
  }
  return texts;
}

/** Things by a text, to find in longer texts. */
class Texts<T> {
  private readonly root: Letter<T> = { next: new Map(), things: [] };

  add(text: string, thing: T): void {
    let here = this.root;
    for (const letter of text) {
      const next = here.next.get(letter) ?? { next: new Map(), things: [] };
      here.next.set(letter, next);
      here = next;
    }
    here.things.push(thing);
  }

  /** Things whose text is in another one. */
  in(whole: string): ReadonlySet<T> {
    const letters = [...whole];
    const found = new Set(this.root.things);
    for (let start = 0; start < letters.length; start++) {
      let here = this.root.next.get(letters[start] ?? "");
      for (let end = start + 1; here; end++) {
        for (const thing of here.things) found.add(thing);
        here = here.next.get(letters[end] ?? "");
      }
    }
    return found;
  }
}

interface Letter<T> {
  readonly next: Map<string, Letter<T>>;
  readonly things: T[];
}
