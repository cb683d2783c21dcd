import fc from "fast-check";
import { CIPHERS, DH_GROUPS, HASHES, IKE_VERSIONS, PFS_GROUPS } from "../../domain/crypto";
import { type DeviceProfile, devicePskProblem, limitsOf } from "../../domain/device";
import { ROUTING_KINDS } from "../../domain/device/limits";
import { pskProblem } from "../../domain/psk";
import type { PeerDevice } from "../../peer/model";
import { refusals } from "../../peer/problems";
import { configuration, PROFILES, renderDevice } from "../../peer/render";
import { deviceOf } from "./fixtures";

const NAMES = Object.keys(PROFILES) as DeviceProfile[];
const NONE = ["", ""] as const;
const SITE = "192.168.30.0/24";
const CLOUD = "10.0.0.0/8";

const BY_ROUTING = {
  bgp: { networks: `{site: [${SITE}]}`, connection: "bgp: {localAsn: 64512}" },
  static: { networks: `{cloud: [${CLOUD}]}`, connection: `routes: [${SITE}]`, tunnels: NONE },
  flows: { networks: "{}", connection: `routing: {cloud: [${CLOUD}], site: [${SITE}]}`, tunnels: NONE },
} as const;

/** Devices by profile and way of routing, for the ways that the profile supports. */
const DEVICES = NAMES.flatMap((profile) =>
  ROUTING_KINDS.flatMap((kind) => {
    const { networks, ...options } = BY_ROUTING[kind];
    const device = deviceOf({ device: `{profile: ${profile}, networks: ${networks}}`, ...options });
    return refusals(device).length > 0 ? [] : [[`${profile} ${kind}`, device] as const];
  }),
);

const textOf = (device: PeerDevice) =>
  renderDevice(device)
    .map(({ text }) => text)
    .join("\n");
const configurationOf = (device: PeerDevice) => configuration(device, ({ name }) => `<PSK ${name}>`);

test("each profile writes at least one kind of routing, and ten profiles are devices", () => {
  expect(new Set(DEVICES.map(([, { profile }]) => profile))).toEqual(new Set(NAMES));
  const kinds = NAMES.map((name) => limitsOf(name).kind);
  expect(kinds.filter((kind) => kind === "device").length).toBeGreaterThanOrEqual(10);
  expect(kinds.filter((kind) => kind === "cloud").length).toBeGreaterThanOrEqual(3);
});

test.each(DEVICES)("%s: the text has every fact of both tunnels", (_, device) => {
  const text = configurationOf(device)
    .map((file) => file.text)
    .join("\n");
  const isCloud = device.profile !== undefined && limitsOf(device.profile).kind === "cloud";
  for (const { cloud, site, ipsec, routing, insideCidr } of device.tunnels) {
    expect(text).toContain(cloud.address);
    if (insideCidr !== undefined) expect(text).toMatch(isCloud ? /169\.254\.10\.[0-6]/ : `${site.insideIp}`);
    // Google Cloud chooses the lifetimes itself
    if (device.profile !== "google") expect(text).toContain(String(ipsec.lifetime));
    if (routing.kind === "bgp") expect(text).toContain(String(routing.cloudAsn));
    // on AWS the transit gateway's route tables are not part of the connection
    if (routing.kind === "static" && device.profile !== "aws")
      expect(text).toMatch(/10\.0\.0\.0[ /](8|255\.0\.0\.0|0\.255\.255\.255)/);
  }
});

test.each(DEVICES)("%s: the PSKs replace their references, and the same device gives the same text", (_, device) => {
  expect(textOf(device)).toBe(textOf(device));
  const psks = device.tunnels.map(({ name }) => `<PSK ${name}>`);
  const text = configurationOf(device)
    .map((file) => file.text)
    .join("\n");
  for (const psk of psks) expect(text).toContain(psk);
});

test("the header says which program checks the text, or none", () => {
  for (const name of NAMES) {
    const [, device] = DEVICES.find(([, { profile }]) => profile === name) ?? [];
    const [first] = device ? configurationOf(device) : [];
    if (first?.name.endsWith(".json")) continue; // has no place for one
    const { checkedBy, confidence } = PROFILES[name as keyof typeof PROFILES];
    expect(first?.text).toContain(checkedBy ? `Checked by ${checkedBy}. ` : "Not machine-checked. ");
    expect(first?.text).toContain(`Keywords: ${confidence}`);
  }
});

test("inferred lines are marked, with one mark for consecutive lines", () => {
  const [, device] = DEVICES.find(([name]) => name === "pan-os bgp") ?? [];
  const text = device ? textOf(device) : "";
  expect(text).toMatch(/^# the next 4 lines are inferred: test on the device\n.* install-route yes$/m);
  const [, ios] = DEVICES.find(([name]) => name === "ios-xe bgp") ?? [];
  expect(ios ? textOf(ios) : "").toMatch(
    /^ ! the next line is inferred: test on the device\n set security-association lifetime kilobytes disable$/m,
  );
});

test("every algorithm has a word in every language", () => {
  const words = fc.record({
    version: fc.constantFrom(...IKE_VERSIONS),
    encryption: fc.constantFrom(...CIPHERS),
    authentication: fc.constantFrom(...HASHES),
    dhGroup: fc.constantFrom(...DH_GROUPS),
    pfs: fc.constantFrom(...PFS_GROUPS),
    lifetime: fc.integer({ min: 0, max: 86_400 }),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...DEVICES),
      words,
      ([, device], { version, encryption, authentication, dhGroup, pfs, lifetime }) => {
        const tunnels = device.tunnels.map((tunnel) => ({
          ...tunnel,
          ike: { version, mode: "main" as const, encryption, authentication, dhGroup, lifetime },
          ipsec: { encryption, authentication, pfs, lifetime },
        }));
        for (const { text } of configurationOf({ ...device, tunnels }))
          expect(text).not.toMatch(/undefined|NaN|\[object/);
      },
    ),
    { numRuns: 300 },
  );
});

test("no PSK that a device accepts adds a line to its configuration, or ends its quotes", () => {
  const psks = fc.string({
    unit: fc.constantFrom(..."aZ09\"'\\`?!#;{}$<>|&%*~-_.,:/@ \n\r\u0000\u2028é".split("")),
    minLength: 1,
    maxLength: 100,
  });
  const references = new Map(DEVICES.map(([name, device]) => [name, configurationOf(device)]));
  fc.assert(
    fc.property(fc.constantFrom(...DEVICES), psks, ([name, device], psk) => {
      if (pskProblem(psk) || (device.profile && devicePskProblem(device.profile, psk))) return;
      const plain = references.get(name) ?? [];
      configuration(device, () => psk).forEach(({ text }, index) => {
        expect(text.split("\n").length).toBe(plain[index]?.text.split("\n").length);
        // the text around the PSK stays
        const around = plain[index]?.text.split(/<PSK [^>]*>/)[0] ?? "";
        expect(text.startsWith(around.replace(/["']$/, ""))).toBe(true);
      });
    }),
    { numRuns: 500 },
  );
});

test.each([
  "a b",
  "a;b",
  'a"b',
  "a'b",
  "a\nb",
  "a}b",
  "a|b",
  "a`b`",
  "$(a)",
  "a#b",
  "a!b",
  "a\u0085b",
  "a\u001bb",
  "-a",
  "a\\b",
])("the identity %j is refused in every language", (identity) => {
  const device = deviceOf();
  const tunnels = device.tunnels.map((tunnel) => ({ ...tunnel, site: { ...tunnel.site, identity } }));
  for (const profile of NAMES)
    expect(refusals({ ...device, profile, tunnels })[0]?.what).toMatch(
      /^the configuration of a device cannot contain the identity /,
    );
  expect(refusals({ ...device, tunnels })).not.toEqual([]);
});

test("a value that passes all checks still stays on one line", () => {
  const device = deviceOf();
  expect(() => configuration(device, () => "a\nb")).toThrow("a line of a configuration has a character");
});

test("AWS has the lower of the two inside addresses, and the file says what follows", () => {
  const device = deviceOf({ device: "{profile: aws}" });
  expect(sheetOf(device)).toContain("AWS transit gateway has 169.254.10.1 itself.");
  const tunnels = [
    "insideCidr: 169.254.10.0/30, cloudIp: 169.254.10.2",
    "insideCidr: 169.254.10.4/30, cloudIp: 169.254.10.6",
  ] as const;
  expect(sheetOf(deviceOf({ device: "{profile: aws}", tunnels }))).not.toContain("itself");
});

const sheetOf = (device: PeerDevice) => renderDevice(device).find(({ name }) => name === "sheet.md")?.text;

test("a device without a profile gets only sheets", () => {
  expect(renderDevice(deviceOf({ device: "{}" })).map(({ name }) => name)).toEqual(["sheet.md", "sheet.json"]);
});

test("header and sheet name what the device does not support", () => {
  const device = deviceOf({ device: "{profile: ios-xe}", connection: "bgp: {localAsn: 64512}\ncrypto: compatible" });
  const warning = "Cisco IOS XE from 17.11.1 on does not support group2.";
  for (const { text } of renderDevice(device)) expect(text).toContain(warning);
});

test("IOS XE uses ikev1 with a policy, a keyring and a profile for each tunnel", () => {
  const device = deviceOf({
    device: "{profile: ios-xe}",
    connection: "bgp: {localAsn: 64512}\ncrypto: {ike: {version: ikev1}}",
    tunnels: ["insideCidr: 169.254.10.0/30, remoteId: edge.example", "insideCidr: 169.254.10.4/30"],
  });
  const [text = ""] = configurationOf(device).map((file) => file.text);
  const lines = text.split("\n").filter((line) => !line.trim().startsWith("!"));
  expect(lines.slice(0, lines.indexOf("crypto ipsec transform-set VPN1 esp-aes 256 esp-sha256-hmac"))).toEqual([
    ...[1, 2].flatMap((index) => [
      `crypto isakmp policy ${index}0`,
      " encr aes 256",
      " hash sha256",
      " authentication pre-share",
      " group 14",
      " lifetime 28800",
    ]),
    expect.stringMatching(/^crypto isakmp keepalive \d+ \d+ periodic$/),
    "crypto keyring VPN1",
    " pre-shared-key address 198.51.100.1 key <PSK berlin/main/1>",
    "crypto isakmp profile VPN1",
    " keyring VPN1",
    " self-identity fqdn edge.example",
    " match identity address 198.51.100.1 255.255.255.255",
  ]);
  expect(text).toContain(" set isakmp-profile VPN2");
  expect(text).toContain("the next 3 lines are inferred: test on the device\n keyring VPN1");
  expect(text).not.toContain("ikev2");
});
