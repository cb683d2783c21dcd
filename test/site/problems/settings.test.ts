import type { ConnectionSettings } from "../../../site/connection";
import { checkSettings } from "../../../site/problems/settings";
import { found, letPass, UNKNOWN, UNKNOWN_THING } from "../found";

const wrong = (settings: object) => found((check) => checkSettings(check, settings as ConnectionSettings));

const unknown = (...names: string[]) => Object.fromEntries(names.map((name) => [name, UNKNOWN]));

test.each<object>([
  {},
  { crypto: "compatible", routing: "destination", bgp: false, keys: "variable", propagate: true },
  { network: "private", bandwidth: "large", resourceGroup: "rg-1", tunnelEdits: "replace", payer: "cen-owner" },
  { bgp: { localAsn: "1.10" }, routeTable: "spokes", propagate: ["spokes", "vtb-1"] },
  { crypto: { profile: "strong", ike: { lifetime: 3600 }, ipsec: { pfs: "disabled" } } },
  { routing: { cloud: ["10.0.0.0/8"], site: ["192.168.0.0/16"] } },
  { keys: { kms: { secret: "{tunnel}", stage: "ACSPrevious" } } },
  unknown("crypto", "routing", "bgp", "keys", "network", "bandwidth", "resourceGroup", "tunnelEdits"),
  unknown("routeTable", "propagate", "payer"),
  {
    crypto: { ...unknown("profile"), ike: unknown("mode"), ipsec: unknown("pfs", "lifetime") },
    bgp: unknown("localAsn"),
  },
  { routing: { cloud: UNKNOWN, site: ["100.64.0.0/10"].slice(1) } },
  { routing: { cloud: [UNKNOWN], site: [] } },
  { routing: { cloud: [], site: UNKNOWN } },
  { keys: { kms: UNKNOWN } },
  { crypto: UNKNOWN_THING, routing: UNKNOWN_THING, bgp: UNKNOWN_THING, keys: UNKNOWN_THING },
  { keys: { kms: unknown("secret", "stage") } },
  { propagate: [UNKNOWN] },
  // another version of the file may know other names, so this check ignores them
  { crypto: { ike: { pfs: "group99" } } },
])("nothing is wrong with %j", (settings) => expect(wrong(settings)).toEqual([]));

test.each<[object, string[]]>([
  [{ network: "pubic" }, ["network: “pubic” is not allowed. Allowed: public, private. Fix: did you mean public?"]],
  [{ bandwidth: "huge" }, ["bandwidth: “huge” is not allowed. Allowed: standard, large."]],
  [{ resourceGroup: "x" }, ["resourceGroup: “x” is not such an id. Allowed: the id of a resource group, rg-…"]],
  [
    { tunnelEdits: "inplace" },
    ["tunnelEdits: “inplace” is not allowed. Allowed: refuse, in-place, replace. Fix: did you mean in-place?"],
  ],
  [{ payer: "me" }, ["payer: “me” is not allowed. Allowed: cen-owner, resource-owner."]],
  [
    { routeTable: "Two Words" },
    [
      "routeTable: “Two Words” is not a route table. Allowed: default, a name of transitRouter.routeTables, or the id of a route table, vtb-…",
    ],
  ],
  [
    { propagate: ["a", "B", "a"] },
    [
      "propagate: a is there twice. Allowed: each route table once.",
      "propagate[1]: “B” is not a route table. Allowed: default, a name of transitRouter.routeTables, or the id of a route table, vtb-…",
    ],
  ],
  [
    { bgp: true },
    [
      "bgp: true is not allowed. Allowed: false, or the ASN of the cloud's end: {localAsn: 64512}. Fix: write {localAsn: ASN} with that ASN.",
    ],
  ],
  [
    { bgp: { localAsn: 0 } },
    ["bgp.localAsn: 0 is not an ASN. Allowed: 1 to 4294967295, plain or dotted (1.10 = 65546)."],
  ],
  [
    { routing: "everything" },
    [
      "routing: “everything” is not allowed. Allowed: destination, or the networks of both sides: {cloud: […], site: […]}.",
    ],
  ],
  [
    { keys: "SecretPsk" },
    [
      "keys: this file must not contain PSKs. Allowed: variable, or {kms: {secret: vpn/{site}/{connection}/{tunnel}}}. Fix: remove it here, replace the PSK if the file was shared, and pass the new one with --var-file.",
    ],
  ],
  [
    { keys: { kms: { secret: "vpn", stage: "" } } },
    [
      "keys.kms.secret: both tunnels would have one PSK. Allowed: a name with {tunnel} in it. Fix: vpn/{site}/{connection}/{tunnel}.",
      "keys.kms.stage: this is no stage of a secret. Allowed: ACSCurrent, ACSPrevious or your own.",
    ],
  ],
])("%j is wrong", (settings, problems) => expect(wrong(settings)).toEqual(problems));

describe("crypto", () => {
  test("settings are judged at their places", () => {
    expect(
      wrong({ crypto: { profile: "stong", ike: { encryption: "aes-256", version: undefined }, ipsec: { pfs: "14" } } }),
    ).toEqual([
      "crypto.profile: “stong” is not allowed. Allowed: strong, compatible. Fix: did you mean strong?",
      "crypto.ike.encryption: aes-256 does not exist. Allowed: aes, aes192, aes256, des, 3des. Fix: write aes256.",
      "crypto.ipsec.pfs: 14 does not exist. Allowed: disabled, group1, group2, group5, group14. Fix: write group14.",
    ]);
    expect(wrong({ crypto: "stong" })).toEqual([
      "crypto: “stong” is not allowed. Allowed: strong, compatible, or settings under ike and ipsec. Fix: did you mean strong?",
    ]);
  });

  test("texts that may be PSKs are not repeated", () => {
    expect(wrong({ crypto: "Swordfish-99" })).toEqual([
      "crypto: this is not allowed. Allowed: strong, compatible, or settings under ike and ipsec.",
    ]);
    expect(wrong({ crypto: { profile: "Swordfish-99", ike: { mode: "Swordfish-99" } } })).toEqual([
      "crypto.profile: this is not allowed. Allowed: strong, compatible.",
      "crypto.ike.mode: this is not allowed. Allowed: main, aggressive.",
    ]);
  });
});

test("both sides of protected flows are judged, but pass for existing objects", () => {
  const settings = { routing: { cloud: [], site: ["10.0.0.0/33", "100.64.0.0/10"] } };
  const refusals = [
    "routing.cloud: the cloud side has no network. Allowed: 0.0.0.0/0 alone on both sides (destination routing), or networks on both sides (protected flows).",
    "routing.site[0]: 10.0.0.0/33 is not an IPv4 network. Allowed: an IPv4 network such as 10.0.0.0/8.",
    "routing.site[1]: 100.64.0.0/10 touches 100.64.0.0/10. Allowed: a network at the site that does not touch 100.64.0.0/10.",
  ];
  expect(wrong(settings)).toEqual(refusals);
  expect(letPass((check) => checkSettings(check.ofWhatRuns(true), settings))).toEqual(refusals);
});

test("another check reports a value that is no list of networks", () => {
  expect(wrong({ routing: {} })).toEqual([]);
  expect(wrong({ routing: { cloud: "10.0.0.0/8", site: "100.64.0.0/10" } })).toEqual([]);
});
