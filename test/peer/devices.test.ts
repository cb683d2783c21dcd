import { isLater, shown } from "../../peer/later";
import { mtuOf } from "../../peer/mtu";
import { acceptedPrefixes, advertisedPrefixes, lets } from "../../peer/prefixes";
import { deviceOf, devicesOf, environment } from "./fixtures";

test("the device's own end is the site, and its peer is the cloud", () => {
  const device = deviceOf();
  expect(device).toMatchObject({ environment: "dev", site: "berlin", device: "edge-1", profile: "strongswan" });
  expect(device.tunnels.map(({ name }) => name)).toEqual(["berlin/main/1", "berlin/main/2"]);
  expect(device.tunnels[1]).toMatchObject({
    index: 2,
    site: { address: "203.0.113.10", identity: "203.0.113.10", insideIp: "169.254.10.6" },
    cloud: { address: "198.51.100.2", identity: "198.51.100.2", insideIp: "169.254.10.5" },
    ike: { version: "ikev2", encryption: "aes256", lifetime: 28_800 },
    ipsec: { pfs: "group14", lifetime: 3_600 },
    dpd: { interval: 10, retries: 3 },
    selectors: { cloud: ["0.0.0.0/0"], site: ["0.0.0.0/0"] },
    routing: { kind: "bgp", siteAsn: 65010, cloudAsn: 64512, advertise: ["192.168.30.0/24"] },
  });
});

test("the device has the inside address that the cloud does not use", () => {
  const tunnels = ["insideCidr: 169.254.10.0/30, cloudIp: 169.254.10.2", "insideCidr: 169.254.10.4/30"] as const;
  const [first] = deviceOf({ tunnels }).tunnels;
  expect([first?.site.insideIp, first?.cloud.insideIp]).toEqual(["169.254.10.1", "169.254.10.2"]);
});

test("unknown values are marked", () => {
  const { tunnels } = deviceOf({}, () => undefined);
  const { address, identity } = tunnels[0]?.cloud ?? {};
  expect(isLater(address)).toBe(true);
  expect(shown(address ?? "")).toBe("<gateway address of berlin/main/1>");
  expect(identity).toEqual(address);
});

test("address and ASN of a customer gateway with an id are not known", () => {
  const text = environment().replace("{ip: 203.0.113.10, asn: 65010,", "{id: cgw-abc123,");
  const [device] = devicesOf(text);
  expect(shown(device?.address ?? "")).toBe("<address of customer gateway cgw-abc123>");
  expect(shown(device?.asn ?? "")).toBe("<ASN of customer gateway cgw-abc123>");
});

test("behind NAT the device has an address of its own, and the identity that the cloud expects", () => {
  const [tunnel] = deviceOf({ device: "{address: 192.168.1.2}" }).tunnels;
  expect(tunnel?.site).toMatchObject({ address: "192.168.1.2", identity: "203.0.113.10" });
});

test("the two ends have the identities of the file", () => {
  const tunnels = [
    "insideCidr: 169.254.10.0/30, localId: cloud.example.com, remoteId: edge.example.com",
    "insideCidr: 169.254.10.4/30",
  ] as const;
  const [tunnel] = deviceOf({ tunnels }).tunnels;
  expect([tunnel?.site.identity, tunnel?.cloud.identity]).toEqual(["edge.example.com", "cloud.example.com"]);
});

test("each device of a site has its own tunnels, and a device without tunnels is left out", () => {
  const text = environment()
    .replace(
      "edge-1: {ip",
      "edge-2: {ip: 203.0.113.11, asn: 65010}\n      spare: {ip: 203.0.113.12}\n      edge-1: {ip",
    )
    .replace("2: {customerGateway: edge-1", "2: {customerGateway: edge-2");
  expect(devicesOf(text).map(({ device, tunnels }) => [device, tunnels.map(({ number }) => number)])).toEqual([
    ["edge-2", [2]],
    ["edge-1", [1]],
  ]);
});

describe("routing", () => {
  const routingOf = (options: Parameters<typeof deviceOf>[0]) => deviceOf(options).tunnels[0]?.routing;
  const none = ["", ""] as const;

  test("without BGP uses routes into the tunnels, to the cloud's networks", () => {
    const device = "{networks: {cloud: [10.0.0.0/8]}}";
    const connection = "routes: [192.168.30.0/24]";
    expect(routingOf({ device, connection, tunnels: none })).toEqual({ kind: "static", routes: ["10.0.0.0/8"] });
  });

  test("reports what is missing if no network is known", () => {
    const { notes } = deviceOf({ device: "{}", connection: "routes: [192.168.30.0/24]", tunnels: none });
    expect(notes[0]).toBe("berlin/main/1 has no route to the cloud: write its networks in device.networks.cloud");
    expect(deviceOf({ device: "{}" }).notes[1]).toMatch(/^berlin\/main\/2 advertises nothing/);
  });

  test("of protected flows goes to the networks of the selectors", () => {
    const connection = "routing: {cloud: [10.0.0.0/8, 172.16.0.0/12], site: [192.168.30.0/24]}";
    const device = deviceOf({ connection, tunnels: none });
    expect(device.tunnels[0]).toMatchObject({
      routing: { kind: "flows", routes: ["10.0.0.0/8", "172.16.0.0/12"] },
      selectors: { site: ["192.168.30.0/24"] },
    });
  });

  test("by BGP accepts neither the default route nor the site's own networks, and advertises only the site's networks", () => {
    const [tunnel] = deviceOf().tunnels;
    const [incoming, outgoing] = tunnel ? [acceptedPrefixes(tunnel), advertisedPrefixes(tunnel)] : [];
    const cidrs = ["0.0.0.0/0", "169.254.10.0/30", "192.168.30.0/25", "192.168.30.0/24", "10.1.0.0/16"];
    expect(cidrs.filter((cidr) => lets(incoming ?? [], cidr))).toEqual(["10.1.0.0/16"]);
    expect(cidrs.filter((cidr) => lets(outgoing ?? [], cidr))).toEqual(["192.168.30.0/24"]);
  });

  test("accepts only the networks in the file", () => {
    const [tunnel] = deviceOf({ device: "{networks: {cloud: [10.0.0.0/8]}}" }).tunnels;
    const incoming = tunnel ? acceptedPrefixes(tunnel) : [];
    expect(["10.1.0.0/16", "172.16.0.0/16"].filter((cidr) => lets(incoming, cidr))).toEqual(["10.1.0.0/16"]);
  });
});

test("both tunnels are active on a transit router, the second waits on a VPN gateway, unless the file overrides it", () => {
  const distances = (device: string, connection = "bgp: {localAsn: 64512}") =>
    deviceOf({ device, connection }).tunnels.map(({ standing }) => standing.localPreference);
  expect(distances("{}")).toEqual([200, 200]);
  expect(distances("{}", "bgp: {localAsn: 64512}\nvpnGateway: vpn-abc123")).toEqual([200, 100]);
  expect(distances("{preference: active-standby}")).toEqual([200, 100]);
});

// Calculated by hand from the formats of RFC 4303, 3602, 2451, 4868 and 2404.
test.each([
  ["aes256", "sha256", 1500, false, 1438],
  ["aes", "sha1", 1500, true, 1422],
  ["aes192", "sha384", 1492, true, 1406],
  ["aes256", "sha512", 1460, false, 1374],
  ["3des", "md5", 1500, false, 1446],
  ["des", "sha384", 1492, false, 1430],
  ["3des", "sha512", 1460, true, 1382],
] as const)(
  "%s and %s leave, from %i bytes with NAT traversal %s, %i",
  (encryption, authentication, outer, nat, largest) => {
    expect(mtuOf(outer, nat, { encryption, authentication }).largest).toBe(largest);
  },
);

test("the tunnel's MTU is the largest that fits, but at most the cloud's recommendation", () => {
  const crypto = { encryption: "aes256", authentication: "sha256" } as const;
  expect(mtuOf(1500, true, crypto)).toMatchObject({ tunnel: 1400, mss: 1360, overhead: 78 });
  expect(mtuOf(1460, true, crypto)).toMatchObject({ tunnel: 1390, mss: 1350 });
});
