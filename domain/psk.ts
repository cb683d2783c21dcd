import type { Problem } from "./problem";
import type { TunnelNumber } from "./tunnel";

/** Longest key that the cloud takes. Source: `API_VPC`. */
export const LONGEST_PSK = 100;

/** Special characters that a PSK may have at every device and by every source (`CREATE_A_VPN_CONNECTION`, `API_VPC`, `PROVIDER`). */
export const PSK_SPECIALS = "~!@#$%^&*()_-+={}[]|;:,.<>/";

/** What a PSK may be. Quotes, backslash, backtick and question mark are among it, though not every device takes them. */
export const PSK_ALLOWED = `1 to ${LONGEST_PSK} printable ASCII characters without spaces`;

/** Pattern of a PSK in the common syntax of JavaScript and Terraform (RE2). Source: `API_VPC`, `CREATE_A_VPN_CONNECTION`. */
export const PSK_PATTERN = `^[!-~]{1,${LONGEST_PSK}}$`;

const PATTERN = new RegExp(PSK_PATTERN);
const WELCOME = new RegExp(`^[A-Za-z0-9${PSK_SPECIALS.replace(/[\\\]^-]/g, "\\$&")}]*$`);

/** What keeps a text from being a PSK. Never repeats the text. */
export function pskProblem(psk: string): Problem | undefined {
  const what = pskFault(psk);
  return what === undefined ? undefined : { what, allowed: PSK_ALLOWED };
}

function pskFault(psk: string): string | undefined {
  if (PATTERN.test(psk)) return undefined;
  if (psk === "") return "the PSK is empty";
  if (psk.length > LONGEST_PSK) return `the PSK has more than ${LONGEST_PSK} characters`;
  return /\s/.test(psk) ? "the PSK has white space in it" : "the PSK has a character that is not printable ASCII";
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * A new key has this many characters, of these alone: no command line, file format or device reads anything into them. Devices
 * read a key that begins with 0x as hex, and AWS takes none that begins with 0.
 */
export const NEW_PSK = { length: 32, first: LETTERS, others: `${LETTERS}0123456789` } as const;

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

/** What may be known of a PSK by those who must not know the PSK. */
export interface PskFacts {
  readonly length: number;
  /** What keeps the cloud from taking the PSK. */
  readonly problem: Problem | undefined;
  /** Whether every device takes all of its characters. */
  readonly isWelcome: boolean;
  /** Whether it is the placeholder of plans for review. */
  readonly isPlaceholder: boolean;
}

export function pskFacts(psk: string): PskFacts {
  return {
    length: psk.length,
    problem: pskProblem(psk),
    isWelcome: WELCOME.test(psk),
    isPlaceholder: psk === PLACEHOLDER_PSK,
  };
}

/** What speaks against a PSK that the cloud takes, `shortest` in characters. Repeats neither the PSK nor its length. */
export function pskStrengthProblem(facts: PskFacts, shortest: number): Problem | undefined {
  if (facts.isPlaceholder || facts.problem) return undefined;
  const allowed = `${shortest} to ${LONGEST_PSK} letters, digits and ${PSK_SPECIALS}`;
  if (facts.length < shortest) return { what: `the PSK has fewer than ${shortest} characters`, allowed };
  return facts.isWelcome ? undefined : { what: "the PSK has a character that not every device takes", allowed };
}
