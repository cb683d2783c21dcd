import {
  DEVICE_PROFILES,
  deviceAsnProblem,
  deviceCloudIpProblem,
  deviceInsideCidrProblem,
  deviceProblem,
  devicePskProblem,
  deviceRoutingProblem,
  deviceSettingProblem,
  limitsOf,
  refusedPsk,
  unwrittenProblem,
} from "../../../domain/device";

test("one of the devices cannot be the other end of two tunnels", () => {
  const refused = DEVICE_PROFILES.filter((profile) => deviceProblem(profile) !== undefined);
  expect(refused).toHaveLength(1);
  for (const profile of refused)
    expect(deviceProblem(profile)).toEqual({
      what: `${limitsOf(profile).title} cannot be the other end of two tunnels: ${limitsOf(profile).refused?.why}`,
      allowed: "another device",
    });
});

test.each([
  [
    "aws",
    "ike.dhGroup",
    "group5",
    "AWS transit gateway does not support group5",
    "anything but aes192, 3des, des, md5, group1, group5, aggressive",
  ],
  [
    "aws",
    "ipsec.pfs",
    "disabled",
    "AWS transit gateway does not support disabled",
    "anything but aes192, 3des, des, md5, group1, disabled",
  ],
  ["aws", "ike.lifetime", 899, "AWS transit gateway does not support a lifetime of 899 s", "900 to 28800"],
  ["aws", "ike.lifetime", 28_801, "AWS transit gateway does not support a lifetime of 28801 s", "900 to 28800"],
  ["aws", "ipsec.lifetime", 3_601, "AWS transit gateway does not support a lifetime of 3601 s", "900 to 3600"],
] as const)("%s refuses %s %s", (profile, setting, value, what, allowed) => {
  expect(deviceSettingProblem(profile, setting, value)).toEqual({ what, allowed });
});

test.each([
  ["aws", "ipsec.pfs", "group5"],
  ["aws", "ike.lifetime", 900],
  ["aws", "ike.lifetime", 28_800],
  ["azure", "ike.lifetime", 0],
  ["azure", "ike.lifetime", 1_000_000],
  ["google", "ipsec.lifetime", 0],
  ["alibaba", "ike.mode", "aggressive"],
] as const)("%s does %s %s", (profile, setting, value) => {
  expect(deviceSettingProblem(profile, setting, value)).toBeUndefined();
});

test("a missing setting of a device is named", () => {
  const [profile] = DEVICE_PROFILES.filter((one) => limitsOf(one).unwritten?.includes("ikev1"));
  if (profile === undefined) throw new Error("no device has it");
  const { title, unwritten = [] } = limitsOf(profile);
  expect(unwrittenProblem(profile, "ikev1")).toEqual({
    what: `cenvpn writes no configuration with ikev1 for ${title}`,
    allowed: `anything but ${unwritten.join(", ")}`,
  });
  expect(unwritten).toHaveLength(2);
  expect(unwrittenProblem(profile, "ikev2")).toBeUndefined();
  expect(unwrittenProblem("aws", "ikev1")).toBeUndefined();
});

test.each([
  ["google", "static", "Google HA VPN does not support static routes into the tunnels", "BGP"],
  ["google", "flows", "Google HA VPN does not support protected flows", "BGP"],
  ["aws", "flows", "AWS transit gateway does not support protected flows", "BGP, static routes into the tunnels"],
] as const)("%s does not support %s", (profile, kind, what, allowed) => {
  expect(deviceRoutingProblem(profile, kind)).toEqual({ what, allowed });
});

test("a device without known limits supports every kind of routing", () => {
  for (const kind of ["bgp", "static", "flows"] as const) expect(deviceRoutingProblem("azure", kind)).toBeUndefined();
  expect(deviceRoutingProblem("google", "bgp")).toBeUndefined();
});

describe("a PSK", () => {
  test.each(["a".repeat(8), "a".repeat(64), "Abc_123.x"])("of AWS may be %s", (psk) => {
    expect(devicePskProblem("aws", psk)).toBeUndefined();
  });

  test.each(["a".repeat(7), "a".repeat(65), "0abcdefg", "abcdefg!"])(
    "of AWS may not be %s, and is not repeated",
    (psk) => {
      expect(devicePskProblem("aws", psk)).toEqual({
        what: "AWS transit gateway does not accept the PSK",
        allowed: "8 to 64 characters, letters, digits, . and _, not beginning with 0",
      });
    },
  );

  test("of a device without known lengths may be as long as the cloud allows", () => {
    expect(refusedPsk("vyos")).toEqual({
      what: "VyOS 1.4 does not accept the PSK",
      allowed: "1 to 100 characters, no quotes and no backslash",
    });
    expect(devicePskProblem("vyos", "a'b")).toEqual(refusedPsk("vyos"));
    for (const psk of ["a", "a".repeat(100)]) expect(devicePskProblem("vyos", psk)).toBeUndefined();
    expect(devicePskProblem("vyos", "a".repeat(101))).toEqual(refusedPsk("vyos"));
    expect(devicePskProblem("vyos", "")).toEqual(refusedPsk("vyos"));
  });

  test("of a device without known limits is left to the cloud", () => {
    expect(devicePskProblem("google", "a'b".repeat(50))).toBeUndefined();
    expect(refusedPsk("google").allowed).toBe("1 to 100 characters, ");
  });
});

describe("an inside CIDR", () => {
  test("is refused if AWS reserves it", () => {
    expect(deviceInsideCidrProblem("aws", "169.254.5.0/30")).toEqual({
      what: "AWS transit gateway does not accept 169.254.5.0/30 as an inside CIDR",
      allowed:
        "any /30 but 169.254.0.0/30, 169.254.1.0/30, 169.254.2.0/30, 169.254.3.0/30, 169.254.4.0/30, 169.254.5.0/30, 169.254.169.252/30",
    });
    expect(deviceInsideCidrProblem("aws", "169.254.10.0/30")).toBeUndefined();
  });

  test("must be in one of Azure's networks", () => {
    expect(deviceInsideCidrProblem("azure", "169.254.10.0/30")).toEqual({
      what: "Azure VPN gateway does not accept 169.254.10.0/30 as an inside CIDR",
      allowed: "a /30 of 169.254.21.0/24 or 169.254.22.0/24",
    });
    for (const cidr of ["169.254.21.0/30", "169.254.22.252/30", "nonsense"])
      expect(deviceInsideCidrProblem("azure", cidr)).toBeUndefined();
  });

  test("is left to the cloud for a device without known limits", () => {
    expect(deviceInsideCidrProblem("google", "169.254.0.0/30")).toBeUndefined();
  });

  test("leaves the lower address to AWS", () => {
    expect(deviceCloudIpProblem("aws", "169.254.10.0/30", "169.254.10.1")).toEqual({
      what: "AWS transit gateway has 169.254.10.1 itself",
      allowed: "169.254.10.2",
      fix: "cloudIp: 169.254.10.2 in the tunnel",
    });
    expect(deviceCloudIpProblem("aws", "169.254.10.0/30", "169.254.10.2")).toBeUndefined();
  });

  test.each([
    ["azure", "169.254.21.0/30"],
    ["google", "169.254.10.0/30"],
    ["aws", "169.254.10.0/29"],
    ["aws", "nonsense"],
  ] as const)("of %s that is %s leaves the cloud either address", (profile, cidr) => {
    expect(deviceCloudIpProblem(profile, cidr, "169.254.10.1")).toBeUndefined();
  });
});

test.each([8074, 8075, 12076, 65520])("Azure refuses the ASN %i at the other end", (asn) => {
  expect(deviceAsnProblem("azure", asn)).toEqual({
    what: `Azure VPN gateway does not accept ASN ${asn} at the other end`,
    allowed: "any but 8074 to 8075, 12076, 23456, 64496 to 64511, 65515, 65517 to 65520, 65535 to 65551",
  });
});

test("other ASNs are accepted", () => {
  for (const asn of [8073, 8076, 64512]) expect(deviceAsnProblem("azure", asn)).toBeUndefined();
  expect(deviceAsnProblem("aws", 8074)).toBeUndefined();
});
