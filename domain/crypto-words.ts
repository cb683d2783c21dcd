/** Words by which devices and their manuals name algorithms and modes. */
const WORDS = new Set(
  `aes aescbc aescbchmac aesgcm aesccm aesctr gcm ccm cbc ctr icv des desede tripledes chacha poly camellia blowfish seed aria
  sha hmac hmacsha hmacmd md xcbc aesxcbc cmac gmac prf prfsha modp ecp ecpbp curve x ed dh dhgroup diffiehellman diffie hellman group grp
  pfs pfsgroup ike ikev v bit bits none no nopfs off on yes true false null disable disabled enable enabled main aggressive mode strong
  weak default compatible high medium low s sec secs second seconds m min mins minute minutes h hour hours d day days`.split(
    /\s+/,
  ),
);

/**
 * Whether a text consists of words of the field and short numbers: then it is not a PSK, and messages may repeat it.
 */
export function isOfField(text: string): boolean {
  const parts = text.toLowerCase().match(/[a-z]+|\d+|[^a-z\d]+/g) ?? [];
  return parts.every((part) => WORDS.has(part) || /^(?:\d{1,5}|[\s_.:/+-]{1,2})$/.test(part));
}

/** MODP groups by their size in bits, which many devices use as name (RFC 3526, RFC 2409). */
const GROUPS: Readonly<Record<string, string>> = { "768": "1", "1024": "2", "1536": "5", "2048": "14" };

/** What to write in place of a `no`, if PFS may be off. A group stands first, since `disabled` is weak. */
export function pfsFix(written: string, known: readonly string[]): string | undefined {
  const isOff = known.includes("disabled") && meantSetting(written, ["disabled"]) !== undefined;
  return isOff ? "write group14, or disabled to go without PFS" : undefined;
}

type Form = readonly [form: RegExp, meaning: (size: string) => string];

const FORMS: readonly Form[] = [
  [/^(?:no|off|none|false|disable|nopfs)$/, () => "disabled"],
  [
    /^(?:dh|dhgroup|diffiehellman|diffiehellmangroup|group|grp|pfs|pfsgroup)?0*(\d{1,2})$/,
    (number) => `group${number}`,
  ],
  [/^modp(768|1024|1536|2048)$/, (bits) => `group${GROUPS[bits]}`],
  [/^(?:ike)?v?([12])$/, (version) => `ikev${version}`],
  [/^(?:aes)?(?:cbc)?128(?:cbc|bits?)?$/, () => "aes"],
  [/^(?:aes)?(?:cbc)?(192|256)(?:cbc|bits?)?$/, (bits) => `aes${bits}`],
  [/^(?:hmac)?(?:sha2?)?(256|384|512)(?:128)?$/, (bits) => `sha${bits}`],
];

/** The cloud's word for a device's word or a number: `14` and `modp2048` are group14. */
export function meantSetting(written: string, known: readonly string[]): string | undefined {
  const plain = written.toLowerCase().replace(/[\s_.-]/g, "");
  return FORMS.map(([form, meaning]) => {
    const match = form.exec(plain);
    return match ? meaning(match[1] ?? "") : undefined;
  }).find((meant) => meant !== undefined && known.includes(meant));
}
