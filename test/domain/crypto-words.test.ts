import { isOfField, meantSetting, pfsFix } from "../../domain/crypto-words";

/** Words with which devices and people name algorithms; none is a PSK. */
const WORDS = `aes aescbc aescbchmac aesgcm aesccm aesctr gcm ccm cbc ctr icv des desede tripledes chacha poly camellia blowfish seed
  aria sha hmac hmacsha hmacmd md xcbc aesxcbc cmac gmac prf prfsha modp ecp ecpbp curve x ed dh dhgroup diffiehellman diffie hellman
  group grp pfs pfsgroup ike ikev v bit bits none no nopfs off on yes true false null disable disabled enable enabled main
  aggressive mode strong weak default compatible high medium low s sec secs second seconds m min mins minute minutes h hour hours d
  day days`;

test.each(WORDS.split(/\s+/))("%s is a word of the field", (word) => {
  expect(isOfField(word)).toBe(true);
});

test.each([
  "AES-256-CBC",
  "aes 256",
  "3des",
  "dh_group.14",
  "sha2/256",
  "hmac:sha+1",
  "28800s",
  "12345",
  "aes- 256",
  "",
])("%j is of the field", (text) => expect(isOfField(text)).toBe(true));

test.each(["swordfish", "aes swordfish", "123456", "aes123456", "aes   256", "aes!", "aes#256", "Aé", "aes\n\n\n"])(
  "%j may be a PSK",
  (text) => expect(isOfField(text)).toBe(false),
);

const EVERYTHING = [
  ...["ikev1", "ikev2", "aes", "aes192", "aes256", "sha256", "sha384", "sha512", "disabled"],
  ...["group1", "group2", "group5", "group14"],
];

test.each([
  ["off", "disabled"],
  ["NO", "disabled"],
  ["none", "disabled"],
  ["false", "disabled"],
  ["disable", "disabled"],
  ["no-pfs", "disabled"],
  ["14", "group14"],
  ["014", "group14"],
  ["DH14", "group14"],
  ["dh-group 14", "group14"],
  ["diffie-hellman 14", "group14"],
  ["Diffie-Hellman Group 14", "group14"],
  ["group_14", "group14"],
  ["grp14", "group14"],
  ["pfs2", "group2"],
  ["pfs-group 5", "group5"],
  ["modp768", "group1"],
  ["modp1024", "group2"],
  ["modp1536", "group5"],
  ["MODP-2048", "group14"],
  ["ike v2", "ikev2"],
  ["v1", "ikev1"],
  ["IKE2", "ikev2"],
  ["128", "aes"],
  ["aes128", "aes"],
  ["AES-128-CBC", "aes"],
  ["aes-cbc-128", "aes"],
  ["cbc128", "aes"],
  ["128 bit", "aes"],
  ["128bits", "aes"],
  ["aes-192", "aes192"],
  ["AES-CBC-256", "aes256"],
  ["aes-256-cbc", "aes256"],
  ["192 bits", "aes192"],
  ["aes 256 bit", "aes256"],
  ["sha2-256", "sha256"],
  ["sha2-384", "sha384"],
  ["sha-512", "sha512"],
  ["hmac-sha256", "sha256"],
  ["hmac-sha2-256-128", "sha256"],
  ["sha_256", "sha256"],
  ["384", "sha384"],
])("%s means %s", (written, meant) => {
  expect(meantSetting(written, EVERYTHING)).toBe(meant);
});

test.each([
  "x14",
  "14x",
  "group14b",
  "group 144",
  "modp2048b",
  "xmodp2048",
  "xv2",
  "v2x",
  "v3",
  "xaes128",
  "aes128x",
  "modp4096",
])("%s means nothing", (written) => expect(meantSetting(written, EVERYTHING)).toBeUndefined());

test.each(["xaes256", "aes256x", "xsha512", "sha512x", "offx", "xoff", "aes 128 x", "sha1"])(
  "%s means nothing, whatever its figures do",
  (written) => expect(meantSetting(written, EVERYTHING)).toBeUndefined(),
);

test("the meaning of a number depends on the setting", () => {
  expect(meantSetting("256", ["aes", "aes256"])).toBe("aes256");
  expect(meantSetting("256", ["sha1", "sha256"])).toBe("sha256");
  expect(meantSetting("2", ["ikev1", "ikev2"])).toBe("ikev2");
  expect(meantSetting("2", ["group2", "group14"])).toBe("group2");
  expect(meantSetting("14", ["aes"])).toBeUndefined();
});

test("only the word for it turns PFS off", () => {
  expect(pfsFix("no", ["disabled", "group14"])).toBe("write group14, or disabled to go without PFS");
  expect(pfsFix("no", ["group14"])).toBeUndefined();
  expect(pfsFix("group14", ["disabled", "group14"])).toBeUndefined();
});
