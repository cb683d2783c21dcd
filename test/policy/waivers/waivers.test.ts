import {
  type Judgement,
  type JudgeOptions,
  judge,
  type Level,
  readStacks,
  rules,
  standing,
  verdictOf,
  type Waiver,
} from "../../../policy";
import { Pattern, placesOf } from "../../../policy/waivers/pattern";
import { type Json, patch, site, stack, UNKNOWN } from "../fixtures";

const CONNECTION = "alicloud_vpn_gateway_vpn_attachment/shanghai__main";
const TUNNEL = `resource/${CONNECTION}/tunnel_options_specification/1`;
/** A warning, and an error that can be waived. */
const weak = patch(site("shanghai"), `${TUNNEL}/tunnel_ike_config/ike_enc_alg`, "des");
const idle = patch(weak, "resource/alicloud_cen_transit_router_route_table_association/shanghai__main", undefined);
const today = "2026-11-25";

const waiver = (change: Partial<Waiver> = {}): Waiver => ({
  rule: "weak-crypto",
  where: "dev-sites/**",
  reason: "the device is replaced in spring",
  owner: "network-team",
  expires: "2027-03-31",
  ticket: "NET-1",
  source: "waivers.yaml:2:5",
  ...change,
});

const judged = (json: Json, options: JudgeOptions = {}) =>
  judge(readStacks({ name: "dev-sites", json }), { today, ...options });
const reported = ({ findings }: Judgement) => findings.filter(({ rule }) => /^(waiver|baseline)-/.test(rule));
const waivedRules = ({ findings }: Judgement) => findings.filter(({ waived }) => waived).map(({ rule }) => rule);

describe("a waiver", () => {
  test("excuses its findings, which stay in the judgement and fail nothing", () => {
    const judgement = judged(weak, { waivers: [waiver()], failOn: "warning" });
    expect(verdictOf(judged(weak, { failOn: "warning" }))).toBe("fail");
    expect(verdictOf(judgement)).toBe("pass");
    expect(judgement.findings).toMatchObject([
      {
        rule: "weak-crypto",
        waived: {
          by: "waiver",
          owner: "network-team",
          expires: "2027-03-31",
          ticket: "NET-1",
          source: "waivers.yaml:2:5",
        },
      },
    ]);
  });

  test.each([
    ["dev-sites/shanghai/main", true],
    ["dev-sites/shanghai/*", true],
    ["*/shanghai/**", true],
    ["**/main", true],
    ["dev-sites/alicloud_vpn_gateway_vpn_attachment.shanghai__main", true],
    ["dev-sites/*.shanghai__*", true],
    ["dev-sites/*", true],
    ["dev-sites/*/*/attachment", false],
    ["dev-sites/shanghai", false],
    ["prod-sites/**", false],
    ["dev-sites/shanghai/mai.", false],
  ])("%s means the connection: %s", (where, matches) => {
    expect(waivedRules(judged(weak, { waivers: [waiver({ where })] }))).toEqual(matches ? ["weak-crypto"] : []);
  });

  test.each([
    ["s/alicloud_vpn_gateway_vco_route.r*", true],
    ["s/alicloud_vpn_gateway_vco_route.r[*]", true],
    ["s/*", true],
    ['s/*.r["10.9.0.0/16"]', true],
    ['s/*.r["10.9.*/16"]', true],
    ['s/*.r["10.9.*', true],
    ['s/*.r["10.9.0.0/*', true],
    ['s/*.r["10.9.0.0/**', true],
    ["s/**", true],
    ['s/*.r["10.8.*"]', false],
    ["s/*/*", false],
    ["*.r*", false],
  ])("%s means a route by the key of its network: %s", (where, matches) => {
    const address = 'alicloud_vpn_gateway_vco_route.r["10.9.0.0/16"]';
    const pattern = new Pattern(where);
    expect(placesOf({ stack: "s", stacks: ["s"], address }).some((place) => pattern.means(place))).toBe(matches);
  });

  test.each([
    ["2026-11-24", "waiver-expired", "error", []],
    ["2026-11-25", "waiver-ends-soon", "warning", ["weak-crypto"]],
    ["2026-12-09", "waiver-ends-soon", "warning", ["weak-crypto"]],
    ["2027-05-25", "waiver-too-long", "error", []],
  ] as const)("that ends on %s is reported by %s", (expires, rule, level, excused) => {
    const judgement = judged(weak, { waivers: [waiver({ expires })] });
    expect(reported(judgement)).toMatchObject([{ rule, level, source: "waivers.yaml:2:5", stack: "dev-sites" }]);
    expect(waivedRules(judgement)).toEqual(excused);
  });

  test.each(["2026-12-10", "2027-05-24"])("that ends on %s is not reported", (expires) => {
    expect(reported(judged(weak, { waivers: [waiver({ expires })] }))).toEqual([]);
  });

  test("may last as long as the project allows", () => {
    expect(reported(judged(weak, { waivers: [waiver()], longestWaiver: 30 }))).toMatchObject([
      { rule: "waiver-too-long" },
    ]);
  });

  test("without a finding is reported, unless the check is undecided or the stack is missing", () => {
    const unused = (json: Json, change?: Partial<Waiver>) => reported(judged(json, { waivers: [waiver(change)] }));
    expect(unused(site("shanghai"))).toMatchObject([{ rule: "waiver-unused", level: "warning" }]);
    expect(unused(site("shanghai"), { where: "prod-sites/**" })).toEqual([]);
    expect(unused(patch(weak, `${TUNNEL}/tunnel_ike_config/ike_enc_alg`, UNKNOWN))).toEqual([]);
  });

  test("does not excuse what the cloud always refuses", () => {
    const refused = patch(site("shanghai"), `${TUNNEL}/tunnel_bgp_config/tunnel_cidr`, "169.254.169.252/30");
    const judgement = judged(refused, { waivers: [waiver({ rule: "inside-cidr" })] });
    expect(waivedRules(judgement)).toEqual([]);
    expect(reported(judgement)).toMatchObject([{ rule: "waiver-refused", level: "error" }]);
    // a later finding does not make such a waiver valid
    const ahead = (rule: string) => reported(judged(site("shanghai"), { waivers: [waiver({ rule })] }));
    expect(ahead("inside-cidr")).toMatchObject([{ rule: "waiver-refused" }]);
    expect(ahead("vpn-attachments-per-transit-router")).toMatchObject([{ rule: "waiver-unused" }]);
  });

  test("may be written in a stack, unless a part is missing", () => {
    const bring = (waivers: object[]) =>
      judged(stack(weak, { "//": { cenvpn: { waivers } } } as unknown as Json), { failOn: "warning" });
    expect(waivedRules(bring([waiver()]))).toEqual(["weak-crypto"]);
    for (const lack of ["reason", "owner", "expires", "ticket"] as const)
      expect(waivedRules(bring([waiver({ [lack]: lack === "expires" ? "soon" : "" })]))).toEqual([]);
  });
});

describe("a level", () => {
  const levelOf = (json: Json, rule: string, level: Level | "off") =>
    judged(json, { levels: { [rule]: level } }).findings.find((finding) => finding.rule === rule)?.level;

  test("may be set by the project", () => {
    expect(levelOf(weak, "weak-crypto", "error")).toBe("error");
    expect(levelOf(weak, "weak-crypto", "off")).toBeUndefined();
    expect(levelOf(idle, "association-present", "error")).toBe("error");
  });

  test("of what the cloud always refuses cannot change", () => {
    const refused = rules.filter(({ refusedByCloud }) => refusedByCloud).map(({ id }) => id);
    expect(refused).toEqual(expect.arrayContaining(["inside-cidr", "vpn-attachments-per-transit-router"]));
    const broken = patch(site("shanghai"), `${TUNNEL}/tunnel_bgp_config/tunnel_cidr`, "169.254.169.252/30");
    expect(levelOf(broken, "inside-cidr", "off")).toBe("error");
  });
});

describe("the baseline", () => {
  const entryOf = (judgement: Judgement) =>
    judgement.findings.map(({ fingerprint, rule, stack }) => ({ fingerprint, rule, stack, where: "here" }));

  test("excuses old findings, and no new ones", () => {
    const baseline = entryOf(judged(weak));
    const judgement = judged(idle, { baseline });
    expect(waivedRules(judgement)).toEqual(["weak-crypto"]);
    expect(standing(judgement.findings).map(({ rule }) => rule)).toEqual(["association-present"]);
  });

  test("excuses neither another fault of a tunnel nor another value of an argument", () => {
    const baseline = entryOf(judged(weak));
    const more = patch(weak, `${TUNNEL}/tunnel_ipsec_config/ipsec_auth_alg`, "md5");
    expect(standing(judged(more, { baseline }).findings)).toMatchObject([
      { rule: "weak-crypto", argument: "tunnels.2.ipsec.ipsec_auth_alg" },
    ]);
    const other = patch(site("shanghai"), `${TUNNEL}/tunnel_ike_config/ike_enc_alg`, "3des");
    expect(
      standing(judged(other, { baseline }).findings)
        .map(({ rule }) => rule)
        .toSorted(),
    ).toEqual(["baseline-stale", "weak-crypto"]);
  });

  test("recognizes its findings, even after new ones", () => {
    const worse = patch(weak, `${TUNNEL}/tunnel_ike_config/ike_version`, "ikev1");
    const judgement = judged(worse, { baseline: entryOf(judged(weak)) });
    expect(reported(judgement)).toEqual([]);
    expect(judgement.findings.map(({ waived, argument }) => [waived?.by, argument])).toEqual([
      ["baseline", "tunnels.2.ike.ike_enc_alg"],
      [undefined, "tunnels.2.ike.ike_version"],
    ]);
  });

  test("is not stale if it is unknown what exists", () => {
    const open = patch(weak, `${TUNNEL}/tunnel_ike_config/ike_enc_alg`, UNKNOWN);
    expect(reported(judged(open, { baseline: entryOf(judged(weak)) }))).toEqual([]);
  });

  test("with a fixed finding is reported, for judged stacks", () => {
    const baseline = entryOf(judged(weak));
    expect(reported(judged(site("shanghai"), { baseline }))).toMatchObject([
      { rule: "baseline-stale", level: "warning" },
    ]);
    expect(reported(judge(readStacks({ name: "other", json: site("shanghai") }), { baseline, today }))).toEqual([]);
  });
});
