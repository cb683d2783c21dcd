import { isOfField, meantSetting, pfsFix } from "./crypto-words";
import { didYouMean, nearest } from "./nearest";
import { type Problem, worded } from "./problem";

export const IKE_VERSIONS = ["ikev1", "ikev2"] as const;
export const IKE_MODES = ["main", "aggressive"] as const;
/** `aes` is AES-128-CBC. */
export const CIPHERS = ["aes", "aes192", "aes256", "des", "3des"] as const;
export const HASHES = ["md5", "sha1", "sha256", "sha384", "sha512"] as const;
export const DH_GROUPS = ["group1", "group2", "group5", "group14"] as const;
export const PFS_GROUPS = ["disabled", ...DH_GROUPS] as const;
/** Seconds. The validators accept 0, but nobody documents its meaning. Source: `API_VPC`. */
export const LIFETIME = { lowest: 0, highest: 86_400 } as const;

/** IKE phase 1. */
export interface IkeSettings {
  readonly version: (typeof IKE_VERSIONS)[number];
  readonly mode: (typeof IKE_MODES)[number];
  readonly encryption: (typeof CIPHERS)[number];
  readonly authentication: (typeof HASHES)[number];
  readonly dhGroup: (typeof DH_GROUPS)[number];
  /** Seconds. */
  readonly lifetime: number;
}

/** IPsec phase 2. */
export interface IpsecSettings {
  readonly encryption: (typeof CIPHERS)[number];
  readonly authentication: (typeof HASHES)[number];
  /** Diffie-Hellman group of perfect forward secrecy. */
  readonly pfs: (typeof PFS_GROUPS)[number];
  /** Seconds. */
  readonly lifetime: number;
}

export interface CryptoSettings {
  readonly ike: IkeSettings;
  readonly ipsec: IpsecSettings;
}

/** Settings by name. */
export const CRYPTO_PROFILES = {
  /** The strongest settings that the cloud and all common devices support. */
  strong: {
    ike: {
      version: "ikev2",
      mode: "main",
      encryption: "aes256",
      authentication: "sha256",
      dhGroup: "group14",
      lifetime: 28_800,
    },
    ipsec: { encryption: "aes256", authentication: "sha256", pfs: "group14", lifetime: 3_600 },
  },
  /** The API's own defaults for dual tunnels, for devices that were set up with them. Source: `API_VPC`. */
  compatible: {
    ike: {
      version: "ikev2",
      mode: "main",
      encryption: "aes",
      authentication: "sha1",
      dhGroup: "group2",
      lifetime: 86_400,
    },
    ipsec: { encryption: "aes", authentication: "sha1", pfs: "group2", lifetime: 86_400 },
  },
} as const satisfies Record<string, CryptoSettings>;

export type CryptoProfile = keyof typeof CRYPTO_PROFILES;
export const CRYPTO_PROFILE_NAMES = Object.keys(CRYPTO_PROFILES) as CryptoProfile[];

/**
 * Why a setting is weak, by the provider's words. IOS XE from 17.11.1 on refuses des, 3des, md5 and groups 1, 2 and 5
 * (`IOS_XE_WEAK_CRYPTO`).
 */
const WEAK: Readonly<Record<string, string>> = {
  ikev1: "cannot carry several networks; ikev2 replaces it",
  aggressive: "sends identities in clear, and attackers can guess the PSK offline",
  des: "has 56-bit keys",
  "3des": "has 64-bit blocks; current devices refuse it",
  md5: "is a broken hash; current devices refuse it",
  sha1: "is deprecated",
  group1: "has 768 bits; current devices refuse it",
  group2: "has 1024 bits; current devices refuse it",
  group5: "has 1536 bits; current devices refuse it",
  disabled: "lets a leaked key decrypt past traffic",
};

/** Why an algorithm, version or mode is weak; undefined if it is not. */
export function weakness(setting: string): Problem | undefined {
  const why = Object.hasOwn(WEAK, setting) ? WEAK[setting] : undefined;
  return why === undefined
    ? undefined
    : {
        what: `${setting} ${why}`,
        allowed: "ikev2, main, aes to aes256, sha256 to sha512, group14",
        fix: "crypto: strong",
      };
}

/**
 * An objection to a setting that a team does not allow, weak or not. Another check reports settings that do not exist.
 */
export function disallowedProblem(setting: string, allowed: readonly string[]): Problem | undefined {
  if (allowed.includes(setting) || !EVERY_SETTING.includes(setting)) return undefined;
  return weakness(setting) ?? { what: `your policy does not allow ${setting}`, allowed: allowed.join(", ") };
}

const EVERY_SETTING: readonly string[] = [
  ...new Set([...IKE_VERSIONS, ...IKE_MODES, ...CIPHERS, ...HASHES, ...DH_GROUPS, ...PFS_GROUPS]),
];

/** All that are not weak. */
export const STRONG_SETTINGS: readonly string[] = EVERY_SETTING.filter((setting) => !Object.hasOwn(WEAK, setting));

/** A profile by name, or with changes. */
export type CryptoChoice =
  | CryptoProfile
  | {
      /** Profile for settings that are not given. @default strong */
      readonly profile?: CryptoProfile;
      readonly ike?: Partial<IkeSettings>;
      readonly ipsec?: Partial<IpsecSettings>;
    };

/** Why a choice cannot name a profile. */
export function profileProblem(choice: CryptoChoice | undefined): Problem | undefined {
  const profile = typeof choice === "object" ? choice.profile : choice;
  return profile === undefined ? undefined : notOneOf(profile, CRYPTO_PROFILE_NAMES);
}

/** Every setting of a choice, written out. */
export function cryptoSettings(choice: CryptoChoice = "strong"): CryptoSettings {
  const { profile = "strong", ike = {}, ipsec = {} } = typeof choice === "string" ? { profile: choice } : choice;
  const base = CRYPTO_PROFILES[profile];
  return { ike: { ...base.ike, ...ike }, ipsec: { ...base.ipsec, ...ipsec } };
}

/** A setting of either phase: `ike.encryption`. */
export type CryptoSetting = `ike.${keyof IkeSettings}` | `ipsec.${keyof IpsecSettings}`;

const CHECKS: Readonly<Record<CryptoSetting, (value: string | number) => Problem | undefined>> = {
  "ike.version": oneOf(IKE_VERSIONS),
  "ike.mode": oneOf(IKE_MODES),
  "ike.encryption": oneOf(CIPHERS),
  "ike.authentication": oneOf(HASHES),
  "ike.dhGroup": oneOf(DH_GROUPS),
  "ike.lifetime": lifetimeProblem,
  "ipsec.encryption": oneOf(CIPHERS),
  "ipsec.authentication": oneOf(HASHES),
  "ipsec.pfs": oneOf(PFS_GROUPS),
  "ipsec.lifetime": lifetimeProblem,
};
export const CRYPTO_SETTINGS = Object.keys(CHECKS) as CryptoSetting[];

export function isCryptoSetting(text: string): text is CryptoSetting {
  return Object.hasOwn(CHECKS, text);
}

/** Whether a text is so unlike all settings that it may be a PSK at the wrong place. */
export function mayBeKey(text: string | number): boolean {
  if (typeof text !== "string" || isOfField(text)) return false;
  return nearest(text, [...EVERY_SETTING, ...CRYPTO_PROFILE_NAMES]) === undefined;
}

/** Why the cloud does not accept the value of a setting. Source: `API_VPC`. */
export function cryptoProblem(setting: CryptoSetting, value: string | number): Problem | undefined {
  return CHECKS[setting](value);
}

/** Problems of settings that the cloud does not accept, by setting. */
export function cryptoProblems(settings: CryptoSettings): Record<string, Problem | undefined> {
  const phases = Object.entries(settings).flatMap(([phase, given]) =>
    Object.entries<string | number>(given).map(([name, value]) => [`${phase}.${name}`, value] as const),
  );
  const given = new Map<string, string | number>(phases);
  return Object.fromEntries(
    CRYPTO_SETTINGS.map((setting) => [setting, cryptoProblem(setting, given.get(setting) ?? "")]),
  );
}

function oneOf(known: readonly string[]) {
  return (value: string | number) => notOneOf(String(value), known);
}

/** Offers nothing weak. */
function notOneOf(value: string, known: readonly string[]): Problem | undefined {
  if (known.includes(value)) return undefined;
  const offered = known.filter((setting) => !Object.hasOwn(WEAK, setting));
  const meant = meantSetting(value, offered);
  const allowed = known.join(", ");
  const off = pfsFix(value, known);
  if (off !== undefined) return { what: `${value} does not turn PFS off`, allowed, fix: off };
  return {
    what: `${worded(value)} does not exist`,
    allowed,
    ...(meant === undefined ? didYouMean(value, offered) : { fix: `write ${meant}` }),
  };
}

function lifetimeProblem(seconds: string | number): Problem | undefined {
  const { lowest, highest } = LIFETIME;
  return typeof seconds === "number" && Number.isInteger(seconds) && seconds >= lowest && seconds <= highest
    ? undefined
    : { what: `a lifetime of ${seconds} seconds is not possible`, allowed: `${lowest} to ${highest} seconds` };
}

/** An objection to a lifetime that the cloud accepts; nobody documents the meaning of 0. Source: `API_VPC`. */
export function shortLifetimeProblem(seconds: number, shortest: number): Problem | undefined {
  if (lifetimeProblem(seconds) || seconds >= shortest) return undefined; // another check reports impossible lifetimes
  const allowed = `${shortest} to ${LIFETIME.highest} seconds`;
  if (seconds === 0) return { what: "a lifetime of 0 has no documented meaning", allowed };
  return { what: `a lifetime of ${seconds} seconds is short`, allowed };
}

/** Why two lifetimes, in seconds, cannot be those of the two phases of a tunnel. */
export function lifetimesProblem(ike: number, ipsec: number): Problem | undefined {
  return ipsec > ike && ike > 0
    ? { what: `phase 2 lives longer (${ipsec} s) than phase 1 (${ike} s)`, allowed: `up to ${ike} seconds` }
    : undefined;
}
