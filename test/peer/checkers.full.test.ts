import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import type { PeerDevice } from "../../peer/model";
import { configuration } from "../../peer/render";
import { temporaryFile } from "../setup/files";
import { deviceOf } from "./fixtures";

// Independent parsers read a device's configuration. What they understand must equal the model.

const HERE = join(__dirname, "checkers");
const FOLDER = execFileSync(join(HERE, "install.sh"), { encoding: "utf8" }).trim();

const SITE = "{site: [192.168.30.0/24]}";
const CRYPTO =
  "crypto: {ike: {encryption: aes192, authentication: sha384, dhGroup: group5, lifetime: 7200}, ipsec: {encryption: 3des, authentication: sha1, pfs: group2, lifetime: 1800}}";
const OPTIONS = {
  "the defaults": { networks: SITE },
  "other algorithms, and one tunnel waiting": {
    networks: `${SITE}, preference: active-standby`,
    connection: `bgp: {localAsn: 64512}\n${CRYPTO}`,
  },
  "ikev1 without PFS, DPD and NAT traversal": {
    networks: SITE,
    connection:
      "bgp: {localAsn: 64512}\ndpd: false\nnatTraversal: false\ncrypto: {ike: {version: ikev1}, ipsec: {pfs: disabled}}",
  },
  "identities that are domain names": {
    networks: SITE,
    tunnels: [
      "insideCidr: 169.254.10.0/30, localId: cloud.example.com, remoteId: edge.example.com",
      "insideCidr: 169.254.10.4/30",
    ],
  },
} as const;

function device(profile: string, { networks, ...options }: (typeof OPTIONS)[keyof typeof OPTIONS]): PeerDevice {
  return deviceOf({ device: `{profile: ${profile}, interface: ge-0/0/0, networks: ${networks}}`, ...options });
}

function textOf(device: PeerDevice): string {
  const [file] = configuration(device, ({ name }) => `psk-of-${name}`);
  return file?.text ?? "";
}

/** The value at a path; undefined if there is none. */
function get(found: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce((here, step) => Object(here)[step], found);
}

/** The element of a list that has this value under this name. */
function entry(list: unknown, name: string, value: string): unknown {
  return (Array.isArray(list) ? list : []).find((each) => String(get(each, name)) === value);
}

const number = (found: unknown, ...path: readonly (string | number)[]) => Number(get(found, ...path));

const CIPHER = {
  "aes-128-cbc": "aes",
  "aes-192-cbc": "aes192",
  "aes-256-cbc": "aes256",
  "3des-cbc": "3des",
  "des-cbc": "des",
};
const ESP_HASH = { "hmac-md5-96": "md5", "hmac-sha1-96": "sha1", "hmac-sha-256-128": "sha256" };

describe("Junos", () => {
  /** What junoscfg reads, and the parts that its schema refuses. junoscfg takes each address of a gateway for a keyword. */
  function read(text: string): { read: unknown; problems: string[] } {
    const file = temporaryFile("srx.set", text.replace(/^#.*\n/gm, ""));
    const { stdout, stderr } = spawnSync(join(FOLDER, "bin/junoscfg"), ["convert", "-i", "set", "-e", "json", file], {
      encoding: "utf8",
    });
    const problems = stderr.split("\n").filter((line) => line !== "" && !line.includes("must be one of [address]"));
    return { read: JSON.parse(stdout).configuration, problems };
  }

  /** A tunnel in the model's words, as the parser understands it. */
  function understood(found: unknown, index: number) {
    const named = (...path: string[]) => entry(get(found, ...path), "name", `VPN${index}`);
    const [proposal, gateway] = [named("security", "ike", "proposal"), named("security", "ike", "gateway")];
    const [esp, policy] = [named("security", "ipsec", "proposal"), named("security", "ipsec", "policy")];
    const interfaces = get(found, "interfaces", "interface") ?? get(found, "interfaces");
    const inet = get(entry(get(entry(interfaces, "name", "st0"), "unit"), "name", `${index}`), "family", "inet");
    const group = entry(get(found, "protocols", "bgp", "group"), "name", "CENVPN");
    const neighbor = get(group, "neighbor", index - 1);
    return {
      psk: get(named("security", "ike", "policy"), "pre-shared-key", "ascii-text"),
      mode: get(named("security", "ike", "policy"), "mode"),
      version: get(gateway, "version"),
      encryption: CIPHER[get(proposal, "encryption-algorithm") as keyof typeof CIPHER],
      authentication: String(get(proposal, "authentication-algorithm")).replace("sha-", "sha"),
      dhGroup: get(proposal, "dh-group"),
      lifetime: number(proposal, "lifetime-seconds"),
      espEncryption: CIPHER[get(esp, "encryption-algorithm") as keyof typeof CIPHER],
      espAuthentication: ESP_HASH[get(esp, "authentication-algorithm") as keyof typeof ESP_HASH],
      espLifetime: number(esp, "lifetime-seconds"),
      pfs: get(policy, "perfect-forward-secrecy", "keys") ?? "disabled",
      hasDpd: get(gateway, "dead-peer-detection") !== undefined,
      hasNatTraversal: !Object.hasOwn(Object(gateway), "no-nat-traversal"),
      insideIp: get(inet, "address", 0, "name"),
      mtu: number(inet, "mtu"),
      neighbor: get(neighbor, "name"),
      cloudAsn: number(neighbor, "peer-as"),
      hold: number(neighbor, "hold-time"),
    };
  }

  test.each(Object.entries(OPTIONS).filter(([name]) => !name.startsWith("other")))(
    "understands %s correctly",
    (_, options) => {
      const srx = device("junos-srx", options);
      const { read: found, problems } = read(textOf(srx));
      expect(problems).toEqual([]);
      for (const { index, name, ike, ipsec, dpd, natTraversal, site, cloud, routing, mtu } of srx.tunnels)
        expect(understood(found, index)).toEqual({
          psk: `psk-of-${name}`,
          mode: ike.mode,
          version: ike.version === "ikev1" ? "v1-only" : "v2-only",
          encryption: ike.encryption,
          authentication: ike.authentication,
          dhGroup: ike.dhGroup,
          lifetime: ike.lifetime,
          espEncryption: ipsec.encryption,
          espAuthentication: ipsec.authentication,
          espLifetime: ipsec.lifetime,
          pfs: ipsec.pfs,
          hasDpd: dpd !== undefined,
          hasNatTraversal: natTraversal,
          insideIp: `${site.insideIp}/30`,
          mtu: mtu.tunnel,
          neighbor: cloud.insideIp,
          cloudAsn: routing.kind === "bgp" && routing.cloudAsn,
          hold: routing.kind === "bgp" && routing.hold,
        });
    },
  );

  test("refuses an invalid value", () => {
    const text = textOf(device("junos-srx", OPTIONS["the defaults"])).replaceAll(
      "dh-group group14",
      "dh-group group99",
    );
    expect(read(text).problems.join()).toContain("group99");
  });
});

describe("FortiOS", () => {
  function read(text: string): { configuration: unknown; problems: string[] } {
    const file = temporaryFile("fortios.conf", text);
    const printed = execFileSync(join(FOLDER, "bin/python"), [join(HERE, "fortios.py"), FOLDER, file], {
      encoding: "utf8",
    });
    return JSON.parse(printed) as { configuration: unknown; problems: string[] };
  }

  const edits = (configs: unknown, path: string) => get(entry(configs, "config", path), "edits");
  const edit = (configs: unknown, path: string, name: string) => entry(edits(configs, path), "edit", name);

  /** A tunnel in the model's words, as the parser understands it. */
  function understood(found: unknown, index: number, neighborIp: string) {
    const configs = get(found, "configs");
    const phase1 = edit(configs, "vpn ipsec phase1-interface", `vpn${index}`);
    const phase2 = edit(configs, "vpn ipsec phase2-interface", `vpn${index}`);
    const tunnel = edit(configs, "system interface", `vpn${index}`);
    const neighbor = edit(get(entry(configs, "config", "router bgp"), "configs"), "neighbor", neighborIp);
    return {
      psk: get(phase1, "psksecret"),
      version: `ikev${get(phase1, "ike-version")}`,
      proposal: get(phase1, "proposal"),
      dhGroup: `group${get(phase1, "dhgrp")}`,
      lifetime: number(phase1, "keylife"),
      espProposal: get(phase2, "proposal"),
      pfs: get(phase2, "pfs") === "enable" ? `group${get(phase2, "dhgrp")}` : "disabled",
      espLifetime: number(phase2, "keylifeseconds"),
      dpd: get(phase1, "dpd"),
      nat: get(phase1, "nattraversal"),
      own: get(phase1, "local-gw"),
      cloud: get(phase1, "remote-gw"),
      identity: get(phase1, "localid"),
      peer: get(phase1, "peerid") ?? "any",
      insideIp: get(tunnel, "ip", 0),
      cloudInsideIp: get(tunnel, "remote-ip", 0),
      mtu: number(tunnel, "mtu"),
      mss: number(tunnel, "tcp-mss"),
      asn: number(neighbor, "remote-as"),
      timers: [number(neighbor, "keep-alive-timer"), number(neighbor, "holdtime-timer")],
    };
  }

  const cipher = (word: string) => (word === "aes" ? "aes128" : word);

  test.each(Object.entries(OPTIONS))("understands %s correctly", (_, options) => {
    const fortigate = device("fortios", options);
    const { configuration: found, problems } = read(textOf(fortigate));
    expect(problems).toEqual([]);
    for (const { index, name, ike, ipsec, dpd, natTraversal, site, cloud, routing, mtu } of fortigate.tunnels) {
      if (routing.kind !== "bgp") throw new Error("these have BGP");
      expect(understood(found, index, String(cloud.insideIp))).toEqual({
        psk: `psk-of-${name}`,
        version: ike.version,
        proposal: `${cipher(ike.encryption)}-${ike.authentication}`,
        dhGroup: ike.dhGroup,
        lifetime: ike.lifetime,
        espProposal: `${cipher(ipsec.encryption)}-${ipsec.authentication}`,
        pfs: ipsec.pfs,
        espLifetime: ipsec.lifetime,
        dpd: dpd ? "on-idle" : "disable",
        nat: natTraversal ? "enable" : "disable",
        own: site.address,
        cloud: cloud.address,
        identity: site.identity,
        peer: cloud.identity === cloud.address ? "any" : cloud.identity,
        insideIp: site.insideIp,
        cloudInsideIp: cloud.insideIp,
        mtu: mtu.tunnel,
        mss: mtu.mss,
        asn: routing.cloudAsn,
        timers: [routing.keepalive, routing.hold],
      });
    }
  });

  test.each([
    ["dhgrp 14", "dhgrp 99"],
    ["set keylife ", "set keylive "],
    ["ebgp-multipath", "ebgp-multypath"],
    ["set dpd on-idle", "set dpd sometimes"],
  ])("refuses %s as %s", (right, wrong) => {
    const text = textOf(device("fortios", OPTIONS["the defaults"]));
    expect(text).toContain(right);
    expect(read(text.replaceAll(right, wrong)).problems).not.toEqual([]);
  });

  test.each(["static", "flows"])("understands %s routing", (kind) => {
    const connection =
      kind === "static"
        ? "routes: [192.168.30.0/24]"
        : "routing: {cloud: [10.0.0.0/8, 172.16.0.0/12], site: [192.168.30.0/24]}";
    const networks = kind === "static" ? "{cloud: [10.0.0.0/8]}" : "{}";
    const fortigate = deviceOf({ device: `{profile: fortios, networks: ${networks}}`, connection, tunnels: ["", ""] });
    const { configuration: found, problems } = read(textOf(fortigate));
    expect(problems).toEqual([]);
    const configs = get(found, "configs");
    const routes = edits(configs, "router static") as readonly unknown[];
    const ways = routes.map((route) => `${get(route, "dst", 0)} ${get(route, "device") ?? "blackhole"}`);
    const destinations = kind === "static" ? ["10.0.0.0"] : ["10.0.0.0", "172.16.0.0"];
    expect(ways.toSorted()).toEqual(
      destinations.flatMap((to) => ["blackhole", "vpn1", "vpn2"].map((way) => `${to} ${way}`)).toSorted(),
    );
    const pairs = (edits(configs, "vpn ipsec phase2-interface") as readonly unknown[]).length;
    expect(pairs).toBe(kind === "static" ? 2 : 4);
  });
});
