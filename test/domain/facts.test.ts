import { customerGatewayIpProblem } from "../../domain/address";
import {
  asnProblem,
  customerGatewayAsnProblem,
  parseAsn,
  peerAsnProblem,
  privateAsnProblem,
  reservedAsnProblem,
} from "../../domain/asn";
import { CRYPTO_PROFILES, cryptoSettings, weakness } from "../../domain/crypto";
import { insideCidrProblem, localBgpIpProblem, RESERVED_INSIDE_CIDRS, tunnelHosts } from "../../domain/inside-cidr";
import { attachmentNameProblem, keyProblem, nameProblem } from "../../domain/name";
import { PSK_PATTERN, PSK_SPECIALS, pskFacts, pskProblem } from "../../domain/psk";
import { regionProblem, unknownRegionProblem } from "../../domain/region";
import {
  selectorsAdvice,
  selectorsProblems,
  servicesProblem,
  staticRouteProblem,
  transitRouterCidrProblem,
} from "../../domain/route";
import { tagsProblems } from "../../domain/tag";
import fc from "../setup/properties";

describe("the inside CIDR of a tunnel", () => {
  test("is any aligned /30 of 169.254.0.0/16 except the eight reserved ones", () => {
    const all = Array.from({ length: 2 ** 14 }, (_, index) => `169.254.${index >> 6}.${(index & 63) * 4}/30`);
    const refused = all.filter((cidr) => insideCidrProblem(cidr));
    expect(refused).toEqual(RESERVED_INSIDE_CIDRS);
    expect(RESERVED_INSIDE_CIDRS).toHaveLength(8);
  });

  test.each(["169.254.10.1/30", "169.254.10.0/29", "10.0.0.0/30", "nonsense"])("is not %s", (cidr) => {
    expect(insideCidrProblem(cidr)).toBeDefined();
  });

  test("has two addresses, the lower one for the cloud", () => {
    expect(tunnelHosts("169.254.10.4/30")).toEqual({ cloud: "169.254.10.5", site: "169.254.10.6" });
    expect(localBgpIpProblem("169.254.10.5", "169.254.10.4/30")).toBeUndefined();
    expect(localBgpIpProblem("169.254.10.6", "169.254.10.4/30")).toBeUndefined();
    for (const ip of ["169.254.10.4", "169.254.10.7", "169.254.10.1", "x"]) {
      expect(localBgpIpProblem(ip, "169.254.10.4/30")).toBeDefined();
    }
  });
});

describe("an ASN", () => {
  test("may be dotted: n.m is n × 65536 + m", () => {
    fc.assert(
      fc.property(fc.nat(65535), fc.nat(65535), (high, low) => parseAsn(`${high}.${low}`) === high * 65536 + low),
    );
    expect(parseAsn("1.10")).toBe(65546);
  });

  test.each(["", "-1", "1.2.3", "1.65536", "4294967296", "65010 ", "1e3"])("is not %j", (asn) => {
    expect(parseAsn(asn)).toBeUndefined();
  });

  test("45104, plain or dotted, is the cloud's own", () => {
    expect(customerGatewayAsnProblem(45104)?.what).toContain("belongs to Alibaba Cloud");
    expect(customerGatewayAsnProblem("0.45104")).toBeDefined();
    expect(asnProblem("")?.what).toBe("an empty text is not an ASN");
    expect(asnProblem(45104)).toBeUndefined();
  });

  test.each([23456, 65535, 4294967295, "65535.65535"])("%s is reserved, but the cloud accepts it", (asn) => {
    expect(asnProblem(asn)).toBeUndefined();
    expect(customerGatewayAsnProblem(asn)).toBeUndefined();
    expect(reservedAsnProblem(asn)).toBeDefined();
    expect(privateAsnProblem(asn)).toBeUndefined();
  });

  test("for a site is offered only if it is not the fault itself", () => {
    expect(peerAsnProblem(64512, "0.64512")?.fix).toContain("such as 65010");
    expect(peerAsnProblem("65010", 65010)?.fix).toContain("such as 65011");
    expect(peerAsnProblem(64512, 65010)).toBeUndefined();
  });
});

describe("a customer gateway's address", () => {
  test.each(["100.64.0.1", "127.0.0.1", "169.254.1.1", "224.0.0.1", "255.1.1.1", "0.0.0.0"])("is not %s", (ip) => {
    expect(customerGatewayIpProblem(ip)).toBeDefined();
  });

  test("is public for a public connection and private for a private one", () => {
    expect(customerGatewayIpProblem("10.0.0.1", "public")).toBeDefined();
    expect(customerGatewayIpProblem("203.0.113.1", "private")).toBeDefined();
    expect(customerGatewayIpProblem("10.0.0.1", "private")).toBeUndefined();
    expect(customerGatewayIpProblem("203.0.113.1", "public")).toBeUndefined();
  });
});

describe("a PSK", () => {
  test("has 1 to 100 printable ASCII characters without spaces", () => {
    const good = fc.stringMatching(new RegExp(PSK_PATTERN));
    fc.assert(fc.property(good, (psk) => pskProblem(psk) === undefined));
    const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join("");
    expect(pskProblem(printable)).toBeUndefined();
    for (const psk of ["", "a".repeat(101), "with space", "tab\t", "line\n", "bell\u0007", "ümlaut"])
      expect(pskProblem(psk)).toBeDefined();
  });

  test("suits every device, except with characters that sources disagree about", () => {
    expect(pskFacts(`aZ9${PSK_SPECIALS}`).isWelcome).toBe(true);
    for (const special of ["'", '"', "`", "\\", "?"]) expect(pskFacts(`a${special}`).isWelcome).toBe(false);
  });

  test("is not repeated in the message", () => {
    expect(JSON.stringify(pskProblem("sEkReT with space"))).not.toContain("sEkReT");
  });
});

describe("crypto", () => {
  test("strong has no weakness, the cloud's own defaults have", () => {
    const weak = (profile: "strong" | "compatible") =>
      Object.values(CRYPTO_PROFILES[profile])
        .flatMap(Object.values)
        .filter((setting) => weakness(String(setting)));
    expect(weak("strong")).toEqual([]);
    expect(weak("compatible")).toEqual(["sha1", "group2", "sha1", "group2"]);
  });

  test("changes apply to a profile", () => {
    const settings = cryptoSettings({ profile: "compatible", ike: { dhGroup: "group14" } });
    expect(settings.ike).toMatchObject({ dhGroup: "group14", encryption: "aes", lifetime: 86400 });
    expect(settings.ipsec).toEqual(CRYPTO_PROFILES.compatible.ipsec);
  });
});

describe("routing", () => {
  const what = (problems: readonly { what: string }[]) => problems.map((problem) => problem.what);

  test("is everywhere on both sides, or specific on both", () => {
    for (const advice of [selectorsProblems, selectorsAdvice]) {
      expect(advice(["0.0.0.0/0"], ["0.0.0.0/0"])).toEqual([]);
      expect(advice(["10.0.0.0/8"], ["192.168.0.0/16"])).toEqual([]);
    }
  });

  test("is refused without networks, and with anything but networks", () => {
    expect(selectorsProblems(["10.0.0.0/8"], [])).toHaveLength(1);
    expect(what(selectorsProblems(["0.0.0.0/0", "10.0.0.0/8"], ["10.1.0.0/33"]))).toEqual([
      expect.stringContaining("10.1.0.0/33"),
    ]);
  });

  test("is doubtful if one side is everywhere, or networks overlap or are there twice", () => {
    const unwise = (cloud: string[], site: string[]) => {
      expect(selectorsProblems(cloud, site)).toEqual([]);
      return what(selectorsAdvice(cloud, site));
    };
    expect(unwise(["0.0.0.0/0"], ["192.168.0.0/16"])).toEqual(["one side is 0.0.0.0/0, the other is specific"]);
    expect(unwise(["10.0.0.0/8"], ["10.1.0.0/16"])).toEqual([
      "10.0.0.0/8 of the cloud side overlaps 10.1.0.0/16 of the site side",
    ]);
    expect(unwise(["10.0.0.0/8", "10.0.0.0/8"], ["192.168.0.0/16"])).toEqual(["the cloud side names 10.0.0.0/8 twice"]);
    expect(unwise(["0.0.0.0/0", "10.0.0.0/8"], ["10.1.0.0/16"])).toEqual([
      "the cloud side has 0.0.0.0/0 beside other networks",
      "one side is 0.0.0.0/0, the other is specific",
    ]);
    expect(unwise(["0.0.0.0/0", "0.0.0.0/0"], ["0.0.0.0/0"])).toEqual(["the cloud side names 0.0.0.0/0 twice"]);
  });

  test("a static route neither goes everywhere nor touches the cloud's services", () => {
    expect(staticRouteProblem("192.168.0.0/16")).toBeUndefined();
    for (const route of ["0.0.0.0/0", "100.64.0.0/10", "100.100.0.0/16", "100.0.0.0/8"])
      expect(staticRouteProblem(route)).toBeDefined();
  });

  test("a transit router's CIDR is a /16 to /24", () => {
    expect(transitRouterCidrProblem("10.0.0.0/16")).toBeUndefined();
    expect(transitRouterCidrProblem("10.0.0.0/24")).toBeUndefined();
    for (const cidr of ["10.0.0.0/15", "10.0.0.0/25", "100.64.0.0/16", "169.254.0.0/16"])
      expect(transitRouterCidrProblem(cidr)).toBeDefined();
  });
});

test("no site contains the cloud's own services", () => {
  for (const network of ["100.64.0.0/10", "100.64.1.0/24", "100.0.0.0/8"])
    expect(servicesProblem(network)?.what).toBe(`${network} touches 100.64.0.0/10`);
  // what is no network, or everywhere, is judged for what it is
  for (const network of ["10.1.0.0/16", "100.128.0.0/16", "0.0.0.0/0", "anything"])
    expect(servicesProblem(network)).toBeUndefined();
});

test("regions without IPsec on transit routers are distinguished from slips", () => {
  expect(regionProblem("cn-hangzhou")).toBeUndefined();
  expect(regionProblem("cn-fuzhou")?.what).toContain("VPN gateways only");
  expect(regionProblem("ap-south-1")?.what).toBe("ap-south-1 is closed");
  expect(unknownRegionProblem("cn-hangzou")?.fix).toContain("cn-hangzhou");
  // Digits are no slips.
  expect(unknownRegionProblem("us-west-2")?.fix).toContain("look in the console");
  // One that is known is no slip, whatever else is wrong with it, and one that is not may be new.
  for (const known of ["cn-hangzhou", "cn-fuzhou"]) expect(unknownRegionProblem(known)).toBeUndefined();
  expect(regionProblem("us-west-2")).toBeUndefined();
});

test("keys, names and tags follow the strict rules", () => {
  for (const key of ["a", "edge-1", "x".repeat(32)]) expect(keyProblem(key)).toBeUndefined();
  for (const key of ["", "A", "1a", "a_b", "a.b", "a/b", "${x}", "x".repeat(33), "__proto__", "constructor"])
    expect(keyProblem(key)).toBeDefined();
  expect(nameProblem("x".repeat(100))).toBeUndefined();
  for (const name of ["", "x".repeat(101), "https://x"]) expect(nameProblem(name)).toBeDefined();
  for (const name of ["a", "1ab", "a b"]) expect(attachmentNameProblem(name)).toBeDefined();
  expect(tagsProblems({ team: "", "a:b": "${x}" })).toEqual([]);
  expect(tagsProblems({ "acs:x": "aliyun", y: "aliyun" })).toHaveLength(2);
  expect(tagsProblems({ "acs:x": "y" })).toHaveLength(1);
  expect(tagsProblems({ x: "see https://y" })).toHaveLength(1);
  expect(tagsProblems(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, ""])))).toHaveLength(1);
});
