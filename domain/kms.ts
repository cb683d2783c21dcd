import type { Problem } from "./problem";
import { PSKS_ELSEWHERE } from "./psk";

/** Where a connection's PSKs come from: the stack's variable, or Key Management Service. */
export type KeySource = "variable" | { readonly kms: KmsSource };

export interface KmsSource {
  /** Name of the secret of each tunnel, with `{site}`, `{connection}` and `{tunnel}` for what differs: `vpn/{site}/{connection}/{tunnel}`. */
  readonly secret: string;
  /** Stage of the secret's version. @default ACSCurrent */
  readonly stage?: string;
}

/** Why a value cannot say where PSKs come from. Does not repeat the value, which may be a PSK. */
export function keySourceProblem(keys: unknown): Problem | undefined {
  if (keys === "variable" || typeof keys === "object") return undefined;
  return { ...PSKS_ELSEWHERE, allowed: `variable, or {kms: {secret: ${EXAMPLE}}}` };
}

export const CURRENT_STAGE = "ACSCurrent";

// No problem repeats the text: it may be the PSK itself, at the wrong place.

const WORDS = ["site", "connection", "tunnel"] as const;
type Words = Readonly<Record<(typeof WORDS)[number], string | number>>;

/** The name of a tunnel's secret. */
export function secretName(pattern: string, words: Words): string {
  return WORDS.reduce((name, word) => name.replaceAll(`{${word}}`, String(words[word])), pattern);
}

const EXAMPLE = "vpn/{site}/{connection}/{tunnel}";

/** Why a text cannot be the name of a secret. Source: `API_KMS`. */
export function secretNameProblem(name: string): Problem | undefined {
  if (/^[\w/+=.@-]{1,192}$/.test(name)) return undefined;
  return { what: "this is not the name of a secret", allowed: "1 to 192 letters, digits and _/+=.@-" };
}

/** Why a text cannot name a secret for each of a connection's tunnels. */
export function secretPatternProblem(pattern: string): Problem | undefined {
  if (!pattern.includes("{tunnel}")) {
    return {
      what: "both tunnels would have one PSK",
      allowed: "a name with {tunnel} in it",
      fix: EXAMPLE,
    };
  }
  const longest = "a".repeat(32);
  return (
    secretNameProblem(secretName(pattern, { site: longest, connection: longest, tunnel: 1 })) && {
      what: "this names no secret",
      allowed: "up to 192 letters, digits and _/+=.@-, with {site}, {connection} and {tunnel} for what differs",
    }
  );
}

/** Why a pattern cannot serve several connections. */
export function sharedSecretProblem(pattern: string): Problem | undefined {
  const missing = ["{site}", "{connection}"].filter((word) => !pattern.includes(word));
  if (missing.length === 0) return undefined;
  const what = `connections would share their PSKs: ${missing.join(" and ")} is missing from the pattern`;
  return {
    what,
    allowed: "a name with {site}, {connection} and {tunnel} in it",
    fix: EXAMPLE,
  };
}

/** Why a text cannot be the stage of a secret's version. */
export function stageProblem(stage: string): Problem | undefined {
  return /^\S+$/.test(stage)
    ? undefined
    : { what: "this is no stage of a secret", allowed: "ACSCurrent, ACSPrevious or your own" };
}
