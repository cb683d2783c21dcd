import {
  CRYPTO_PROFILES,
  CRYPTO_SETTINGS,
  type CryptoSetting,
  cryptoProblem,
  cryptoProblems,
  cryptoSettings,
  disallowedProblem,
  isCryptoSetting,
  lifetimesProblem,
  mayBeKey,
  profileProblem,
  STRONG_SETTINGS,
  shortLifetimeProblem,
  weakness,
} from "../../domain/crypto";

const STRONG = "ikev2, main, aes to aes256, sha256 to sha512, group14";

test("the strong profile has no weak settings, the cloud's defaults have some", () => {
  const weak = (profile: "strong" | "compatible") =>
    Object.values(CRYPTO_PROFILES[profile])
      .flatMap(Object.values)
      .filter((setting) => weakness(String(setting)));
  expect(weak("strong")).toEqual([]);
  expect(weak("compatible")).toEqual(["sha1", "group2", "sha1", "group2"]);
});

test.each([
  ["ikev1", "cannot carry several networks; ikev2 replaces it"],
  ["aggressive", "sends identities in clear, and attackers can guess the PSK offline"],
  ["des", "has 56-bit keys"],
  ["3des", "has 64-bit blocks; current devices refuse it"],
  ["md5", "is a broken hash; current devices refuse it"],
  ["sha1", "is deprecated"],
  ["group1", "has 768 bits; current devices refuse it"],
  ["group2", "has 1024 bits; current devices refuse it"],
  ["group5", "has 1536 bits; current devices refuse it"],
  ["disabled", "lets a leaked key decrypt past traffic"],
])("%s is weak: it %s", (setting, why) => {
  expect(weakness(setting)).toEqual({ what: `${setting} ${why}`, allowed: STRONG, fix: "crypto: strong" });
});

test.each(STRONG_SETTINGS)("%s is not weak", (setting) => expect(weakness(setting)).toBeUndefined());

test("all other settings are strong", () => {
  expect(STRONG_SETTINGS).toEqual([
    "ikev2",
    "main",
    "aes",
    "aes192",
    "aes256",
    "sha256",
    "sha384",
    "sha512",
    "group14",
  ]);
  expect(weakness("constructor")).toBeUndefined();
});

test.each([
  ["aes256", undefined],
  ["des9", undefined],
  ["md5", "md5 is a broken hash; current devices refuse it"],
  ["sha512", "your policy does not allow sha512"],
])("a team that allows aes256 and sha256 finds with %s: %s", (setting, what) => {
  expect(disallowedProblem(setting, ["aes256", "sha256"])?.what).toBe(what);
});

test("the settings that a team allows are listed", () => {
  expect(disallowedProblem("sha512", ["aes256", "sha256"])?.allowed).toBe("aes256, sha256");
});

test.each([undefined, "strong", "compatible", {}, { profile: "strong" }] as const)("%j is a profile", (choice) => {
  expect(profileProblem(choice)).toBeUndefined();
});

test.each(["stong", { profile: "stong" }])("%j is no profile", (choice) => {
  expect(profileProblem(choice as never)).toEqual({
    what: "stong does not exist",
    allowed: "strong, compatible",
    fix: "did you mean strong?",
  });
});

test("changes apply to a profile, by default to strong", () => {
  expect(cryptoSettings()).toEqual(CRYPTO_PROFILES.strong);
  expect(cryptoSettings("compatible")).toEqual(CRYPTO_PROFILES.compatible);
  expect(cryptoSettings({ ipsec: { pfs: "disabled" } })).toEqual({
    ike: CRYPTO_PROFILES.strong.ike,
    ipsec: { ...CRYPTO_PROFILES.strong.ipsec, pfs: "disabled" },
  });
  const settings = cryptoSettings({ profile: "compatible", ike: { dhGroup: "group14" } });
  expect(settings.ike).toMatchObject({ dhGroup: "group14", encryption: "aes", lifetime: 86400 });
  expect(settings.ipsec).toEqual(CRYPTO_PROFILES.compatible.ipsec);
});

const CIPHERS = "aes, aes192, aes256, des, 3des";
const HASHES = "md5, sha1, sha256, sha384, sha512";
const GROUPS = "group1, group2, group5, group14";

test.each<[CryptoSetting, string | number, string, string, string | undefined]>([
  ["ike.version", "ikev3", "ikev3 does not exist", "ikev1, ikev2", "did you mean ikev2?"],
  ["ike.mode", "quick", "quick does not exist", "main, aggressive", undefined],
  ["ike.encryption", "AES-256", "AES-256 does not exist", CIPHERS, "write aes256"],
  ["ike.encryption", "", "an empty text does not exist", CIPHERS, undefined],
  ["ike.authentication", "sha2-512", "sha2-512 does not exist", HASHES, "write sha512"],
  // weak algorithms are never offered
  ["ike.authentication", "md-5", "md-5 does not exist", HASHES, undefined],
  ["ike.dhGroup", 14, "14 does not exist", GROUPS, "write group14"],
  ["ike.dhGroup", 2, "2 does not exist", GROUPS, undefined],
  ["ipsec.encryption", "aes265", "aes265 does not exist", CIPHERS, "did you mean aes256?"],
  ["ipsec.authentication", "sha265", "sha265 does not exist", HASHES, "did you mean sha256?"],
  ["ipsec.pfs", "modp2048", "modp2048 does not exist", `disabled, ${GROUPS}`, "write group14"],
  [
    "ipsec.pfs",
    "off",
    "off does not turn PFS off",
    `disabled, ${GROUPS}`,
    "write group14, or disabled to go without PFS",
  ],
  ["ike.lifetime", -1, "a lifetime of -1 seconds is not possible", "0 to 86400 seconds", undefined],
  ["ike.lifetime", "3600", "a lifetime of 3600 seconds is not possible", "0 to 86400 seconds", undefined],
  ["ike.lifetime", 1.5, "a lifetime of 1.5 seconds is not possible", "0 to 86400 seconds", undefined],
  ["ipsec.lifetime", 86_401, "a lifetime of 86401 seconds is not possible", "0 to 86400 seconds", undefined],
])("%s: %s is refused", (setting, value, what, allowed, fix) => {
  expect(cryptoProblem(setting, value)).toEqual({ what, allowed, ...(fix === undefined ? {} : { fix }) });
});

test("the cloud accepts lifetimes from 0 to a day", () => {
  for (const seconds of [0, 1, 86_400]) expect(cryptoProblem("ike.lifetime", seconds)).toBeUndefined();
});

test("every setting of both phases is judged, even a missing one", () => {
  const wrong = cryptoProblems({ ...cryptoSettings(), ipsec: { pfs: "group9" } } as never);
  expect(Object.keys(wrong)).toEqual(CRYPTO_SETTINGS);
  expect(
    Object.entries(wrong).flatMap(([setting, problem]) => (problem ? [`${setting}: ${problem.what}`] : [])),
  ).toEqual([
    "ipsec.encryption: an empty text does not exist",
    "ipsec.authentication: an empty text does not exist",
    "ipsec.pfs: group9 does not exist",
    "ipsec.lifetime: a lifetime of  seconds is not possible",
  ]);
  expect(Object.values(cryptoProblems(cryptoSettings())).filter(Boolean)).toEqual([]);
});

test("a setting has a phase and a name", () => {
  expect(isCryptoSetting("ike.dhGroup")).toBe(true);
  expect(isCryptoSetting("ipsec.dhGroup")).toBe(false);
});

test.each([
  ["swordfish-1", true],
  ["aes-512", false],
  ["shaa256", false],
  ["stronk", false],
  [14, false],
])("%s may be a PSK at the wrong place: %s", (text, expected) => expect(mayBeKey(text)).toBe(expected));

test.each([
  [0, "a lifetime of 0 has no documented meaning"],
  [899, "a lifetime of 899 seconds is short"],
  [900, undefined],
  [901, undefined],
  [-1, undefined],
])("of lifetimes from 900 seconds on, %s is: %s", (seconds, what) => {
  expect(shortLifetimeProblem(seconds, 900)).toEqual(what && { what, allowed: "900 to 86400 seconds" });
});

test.each([
  [3600, 3601, "phase 2 lives longer (3601 s) than phase 1 (3600 s)"],
  [3600, 3600, undefined],
  [3600, 3599, undefined],
  [0, 3600, undefined],
  [-1, 3600, undefined],
])("phase 1 for %i s and phase 2 for %i s is: %s", (ike, ipsec, what) => {
  expect(lifetimesProblem(ike, ipsec)).toEqual(what && { what, allowed: `up to ${ike} seconds` });
});
