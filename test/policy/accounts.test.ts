import { type Json, type JsonValue, judgeStack, patch, resources, site, stack, UNKNOWN, verdict } from "./fixtures";
import { planOf } from "./plan-of";
import { settled } from "./settled";

// A connection, its transit router and its customer gateways in several regions or accounts.

const ROUTER = "resource/alicloud_cen_transit_router/main";
const CIDR = "resource/alicloud_cen_transit_router_cidr/main";
const ATTACHMENT = "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main";
const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
const MADE = "${alicloud_cen_transit_router.main.transit_router_id}";
const BY_CIDR = "${alicloud_cen_transit_router_cidr.main.transit_router_id}";

const found = (json: Json, rule: string) =>
  judgeStack(json)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ address, argument, message }) => [address, argument, message]);
const changes = (json: Json, values: Readonly<Record<string, JsonValue>>): Json =>
  Object.entries(values).reduce((changed, [path, value]) => patch(changed, path, value), json);

describe("a transit router that a stack makes", () => {
  const hub = stack(
    { provider: { alicloud: [{ region: "cn-hangzhou" }, { alias: "far", region: "cn-beijing" }] } },
    resources({
      alicloud_cen_transit_router: { main: { cen_id: "cen-abc123" } },
      alicloud_cen_transit_router_cidr: { main: { transit_router_id: MADE, cidr: "10.255.0.0/24" } },
    }),
    site("shanghai", { transitRouter: BY_CIDR }),
  );
  const far = (...paths: readonly string[]) => changes(hub, Object.fromEntries(paths.map((path) => [path, FAR])));
  const FAR = "alicloud.far";
  const at = (type: string, name: string) => [
    `${type}.${name}`,
    "transit_router_id",
    `alicloud_cen_transit_router.main is in cn-beijing, but ${type}.${name} is in cn-hangzhou`,
  ];

  test("is in the region of what is on it", () => {
    expect(found(hub, "same-region")).toEqual([]);
    const both = [at("alicloud_cen_transit_router_cidr", "main"), at(ATTACHMENT.split("/")[1] ?? "", "shanghai__main")];
    const alone = far(`${ROUTER}/provider`);
    expect([alone, planOf(alone)].map((json) => found(json, "same-region"))).toEqual([both, both]);
    // with its CIDR, by which the attachment names it
    expect(found(far(`${ROUTER}/provider`, `${CIDR}/provider`), "same-region")).toEqual(both.slice(1));
  });

  test("is left open where another one may be meant, unless all are in one region", () => {
    const open = (json: Json) =>
      verdict(
        judgeStack(patch(json, `${ATTACHMENT}/transit_router_id`, UNKNOWN)),
        "same-region",
        ATTACHMENT.split("/").slice(1).join("."),
      );
    expect(open(far(`${ROUTER}/provider`))).toBe("undecided");
    expect(open(hub)).toBe("pass");
  });

  test("is where it is when it is there already", () => {
    expect(found(settled(far(`${ROUTER}/provider`)), "same-region")).toEqual([]);
  });
});

describe("an Express Connect line that names its CEN instance alone", () => {
  const RULE = "private-over-vbr";
  const line = (cen: JsonValue): Json => ({
    alicloud_cen_transit_router_vbr_attachment: { line: { vbr_id: "vbr-1", cen_id: cen } },
  });
  const over = (made: Json, provider: Json = { region: "cn-hangzhou" }) =>
    stack(
      { provider: { alicloud: [provider] } },
      resources({
        alicloud_cen_instance: { main: {} },
        alicloud_cen_transit_router: { main: { cen_id: CEN } },
        ...made,
      }),
      patch(site("shanghai", { transitRouter: MADE }), `${CONNECTION}/network_type`, "private"),
    );
  const CEN = "${alicloud_cen_instance.main.id}";
  const judged = (json: Json) => [json, planOf(json)].map((one) => verdict(judgeStack(one), RULE));

  test("is on the transit router of its region", () => {
    expect(judged(over({}))).toEqual(["fail", "fail"]);
    expect(judged(over(line(CEN)))).toEqual(["pass", "pass"]);
  });

  test("may be on another one while its instance is not known", () => {
    expect(judged(over(line(UNKNOWN)))).toEqual(["undecided", "undecided"]);
    expect(judged(over(line("cen-abc123")))).toEqual(["undecided", "undecided"]);
    expect(judged(over(line(CEN), {}))).toEqual(["undecided", "undecided"]);
  });
});
