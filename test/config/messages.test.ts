import { DEV, dev, lines, problems } from "./dev";

describe("a problem names the line, the value, what is allowed and the fix", () => {
  test.each([
    [
      "an unknown key",
      "tunnels:\n",
      "tunnles:\n",
      /^dev\.yaml:14:9 {2}sites\.shanghai\.connections\.main\.tunnles\n.*not a name here.*\n.*Fix: did you mean tunnels\?/m,
    ],
    ["a wrong type", "asn: 65010", "asn: [1]", /^dev\.yaml:10:39 .*asn\n.*a list/m],
    [
      "a CIDR with host bits",
      "192.168.9.0/24",
      "192.168.9.1/24",
      /^dev\.yaml:22:18 .*routes\[0\]\n.*host bits.*\n.*192\.168\.9\.0\/24/m,
    ],
    [
      "a side of a connection",
      "routes: [192.168.9.0/24]",
      "routing: {cloud: [172.16.0.0/16], site: []}",
      /^dev\.yaml:22:49 .*routing\.site\n/m,
    ],
    ["an ASN of 45104", "asn: 65010", "asn: 45104", /^dev\.yaml:10:39 .*\n.*belongs to Alibaba Cloud/m],
    ["a dotted ASN without quotes", "asn: 65010", "asn: 1.10", /write a dotted ASN in quotes, such as "1\.10"/],
    [
      "a cipher that is nearly a weak one",
      "crypto: strong",
      "crypto: {ike: {encryption: dse}}",
      /dse does not exist\. [^\n]*$/,
    ],
    [
      "tunnels that stand in no connection",
      "        tunnels:\n          1: {customerGateway: edge-1",
      "      tunnels:\n          1: {customerGateway: edge-1",
      /connections\.tunnels\.1\n {2}“1” is not a name here\. [^\n]*\n {2}Fix: indent tunnels further/,
    ],
    [
      "a setting of the connection in a tunnel",
      "{customerGateway: edge-1, ",
      "{customerGateway: edge-1, ike: {lifetime: 3600}, ",
      /“ike” is not a name here\. [^\n]*\n {2}Fix: move ike to sites\.shanghai\.connections\.main\.crypto\.$/m,
    ],
    [
      "a setting of a tunnel at its customer gateway",
      "asn: 65010}",
      "asn: 65010, localId: x}",
      /Fix: move localId to sites\.shanghai\.connections\.NAME\.tunnels\.1 or sites\.shanghai\.connections\.NAME\.tunnels\.2\.$/m,
    ],
    [
      "the end of a required name",
      "{localAsn: 64512}",
      "{asn: 64512}",
      /^dev\.yaml:\S+ {2}\S+bgp\.asn\n {2}“asn” is not a name here\. Allowed: localAsn\.\n {2}Fix: did you mean localAsn\?$/,
    ],
    [
      "another word for a required name, with a value of its form",
      "edge-1: {ip: 203.0.113.10,",
      "edge-1: {address: 203.0.113.10,",
      /^dev\.yaml:\S+ {2}\S+edge-1\.address\n {2}“address” is not a name here\. [^\n]*\n {2}Fix: did you mean ip\?$/,
    ],
    [
      "another word for a required name, with a value of another form",
      "edge-1: {ip: 203.0.113.10,",
      "edge-1: {place: Berlin,",
      /ip is missing\.[\s\S]*“place” is not a name here\. Allowed: [^\n]*$/,
    ],
    [
      "tunnel instead of tunnels",
      "tunnels:\n          1: {customerGateway: edge-1",
      "tunnel:\n          1: {customerGateway: edge-1",
      /^dev\.yaml:\S+ {2}\S+main\.tunnel\n {2}“tunnel” is not a name here\. [^\n]*\n {2}Fix: did you mean tunnels\?$/,
    ],
    [
      "a word for true",
      "crypto: strong",
      "crypto: strong, dpd: on",
      /“on” is a text, not true or false\.\n {2}Fix: write true\.$/,
    ],
    [
      "a setting of transit routers at the top",
      "region: cn-hangzhou",
      "region: cn-hangzhou\ncen: cen-1",
      /“cen” is not a name here\. [^\n]*\n {2}Fix: move cen to transitRouter\.$/m,
    ],
    [
      "a name of the top further down",
      "asn: 65010}",
      "asn: 65010, region: cn-beijing}",
      /Fix: move region to the top of the file\.$/m,
    ],
    [
      "a setting that only connections of the past have",
      "{customerGateway: edge-1, ",
      "{customerGateway: edge-1, healthCheck: {}, ",
      /“healthCheck” is not a name here\. Allowed: [^\n]*$/,
    ],
    [
      "a key in the file",
      "asn: 65010}",
      "asn: 65010, psk: sEkReT}",
      /^dev\.yaml:10:\d+ .*psk\n.*this file must not contain PSKs/m,
    ],
    [
      "a region without IPsec on transit routers",
      "cn-hangzhou",
      "cn-fuzhou",
      /^dev\.yaml:3:9 {2}region\n.*VPN gateways only/m,
    ],
    ["a template in a key", "  shanghai:", '  "shang${hai}":', /^dev\.yaml:8:3 .*\n.*not a valid name/m],
    [
      "a customer gateway that does not exist",
      "{customerGateway: edge-2",
      "{customerGateway: edge-3",
      /^dev\.yaml:16:\d+ .*tunnels\.2\.customerGateway\n.*no customer gateway “edge-3”\. Allowed: edge-1, edge-2\.$/m,
    ],
    [
      "no region",
      "region: cn-hangzhou\n",
      "",
      /^dev\.yaml:2:1 {2}region\n {2}region is missing\. Allowed: region of the transit router[^\n]*\n {2}Fix: region: cn-hangzhou\.$/m,
    ],
    [
      "tunnel 1 alone",
      "          2: {customerGateway: edge-2, insideCidr: 169.254.10.4/30}\n",
      "",
      /tunnel 2 is missing. Allowed: exactly tunnels 1 and 2/,
    ],
    [
      "tunnel 3",
      "          2: {customerGateway: edge-2",
      "          3: {customerGateway: edge-2",
      /there is no tunnel “3”/,
    ],
    ["BGP without an inside CIDR", ", insideCidr: 169.254.10.4/30", "", /^dev\.yaml:16:\d+ .*\n.*no inside CIDR/m],
    ["BGP without an ASN", "10, asn: 65010}", "10}", /“edge-1” has no ASN/],
    ["one inside CIDR for both tunnels", "169.254.10.4/30", "169.254.10.0/30", /inside CIDR of both tunnels/],
    [
      "a private address on a public connection",
      "203.0.113.10",
      "10.0.0.10",
      /is private, but the connection is public/,
    ],
    [
      "a route with settings on a transit router",
      "routes: [192.168.9.0/24]",
      "routes: [{to: 192.168.9.0/24, from: 10.0.0.0/16}]",
      /^dev\.yaml:22:18 .*routes\[0\]\n.*from of the route to 192\.168\.9\.0\/24 belongs to connections on a VPN gateway/m,
    ],
    [
      "a secret that both tunnels would share",
      "routes: [192.168.9.0/24]",
      "keys: {kms: {secret: vpn}}",
      /^dev\.yaml:22:30 .*keys\.kms\.secret\n.*both tunnels would have one PSK.*\n.*Fix: vpn\/\{site\}\/\{connection\}\/\{tunnel\}/m,
    ],
    [
      "a secret that all connections would share",
      "crypto: strong,",
      "keys: {kms: {secret: 'vpn/{site}/{tunnel}'}},",
      /defaults\.keys\.kms\.secret\n.*\{connection\} is missing from the pattern/,
    ],
    [
      "a secret with a word that does not exist",
      "routes: [192.168.9.0/24]",
      "keys: {kms: {secret: 'vpn/{place}/{tunnel}'}}",
      /kms\.secret\n.*this names no secret/,
    ],
    [
      "a revision where edits are refused",
      "routes: [192.168.9.0/24]",
      "revision: 2",
      /^dev\.yaml:22:19 .*revision\n.*a revision has no effect with tunnelEdits: refuse/m,
    ],
    [
      "edits in place by a customer gateway that was made elsewhere",
      "edge-1: {ip: 203.0.113.10, asn: 65010}\n      edge-2: {ip: 203.0.113.11, asn: 65010}\n    connections:\n      main:",
      "edge-1: {id: cgw-abc123}\n      edge-2: {ip: 203.0.113.11, asn: 65010}\n    connections:\n      main:\n        tunnelEdits: in-place",
      /^dev\.yaml:16:\d+ .*tunnels\.1\.customerGateway\n.*this one was made elsewhere/m,
    ],
    ["a default route on a transit router", "192.168.9.0/24", "0.0.0.0/0", /cannot be a static route/],
    [
      "a route twice",
      "vpnGateway: vpn-abc123",
      "routes: [10.1.0.0/16, {to: 10.1.0.0/16, weight: 0}]\n        vpnGateway: vpn-abc123",
      /routes\n.*10\.1\.0\.0\/16 is there twice/,
    ],
    [
      "a protected flow as a route",
      "vpnGateway: vpn-abc123",
      "routes: [192.168.7.0/24]\n        vpnGateway: vpn-abc123",
      /routes\[0\]\n.*is a protected flow/,
    ],
    [
      "a VPN gateway that the file does not have",
      "vpnGateway: vpn-abc123",
      "vpnGateway: egde",
      /^dev\.yaml:29:\d+ .*vpnGateway\n.*no VPN gateway “egde” in this file/m,
    ],
    ["a marker of CDKTF", "team: network", 'team: "${TfToken[TOKEN.1]}"', /^dev\.yaml:5:14 {2}tags\.team\n.*TfToken/m],
    [
      "a setting without effect",
      "vpnGateway: vpn-abc123",
      "network: private\n        vpnGateway: vpn-abc123",
      /^dev\.yaml:29:18 .*network\n.*ends on a VPN gateway/m,
    ],
    [
      "text where a number is needed",
      "localAsn: 64512",
      "localAsn: true",
      /this is true, not a whole number or a text/,
    ],
    [
      "a number where text is needed",
      "team: network",
      "team: 7",
      /7 is a number, not a text.*\n.*write it in quotes: "7"/,
    ],
    ["a number that would be no id", "id: tr-abc123", "id: 5", /5 is a number, not a text\. Allowed: [^\n]*$/],
    ["a list's only item", "routes: [192.168.9.0/24]", "routes: 192.168.9.0/24", /in brackets: \[192\.168\.9\.0\/24\]/],
    ["what is no region at all", "cn-hangzhou", "atlantis", /^[^\n]*region\n[^\n]*“atlantis” is not such an id[^\n]*$/],
    [
      "text for a choice of shapes",
      "bgp: {localAsn: 64512}",
      "bgp: maybe",
      /“maybe” is a text, not false or a map of names\. Allowed: BGP on both/,
    ],
    [
      "yes for true",
      "crypto: strong",
      "crypto: strong, dpd: yes",
      /“yes” is a text, not true or false.*\n.*write true\./,
    ],
    ["an empty list", "[192.168.7.0/24]", "[]", /the site side has no network/],
    [
      "a lifetime that is too long",
      "crypto: strong",
      "crypto: {ike: {lifetime: 86401}}",
      /a lifetime of 86401 seconds is not possible\. Allowed: 0 to 86400 seconds/,
    ],
    [
      "a limit that is not raised",
      "cidrs: existing",
      "cidrs: existing, vpnAttachmentLimit: {most: 30, reason: x}",
      /30 is out of bounds: at least 51/,
    ],
    [
      "too many tags together",
      "  shanghai:\n",
      `  shanghai:\n    tags: {${Array.from({ length: 20 }, (_, n) => `t${n}: x`).join(", ")}}\n`,
      /^dev\.yaml:9:\d+ .*tags\n.*21 tags, inherited/m,
    ],
    ["nothing to end on", "transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}", "", /nothing to end on/],
    [
      "flows with host bits in more than one network",
      "cloud: [172.16.0.0/16]",
      "cloud: [172.16.0.1/16, 172.17.0.1/16]",
      /172\.16\.0\.1\/16 has host bits set[\s\S]*172\.17\.0\.1\/16 has host bits set/,
    ],
    [
      "a flow into the cloud's own services",
      "site: [192.168.7.0/24",
      "site: [100.64.1.0/24",
      /routing\.site\[0\]\n {2}100\.64\.1\.0\/24 touches 100\.64\.0\.0\/10\. Allowed: a network at the site/,
    ],
    [
      "an algorithm that does not exist",
      "crypto: strong",
      "crypto: {ike: {encryption: aes512}}",
      /aes512.*\n.*did you mean aes\d*\?/,
    ],
    ["an id of something else", "id: tr-abc123", "id: tr-attach-abc", /id of a transit router/],
  ])("%s", (_, piece, replacement, message) => {
    expect(lines(dev(piece, replacement))).toMatch(message);
  });

  const crypto = (setting: string): [string, string] => ["crypto: strong", `crypto: {${setting}}`];
  test.each<[place: string, text: string, fix: string]>([
    [...crypto("ike: {dhGroup: 14}"), "write group14"],
    [...crypto("ipsec: {pfs: no}"), "write group14, or disabled to go without PFS"],
    [...crypto("ipsec: {pfs: off}"), "write group14, or disabled to go without PFS"],
    [...crypto("ipsec: {pfs: false}"), "write group14, or disabled to go without PFS"],
    ["region: cn-hangzhou", "region: Hangzhou", "write cn-hangzhou"],
    ["region: cn-hangzhou", "region: China (Hangzhou)", "write cn-hangzhou"],
    ["region: cn-hangzhou", "region: cn_hangzhou", "write cn-hangzhou"],
    ["region: cn-hangzhou", "region: Frankfurt", "write eu-central-1"],
    [...crypto("ike: {dhGroup: DH Group 14}"), "write group14"],
    [...crypto("ike: {dhGroup: modp2048}"), "write group14"],
    [...crypto("ipsec: {pfs: '14'}"), "write group14"],
    [...crypto("ike: {version: 2}"), "write ikev2"],
    [...crypto("ike: {version: IKEv2}"), "write ikev2"],
    [...crypto("ike: {encryption: 256}"), "write aes256"],
    [...crypto("ike: {encryption: aes-256-cbc}"), "write aes256"],
    [...crypto("ipsec: {authentication: hmac-sha2-256-128}"), "write sha256"],
    [...crypto("ike: {lifetime: 8h}"), "write 28800"],
    [...crypto("ike: {lifetime: '28800'}"), "write it without quotes: 28800"],
    ["bgp: false", "bgp: no", "write false"],
    ["bgp: false", "bgp: off", "write false"],
    ["bgp: {localAsn: 64512}", "bgp: true", "write {localAsn: ASN} with that ASN"],
    ["bgp: false", "dpd: off\n        bgp: false", "write false"],
    ["bgp: false", "dpd: On\n        bgp: false", "write true"],
    ["name: dev", "name: Dev", "write dev"],
    ["cn-hangzhou", "CN-Hangzhou", "write cn-hangzhou"],
    ["  chengdu:", "  Warsaw:", "write warsaw"],
    ["  chengdu:", "  Zürich Nord:", "write zurich-nord"],
    ["asn: 65010", "asn: AS65010", "write 65010"],
    ["asn: 65010", "asn: 'as 1.10'", "write 1.10"],
    ["localAsn: 64512", "localAsn: ASN64512", "write 64512"],
    ["192.168.9.0/24", "192.168.9.0/255.255.255.0", "write 192.168.9.0/24"],
    ["192.168.9.0/24", "192.168.9.7 255.255.255.0", "write 192.168.9.0/24"],
    ["192.168.9.0/24", "192.168.9.0 0.0.0.255", "write 192.168.9.0/24"],
    ["ip: 203.0.113.10", "ip: 203.0.113.10/32", "write 203.0.113.10"],
    ["ip: 203.0.113.10", "ip: 203.000.113.010", "write 203.0.113.10"],
    ["cidrs: existing", "cidrs: 10.0.0.0/24", "write it in brackets: [10.0.0.0/24]"],
    ["tags: {team: network}", "tags: *tags", "put text that starts with * in quotes"],
    ["tags: {team: network}", "tags: &tags {team: network}\nx: *tag", "did you mean *tags?"],
  ])("%s as %s: %s", (place, text, fix) => {
    const [found = "", ...more] = lines(dev(place, text)).split(/\n(?=dev\.yaml)/);
    const line = DEV.slice(0, DEV.indexOf(place)).split("\n").length + text.split("\n").length - 1;
    expect(found.replace(/:\d+ {2}.*/, "")).toMatch(/^dev\.yaml:\d+/);
    expect(found).toContain(`\n  Fix: ${fix}`);
    expect({
      more,
      isThere: new RegExp(`^dev\\.yaml:(${line}|${line - text.split("\n").length + 1}):`).test(found),
    }).toEqual({
      more: [],
      isThere: true,
    });
  });

  test.each([
    ["keys without anything", "crypto: strong", "keys: {}", /defaults\.keys\.kms\n {2}kms is missing/],
    [
      "a map with a key of every object's",
      "dpd",
      "dpd: {toString: 1}",
      /defaults\.dpd\n {2}this is a map of names, not true or false/,
    ],
    [
      "the same in place of a word",
      "crypto: strong",
      "crypto: {ike: {mode: {toString: 1}}}",
      /ike\.mode\n {2}this is a map of names/,
    ],
  ])("%s is a problem like any other", (_, place, text, message) => {
    expect(lines(dev(place === "dpd" ? "crypto: strong" : place, text))).toMatch(message);
  });

  test("a list of tunnels is one problem, with what to write instead", () => {
    const list = DEV.replace("          1: {customerGateway: edge-1", "          - {customerGateway: edge-1").replace(
      "          2: {customerGateway: edge-2",
      "          - {customerGateway: edge-2",
    );
    expect(lines(list)).toMatch(
      /^dev\.yaml:15:11 .*main\.tunnels\n {2}this is a list[^\n]*\n {2}Fix: write 1: and 2: in place of the dashes\.$/,
    );
  });

  test("a name that belongs elsewhere in the file is not offered as a fix", () => {
    const text = lines(dev("edge-1: {ip", "Edge_1: {ip"));
    expect(text).toContain("Fix: write edge-1.");
    expect(text).not.toMatch(/did you mean Edge_1/);
  });

  const PSK = "Zq8Wm3RtHv5Xn7YcBk4Ls9Pd";
  test.each([
    ["a site", "  chengdu:", `  ${PSK}:`],
    ["a customer gateway", "customerGateway: edge-2", `customerGateway: ${PSK}`],
    ["an inside CIDR", "169.254.10.4/30", PSK],
    ["an unknown key of a map", "asn: 65010}", `${PSK}: x}`],
    ["a key alone in a flow map", "{customerGateway: edge-2", `{${PSK}, customerGateway: edge-2`],
    ["a whole number", "bgp: false", `revision: ${PSK}\n        bgp: false`],
    ["a protected flow", "192.168.7.0/24", PSK],
    ["BGP", "bgp: false", `bgp: ${PSK}`],
    ["a cipher", "crypto: strong", "crypto: {ike: {encryption: hunter22}}"],
    ["phase 1", "crypto: strong", "crypto: {ike: hunter22}"],
    ["keys", "bgp: false", "bgp: false\n        keys: 12345678"],
    ["an alias", "tags: {team: network}", `tags: *${PSK}`],
  ])("a PSK in the place of %s is not repeated", (_, place, text) => {
    const reported = lines(dev(place, text));
    expect(reported).toMatch(/^dev\.yaml:\d+:\d+/);
    expect(reported.toLowerCase()).not.toMatch(/zq8w|hunter22|12345678/);
  });

  test("all problems are reported at once, in the order of the file", () => {
    const text = DEV.replace("cn-hangzhou", "cn-fuzhou")
      .replace("asn: 65010", "asn: 45104")
      .replace("tunnels:\n", "tunnles:\n");
    expect(problems(text).map(({ position }) => position?.line)).toEqual([3, 10, 14]);
  });

  test.each([
    [
      "a mistyped key",
      "    customerGateways:\n",
      "    customerGatways:\n",
      /not a name here.*\n.*did you mean customerGateways\?$/,
    ],
    [
      "a mistyped account",
      "  chengdu:\n",
      "  chengdu:\n    account: brnch\n",
      /no account “brnch” in this file.*\n.*did you mean branch\?$/,
    ],
  ])("%s is reported once, as such", (_, piece, replacement, message) => {
    const text = dev(piece, replacement).replace(
      "sites:\n",
      "accounts: {default: {id: '1'}, branch: {id: '2'}}\nsites:\n",
    );
    expect(lines(text).split(/\n(?=dev\.yaml)/)).toEqual([expect.stringMatching(message)]);
  });

  test("what stands outside a connection is not called a tunnel", () => {
    expect(
      lines(
        dev(
          "        tunnels:\n          1: {customerGateway: edge-1",
          "      tunnels:\n          1: {customerGateway: edge-1",
        ),
      ),
    ).not.toContain("tunnel tunnels");
  });

  test("a PSK is never repeated", () => {
    const text = dev("asn: 65010}", "asn: 65010, psk: sEkReT, secret: sEkReT}").replace(
      "bgp: false",
      "psk: {1: sEkReT}",
    );
    expect(problems(text).length).toBeGreaterThan(2);
    expect(lines(text)).not.toContain("sEkReT");
  });
});
