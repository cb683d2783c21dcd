/** A setting of either phase: `ike.encryption`. */
export type NegotiatedSetting =
  | "ike.encryption"
  | "ike.authentication"
  | "ike.prf"
  | "ike.dhGroup"
  | "ipsec.encryption"
  | "ipsec.authentication"
  | "ipsec.pfs";

/** What one proposal offers, in the cloud's words if it has one. */
export type Proposal = Readonly<Partial<Record<NegotiatedSetting, string>>>;

/** A setting that differs between the ends. */
export interface Difference {
  /** `ike.encryption`, or words such as `identity of the device`. */
  readonly setting: string;
  readonly cloud: string;
  readonly device: string;
}

/** Reads `IKE:AES_CBC_128/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048, IKE:…`, as charon writes proposals. */
export function readProposals(text: string): readonly Proposal[] {
  return text.split(/,\s*/).flatMap((one) => {
    const [, protocol, list] = /^(IKE|ESP):(.+)$/.exec(one.trim()) ?? [];
    return list === undefined ? [] : [readProposal(protocol === "IKE" ? "ike" : "ipsec", list.split("/"))];
  });
}

function readProposal(phase: "ike" | "ipsec", algorithms: readonly string[]): Proposal {
  const found: Partial<Record<NegotiatedSetting, string>> = {};
  for (const algorithm of algorithms) {
    const form = FORMS.find(([pattern]) => pattern.test(algorithm));
    if (!form) continue;
    const [pattern, kind, word] = form;
    const setting = SETTINGS[phase][kind];
    if (setting) found[setting] ??= word(pattern.exec(algorithm) as RegExpExecArray);
  }
  return phase === "ipsec" ? { "ipsec.pfs": "disabled", ...found } : found;
}

type Kind = "encryption" | "authentication" | "prf" | "group";

const SETTINGS: Record<"ike" | "ipsec", Partial<Record<Kind, NegotiatedSetting>>> = {
  ike: { encryption: "ike.encryption", authentication: "ike.authentication", prf: "ike.prf", group: "ike.dhGroup" },
  ipsec: { encryption: "ipsec.encryption", authentication: "ipsec.authentication", group: "ipsec.pfs" },
};

const GROUPS: Readonly<Record<string, string>> = { 768: "group1", 1024: "group2", 1536: "group5", 2048: "group14" };
const sha2 = ([, bits]: RegExpExecArray) => `sha${bits}`;

/** charon's names of algorithms, and the cloud's. Others keep charon's name. */
const FORMS: readonly (readonly [RegExp, Kind, (match: RegExpExecArray) => string])[] = [
  [/^AES_CBC_128$/, "encryption", () => "aes"],
  [/^AES_CBC_(192|256)$/, "encryption", ([, bits]) => `aes${bits}`],
  [/^3DES_CBC$/, "encryption", () => "3des"],
  [/^DES_CBC$/, "encryption", () => "des"],
  [/^(?:AES_|CHACHA|CAMELLIA|BLOWFISH|CAST|NULL)\w*/, "encryption", ([name]) => name],
  [/^HMAC_MD5_\d+$/, "authentication", () => "md5"],
  [/^HMAC_SHA1_\d+$/, "authentication", () => "sha1"],
  [/^HMAC_SHA2_(256|384|512)_\d+$/, "authentication", sha2],
  [/^PRF_HMAC_MD5$/, "prf", () => "md5"],
  [/^PRF_HMAC_SHA1$/, "prf", () => "sha1"],
  [/^PRF_HMAC_SHA2_(256|384|512)$/, "prf", sha2],
  [/^MODP_(768|1024|1536|2048)$/, "group", ([, bits]) => GROUPS[bits ?? ""] ?? ""],
  [/^(?:MODP|ECP|CURVE)_?\w+$/, "group", ([name]) => name],
];

/** The differences of the closest pair of proposals; none if a pair is equal. */
export function differences(cloud: readonly Proposal[], device: readonly Proposal[]): readonly Difference[] {
  const pairs = cloud.flatMap((one) => device.map((other) => differ(one, other)));
  return pairs.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

/** A PRF counts only if both ends name one. */
function differ(cloud: Proposal, device: Proposal): readonly Difference[] {
  const settings = Object.keys(cloud) as NegotiatedSetting[];
  const differing = settings.filter((setting) => device[setting] !== undefined && cloud[setting] !== device[setting]);
  // The PRF follows the hash, so report it only alone.
  const kept = differing.includes("ike.authentication") ? differing.filter((one) => one !== "ike.prf") : differing;
  return kept.map((setting) => ({ setting, cloud: `${cloud[setting]}`, device: `${device[setting]}` }));
}
