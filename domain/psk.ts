import type { Problem } from "./problem";
import type { TunnelNumber } from "./tunnel";

/** Longest PSK that the cloud accepts. Source: `API_VPC`. */
export const LONGEST_PSK = 100;

/**
 * Special characters in a PSK that every device and every source accept (`CREATE_A_VPN_CONNECTION`, `API_VPC`,
 * `PROVIDER`).
 */
export const PSK_SPECIALS = "~!@#$%^&*()_-+={}[]|;:,.<>/";

/**
 * The allowed form of a PSK. It includes quotes, backslash, backtick and question mark, though not every device accepts
 * them.
 */
export const PSK_ALLOWED = `1 to ${LONGEST_PSK} printable ASCII characters without spaces`;

/** Pattern of a PSK in the common syntax of JavaScript and Terraform (RE2). Source: `API_VPC`, `CREATE_A_VPN_CONNECTION`. */
export const PSK_PATTERN = `^[!-~]{1,${LONGEST_PSK}}$`;

const PATTERN = new RegExp(PSK_PATTERN);
const WELCOME = new RegExp(`^[A-Za-z0-9${PSK_SPECIALS.replace(/[\\\]^-]/g, "\\$&")}]*$`);

/** Why a text cannot be a PSK. Never repeats the text. */
export function pskProblem(psk: string): Problem | undefined {
  const what = pskFault(psk);
  return what === undefined ? undefined : { what, allowed: PSK_ALLOWED };
}

function pskFault(psk: string): string | undefined {
  if (PATTERN.test(psk)) return undefined;
  if (psk === "") return "the PSK is empty";
  if (psk.length > LONGEST_PSK) return `the PSK has more than ${LONGEST_PSK} characters`;
  return /\s/.test(psk) ? "the PSK contains white space" : "the PSK contains a character that is not printable ASCII";
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * Length and characters of a new PSK: no command line, file format or device gives these characters a meaning. Devices
 * read a PSK that begins with 0x as hex, and AWS accepts none that begins with 0.
 */
export const NEW_PSK = { length: 32, first: LETTERS, others: `${LETTERS}0123456789` } as const;

/**
 * Stands for a PSK in plans of pull requests, which run without PSKs. It is not secret; Terraform applies no plan with
 * it.
 */
export const PLACEHOLDER_PSK = "PLACEHOLDER-never-apply";

/** Terraform name of the resource that plans with placeholders would create, but that never exists. */
export const PLACEHOLDER_KEYS = "placeholder-keys";

/** The variable of a stack with the PSKs of all its tunnels. */
export const PSKS_VARIABLE = "psks";

/** The problem of a PSK in a file that people share. */
export const PSKS_ELSEWHERE: Problem = {
  what: "this file must not contain PSKs",
  allowed: `the variable ${PSKS_VARIABLE}, keyed site/connection/tunnel`,
  fix: "remove it here, replace the PSK if the file was shared, and pass the new one with --var-file",
};

/** Name of a tunnel's PSK in the variable. */
export function pskName(site: string, connection: string, tunnel: TunnelNumber): string {
  return `${site}/${connection}/${tunnel}`;
}

/** What people who must not know the PSK may know of it. */
export interface PskFacts {
  readonly length: number;
  /** Why the cloud does not accept the PSK. */
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

/** An objection to a PSK that the cloud accepts, `shortest` in characters. Repeats neither the PSK nor its length. */
export function pskStrengthProblem(facts: PskFacts, shortest: number): Problem | undefined {
  if (facts.isPlaceholder || facts.problem) return undefined;
  const allowed = `${shortest} to ${LONGEST_PSK} letters, digits and ${PSK_SPECIALS}`;
  if (facts.length < shortest) return { what: `the PSK has fewer than ${shortest} characters`, allowed };
  return facts.isWelcome ? undefined : { what: "the PSK contains a character that not every device accepts", allowed };
}
