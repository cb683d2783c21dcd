import { type Json, type JsonValue, judgeStack, patch } from "./fixtures";
import { at, CONNECTION, good, TUNNEL_2 } from "./good";
import { planOfChange } from "./plan-of-change";
import type { Changed } from "./settled";

// An imported object already runs: rules may advise on it, but refuse nothing that the cloud has accepted.

const REGION = [{ region: "cn-hangzhou" }];
/** A connection with a reserved inside CIDR, and a name that the cloud would refuse for a new connection. */
const odd = patch(
  patch({ ...good, provider: { alicloud: REGION } }, `${CONNECTION}/vpn_attachment_name`, "https://wiki.example.com"),
  `${TUNNEL_2}/tunnel_bgp_config`,
  { local_asn: 64512, tunnel_cidr: "169.254.6.0/30", local_bgp_ip: "169.254.6.1" },
);
const imported = (json: Json) => ({ ...json, import: [{ to: at(CONNECTION), id: "vco-abc123" }] });

/** The plan that imports the connection; `actions` are its other changes. */
function planned(actions: readonly string[], after = odd): Json {
  const plan = planOfChange(odd, after);
  for (const { address, change } of plan.resource_changes as Changed[])
    if (address === at(CONNECTION))
      Object.assign(change, {
        actions,
        importing: { id: "vco-abc123" },
        before: after === odd ? change.after : change.before,
      });
  return plan;
}

const levels = (json: Json) =>
  judgeStack(json)
    .findings.filter(({ rule }) => ["names", "inside-cidr"].includes(rule))
    .map(({ rule, level }) => [rule, level]);
const all = (level: string) => [
  ["inside-cidr", level],
  ["names", level],
];

test("an error at an unchanged import becomes a warning, even for what the cloud would refuse", () => {
  expect(levels(odd)).toEqual(all("error"));
  expect(levels(imported(odd))).toEqual(all("warning"));
  expect(levels(planned(["no-op"]))).toEqual(all("warning"));
  // the plan counts as an update because PSKs become sensitive in the state
  expect(levels(planned(["update"]))).toEqual(all("warning"));
});

test("an import that changes its object may be refused", () => {
  const renamed = patch(odd, `${CONNECTION}/vpn_attachment_name`, "http://wiki.example.com");
  expect(levels(planned(["update"], renamed))).toEqual(all("error"));
});

test("an existing object without an import keeps its errors", () => {
  expect(levels(planOfChange(odd, odd))).toEqual(all("error"));
});

test("an object beside an import keeps its errors", () => {
  const other = { ...odd, import: [{ to: at(CONNECTION.replace("shanghai", "chengdu")), id: "vco-def456" }] };
  expect(levels(other)).toEqual(all("error"));
});

test("a literal PSK of an imported object stays an error", () => {
  const literal: JsonValue = "PLANTED-a-key-in-the-text";
  const json = imported(patch(good, `${TUNNEL_2}/tunnel_ike_config/psk`, literal));
  expect(judgeStack(json).findings).toMatchObject([{ rule: "no-literal-key", level: "error" }]);
});
