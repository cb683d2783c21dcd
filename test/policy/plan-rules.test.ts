import { type Json, judgeStack, site, stack } from "./fixtures";
import { ATTACHMENT, at, CONNECTION, good } from "./good";
import { act, settled } from "./settled";

const found = (json: Json, rule: string) =>
  judgeStack(json)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ level, message }) => [level, message]);

test("the first attachment on an existing transit router without a CIDR is reported", () => {
  const made = "${alicloud_cen_transit_router.main.transit_router_id}";
  const hub = { resource: { alicloud_cen_transit_router: { main: { cen_id: "cen-abc123" } } } };
  const later = (isNew: boolean, cidr: Json = {}) =>
    found(
      settled(stack(hub, site("shanghai", { transitRouter: made }), { resource: cidr }), (changes) => {
        const router = changes.get("alicloud_cen_transit_router.main")?.change;
        for (const side of [router?.before, router?.after])
          Object.assign(side ?? {}, { transit_router_id: "tr-abc123" });
        const attachment = changes.get(at(ATTACHMENT));
        if (isNew) Object.assign(attachment?.change ?? {}, { actions: ["create"], before: null });
      }),
      "transit-router-cidr-present",
    );
  expect(later(true)).toEqual([["warning", expect.stringContaining("gets its first VPN attachment")]]);
  expect(later(false)).toEqual([]);
  const cidr = { main: { transit_router_id: made, cidr: "10.255.0.0/24" } };
  expect(later(true, { alicloud_cen_transit_router_cidr: cidr })).toEqual([]);
});

test("a connection that is replaced with its attachment is reported once", () => {
  const json = settled(good, (changes) => {
    act(changes.get(at(CONNECTION)), ["delete", "create"], "network_type");
    act(changes.get(at(ATTACHMENT)), ["delete", "create"], "vpn_id");
  });
  expect(judgeStack(json).findings.map(({ rule }) => rule)).toEqual(["connection-replaced"]);
});
