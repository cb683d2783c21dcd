import { type Finding, rules, type Waiver } from "../../../policy";
import { fingerprint } from "../../../policy/fingerprint";
import { excuse } from "../../../policy/waivers/excuse";

const MANY = 2000;
const identity = (index: number) => fingerprint(["weak-crypto", "dev-sites", `${index}`], ["3des"]);
const findings = Array.from(
  { length: MANY },
  (_, index): Finding => ({
    rule: "weak-crypto",
    level: "warning",
    stack: "dev-sites",
    stacks: ["dev-sites"],
    address: `alicloud_vpn_gateway_vpn_attachment.site-${index}__main`,
    constructPath: `dev-sites/site-${index}/main`,
    argument: "tunnels.1.ike.ike_enc_alg",
    fingerprint: identity(index),
    message: "3des",
    allowed: "others",
    fix: "take another one",
  }),
);
const judged = { findings, undecided: [], stacks: [{ name: "dev-sites", kind: "plan" as const }], rules };
const waiver = (where: string, change: Partial<Waiver> = {}): Waiver => ({
  rule: "weak-crypto",
  where,
  reason: "the device is replaced in spring",
  owner: "network-team",
  expires: "2027-03-31",
  ticket: "NET-1",
  ...change,
});
const excused = (waivers: readonly Waiver[], baseline: readonly number[] = []) =>
  excuse(judged, {
    waivers,
    baseline: baseline.map((index) => ({
      fingerprint: identity(index),
      rule: "weak-crypto",
      stack: "dev-sites",
      where: `site-${index}`,
    })),
    longestWaiver: 180,
    today: "2026-11-25",
  });
const each = (where: (index: number) => string) => findings.map((_, index) => waiver(where(index)));

/** With this many of both, comparing every waiver with every finding would take minutes. */
const ENOUGH = 5000;

test.each([
  ["by address", each((index) => `dev-sites/alicloud_vpn_gateway_vpn_attachment.site-${index}__main`)],
  ["by construct", each((index) => `dev-sites/site-${index}/main`)],
  ["with what is in them", each((index) => `dev-sites/site-${index}/**`)],
  ["wherever they are", each((index) => `**/site-${index}/main`)],
  ["by a part of the address", each((index) => `dev-sites/*.site-${index}__*`)],
  ["all alike", each(() => "**")],
])("thousands of waivers excuse thousands of findings, %s", (_, waivers) => {
  const began = performance.now();
  const outcome = excused(waivers);
  expect(performance.now() - began).toBeLessThan(ENOUGH);
  expect(outcome.filter(({ waived }) => waived)).toHaveLength(MANY);
  expect(outcome).toHaveLength(MANY);
});

test("comparing thousands of entries of a baseline with thousands of findings is fast", () => {
  const began = performance.now();
  const outcome = excused(
    [],
    Array.from({ length: 2 * MANY }, (_, index) => index),
  );
  expect(performance.now() - began).toBeLessThan(ENOUGH);
  expect(outcome.filter(({ waived }) => waived)).toHaveLength(MANY);
  expect(outcome.filter(({ rule }) => rule === "baseline-stale")).toHaveLength(MANY);
});

test("of several waivers for one finding, the first valid one excuses it", () => {
  const tickets = (waivers: readonly Waiver[]) =>
    excused(waivers).find(({ fingerprint }) => fingerprint === identity(7))?.waived?.ticket;
  const [wide, narrow, late] = [
    waiver("**", { ticket: "wide" }),
    waiver("dev-sites/site-7/main", { ticket: "narrow" }),
    waiver("dev-sites/**", { ticket: "late", expires: "2026-11-24" }),
  ];
  expect(tickets([wide, narrow, late])).toBe("wide");
  expect(tickets([late, narrow, wide])).toBe("narrow");
  expect(tickets([late, waiver("dev-sites/**", { ticket: "again" }), wide])).toBe("again");
  expect(tickets([late])).toBeUndefined();
});
