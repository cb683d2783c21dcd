import type { Location } from "../judgement";

/** A pattern of a waiver: `*` is anything within a step, `**` any steps; everything else is literal. */
export class Pattern {
  /** Texts that every match of the pattern contains. */
  readonly fixed: readonly string[];
  private readonly parts: readonly Part[];

  constructor(pattern: string) {
    const written = pattern.replaceAll(KEY, withoutSteps).split(STARS);
    this.fixed = written.filter((part) => !part.includes("*"));
    this.parts = written.flatMap(partsOf);
  }

  /**
   * Follows all readings of the pattern side by side: the time grows only with the product of the lengths of pattern
   * and text.
   */
  means(text: string): boolean {
    let places = this.onwards([0]);
    for (const letter of text) {
      const next: number[] = [];
      for (const place of places) {
        const part = this.parts[place];
        if (part?.kind === "stars" && (part.isDeep || letter !== "/")) next.push(place);
        else if (part?.kind === "letter" && part.letter === letter) next.push(place + 1);
      }
      if (next.length === 0) return false;
      places = this.onwards(next);
    }
    return places.has(this.parts.length);
  }

  /** Places, with all places that need no further letter. */
  private onwards(places: readonly number[]): ReadonlySet<number> {
    const reached = new Set<number>();
    const waiting = [...places];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (reached.has(place)) continue;
      reached.add(place);
      const part = this.parts[place];
      if (part?.kind === "stars") waiting.push(place + 1);
      if (part?.kind === "perhaps") waiting.push(place + 1, place + part.length);
    }
    return reached;
  }
}

type Part =
  | { readonly kind: "letter"; readonly letter: string }
  | { readonly kind: "stars"; readonly isDeep: boolean }
  /** This part is optional, together with this many parts from here on. */
  | { readonly kind: "perhaps"; readonly length: number };

/** `/**` and, at the start, `**` with a slash: the slash goes with the steps. Other stars alone. */
const STARS = /(\/\*\*(?=$|\/)|^\*\*\/|\*+)/;
const DEEP: Part = { kind: "stars", isDeep: true };
const SLASH: Part = { kind: "letter", letter: "/" };
const PERHAPS: Part = { kind: "perhaps", length: 3 };

function partsOf(written: string): readonly Part[] {
  if (written === "/**") return [PERHAPS, SLASH, DEEP];
  if (written === "**/") return [PERHAPS, DEEP, SLASH];
  if (/^\*+$/.test(written)) return [written.length > 1 ? DEEP : { kind: "stars", isDeep: false }];
  return Array.from(written, (letter) => ({ kind: "letter", letter }));
}

/** What patterns can match: the Terraform address in its stack, and the construct. */
export function placesOf({ stack, address, constructPath }: Location): readonly string[] {
  const place = address === undefined ? stack : `${stack}/${address.replaceAll(KEY, withoutSteps)}`;
  return constructPath === undefined ? [place] : [place, constructPath.replace(/\/Resource$/, "")];
}

/** The first step of a pattern, which means its stack. */
export function stackPatternOf(pattern: string): string {
  return pattern.split("/", 1)[0] ?? "";
}

/** The key of an instance in an address, or its beginning: a slash in it, such as a network's, starts no step. */
const KEY = /\["(?:[^"\\]|\\.)*(?:"\]|$)/gs;

function withoutSteps(key: string): string {
  return key.replaceAll("/", "\0");
}
