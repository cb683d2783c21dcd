import type { Problem } from "./problem";
import type { TunnelNumber } from "./tunnel";

/** Longest key that the cloud takes. Source: `API_VPC`. */
export const LONGEST_PSK = 100;

/**
 * Special characters that every source allows; they disagree over quotes, backslash, backtick and question mark
 * (`API_VPC`, `CREATE_A_VPN_CONNECTION`, `PROVIDER`).
 */
export const PSK_SPECIALS = "~!@#$%^&*()_-+={}[]|;:,.<>/";

const ALLOWED = `1 to ${LONGEST_PSK} letters, digits and ${PSK_SPECIALS}`;

/** Pattern of a key in the common syntax of JavaScript and Terraform (RE2). */
export const PSK_PATTERN = `^[A-Za-z0-9${PSK_SPECIALS.replace(/[\\\]^-]/g, "\\$&").replace("[", "\\[")}]{1,${LONGEST_PSK}}$`;

const PATTERN = new RegExp(PSK_PATTERN);

/** What keeps a text from being a pre-shared key. Never repeats the text. */
export function pskProblem(psk: string): Problem | undefined {
  if (PATTERN.test(psk)) return undefined;
  if (psk.length > LONGEST_PSK) return { what: `the key has ${psk.length} characters`, allowed: ALLOWED };
  if (/\s/.test(psk)) return { what: "the key has white space in it", allowed: ALLOWED };
  return {
    what: psk === "" ? "the key is empty" : "the key has a character that not every end takes",
    allowed: ALLOWED,
  };
}

/** A new key has this many characters, of these alone: no command line, file format or device reads anything into them. */
export const NEW_PSK = {
  length: 32,
  characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
} as const;

/** Stands for a key in the plans of pull requests, which run where no key is. Whoever sees it knows; no plan with it is applied. */
export const PLACEHOLDER_PSK = "PLACEHOLDER-never-apply";

/** Terraform name of the resource that plans with placeholders create, and that never comes into being. */
export const PLACEHOLDER_KEYS = "placeholder-keys";

/** The variable of a stack that holds the keys of all its tunnels. */
export const PSKS_VARIABLE = "psks";

/** What is wrong with a PSK that stands in a file which people share. */
export const PSKS_ELSEWHERE: Problem = {
  what: "PSKs do not stand in this file",
  allowed: `the variable ${PSKS_VARIABLE}, keyed site/connection/tunnel`,
  fix: "remove it here, replace the PSK if the file was shared, and give it with --var-file",
};

/** Key of a tunnel's pre-shared key in the variable. */
export function pskName(site: string, connection: string, tunnel: TunnelNumber): string {
  return `${site}/${connection}/${tunnel}`;
}

/** What may be known of a pre-shared key by those who must not know the key. */
export interface PskFacts {
  readonly length: number;
  /** Whether it has only characters that every end takes. */
  readonly isSafe: boolean;
  /** Whether it is the placeholder of plans for review. */
  readonly isPlaceholder: boolean;
}

export function pskFacts(psk: string): PskFacts {
  return { length: psk.length, isSafe: pskProblem(psk) === undefined, isPlaceholder: psk === PLACEHOLDER_PSK };
}

/** What speaks against a key, `shortest` in characters. Tells neither the key nor its length. */
export function pskStrengthProblem(facts: PskFacts, shortest: number): Problem | undefined {
  if (facts.isPlaceholder || (facts.isSafe && facts.length >= shortest)) return undefined;
  const what = facts.isSafe
    ? `the key has fewer than ${shortest} characters`
    : "the key is not of characters that every end takes, or too long";
  return { what, allowed: `${shortest} to ${LONGEST_PSK} letters, digits and ${PSK_SPECIALS}` };
}
