import { build } from "../../app/build";
import {
  DEVICE_PROFILES,
  deviceAsnProblem,
  deviceInsideCidrProblem,
  deviceProblem,
  devicePskProblem,
  deviceRoutingProblem,
  deviceSettingProblem,
  limitsOf,
} from "../../domain/device";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { environment } from "./fixtures";

test("settings that the device does not support are a finding, at the connection", () => {
  const file = temporaryFile(
    "dev.yaml",
    environment({
      device: "{profile: ios-xe}",
      connection: "bgp: {localAsn: 64512}\ncrypto: {ike: {dhGroup: group2}}",
    }),
  );
  const { judgement } = build({ files: [file], outdir: temporaryFolder() });
  const found = judgement.findings.filter(({ rule }) => rule === "peer-crypto");
  expect(found.map(({ argument, message }) => [argument, message])).toEqual(
    [1, 2].map((number) => [`tunnels.${number}.ike.ike_pfs`, "Cisco IOS XE from 17.11.1 on does not support group2"]),
  );
  expect(found[0]?.source).toBe(`${file}:10:7`);
});

test("a device that the file does not describe has no limits", () => {
  const file = temporaryFile(
    "dev.yaml",
    environment({ device: "{}", connection: "bgp: {localAsn: 64512}\ncrypto: compatible" }),
  );
  const { judgement } = build({ files: [file], outdir: temporaryFolder() });
  expect(judgement.findings.filter(({ rule }) => rule.startsWith("peer-"))).toEqual([]);
});

test("every device supports the strong crypto of environment files", () => {
  const strong = [
    ["ike.encryption", "aes256"],
    ["ike.authentication", "sha256"],
    ["ike.dhGroup", "group14"],
    ["ike.lifetime", 28_800],
    ["ipsec.pfs", "group14"],
    ["ipsec.lifetime", 3_600],
  ] as const;
  const problems = DEVICE_PROFILES.flatMap((profile) =>
    strong.flatMap(([name, value]) => deviceSettingProblem(profile, name, value)?.what ?? []),
  );
  expect(problems).toEqual([]);
});

test("each limit belongs to its phase", () => {
  expect(deviceSettingProblem("junos-srx", "ike.authentication", "sha384")).toBeUndefined();
  expect(deviceSettingProblem("junos-srx", "ipsec.authentication", "sha384")?.what).toBe(
    "Juniper SRX does not support sha384",
  );
  expect(deviceSettingProblem("aws", "ike.lifetime", 86_400)?.allowed).toBe("900 to 28800");
  expect(deviceSettingProblem("aws", "ipsec.lifetime", 3_600)).toBeUndefined();
  expect(deviceSettingProblem("aws", "ipsec.lifetime", 3_601)?.what).toBe(
    "AWS transit gateway does not support a lifetime of 3601 s",
  );
});

test("a PSK is refused without being shown", () => {
  const problems = ["0letters-and-digits", "short", "with-hyphen", "a".repeat(65)].map((psk) => {
    const problem = devicePskProblem("aws", psk);
    expect(JSON.stringify(problem)).not.toContain(psk);
    return problem?.what;
  });
  expect(new Set(problems)).toEqual(new Set(["AWS transit gateway does not accept the PSK"]));
  expect(devicePskProblem("aws", "Letters.and_digits1")).toBeUndefined();
  expect(devicePskProblem("strongswan", '"\\')).toBeUndefined();
});

test("inside CIDRs must be acceptable to both ends", () => {
  expect(deviceInsideCidrProblem("azure", "169.254.21.8/30")).toBeUndefined();
  expect(deviceInsideCidrProblem("azure", "169.254.10.0/30")?.allowed).toBe(
    "a /30 of 169.254.21.0/24 or 169.254.22.0/24",
  );
  expect(deviceInsideCidrProblem("aws", "169.254.5.0/30")).toBeDefined();
  expect(deviceInsideCidrProblem("aws", "169.254.6.0/30")).toBeUndefined();
  expect(deviceInsideCidrProblem("fortios", "169.254.10.0/30")).toBeUndefined();
});

test("ways of routing, ASNs and whole devices are refused with the reason", () => {
  expect(deviceRoutingProblem("google", "static")).toEqual({
    what: "Google HA VPN does not support static routes into the tunnels",
    allowed: "BGP",
  });
  expect(deviceRoutingProblem("strongswan", "flows")).toBeUndefined();
  expect(deviceAsnProblem("alibaba", 45104)?.what).toBe(
    "Alibaba Cloud, another site does not accept ASN 45104 at the other end",
  );
  expect(deviceAsnProblem("azure", 64512)).toBeUndefined();
  expect(deviceProblem("routeros")?.what).toContain("it has no route-based IPsec");
  expect(deviceProblem("vyos")).toBeUndefined();
});

test("each limit has a source", () => {
  const sources = DEVICE_PROFILES.flatMap((profile) =>
    Object.values(limitsOf(profile)).filter((limit) => typeof limit === "object" && !Array.isArray(limit)),
  );
  expect(sources.length).toBeGreaterThan(20);
  for (const limit of sources) expect(limit).toMatchObject({ source: { title: expect.any(String) } });
});
