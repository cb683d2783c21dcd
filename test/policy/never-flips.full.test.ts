import { ONE } from "../../graph/terraform/interval";
import { ABSENT } from "../../graph/terraform/node";
import type { Judgement } from "../../policy";
import { count } from "../../policy/quota/count";
import type { Member } from "../../policy/quota/group";
import fc from "../setup/properties";
import { allCases } from "./all-cases";
import { type Json, type JsonValue, judgeStack, patch, UNKNOWN } from "./fixtures";
import { muchWrong, VPN_ID } from "./much-wrong";
import { inHcl, planOf } from "./plan-of";

/** How many values become unknown, at most. */
const MOST_BLURRED = 4;
/** Small stacks; counting has a property test of its own below. */
const known = allCases().filter(({ outcome }) => outcome !== "undecided");
const fixtures = known.filter(
  ({ json, isPlanned }) => isPlanned && paths(json).length >= MOST_BLURRED && paths(json).length < 400,
);
/** A stack with other faults than the rules' own cases. */
const devices = { "203.0.113.10": { behindNat: true, pinsCloudId: true } };
const mixed = [muchWrong, patch(muchWrong, VPN_ID, "${alicloud_vpn_customer_gateway.dotted.id}")].map((json) => ({
  json,
  options: { transit: ["VBR" as const], devices },
}));
/** Rules whose verdict is about a group, which has no single address. */
const groups = [
  "cidrs-per-transit-router",
  "customer-gateways-per-region",
  "described-once",
  "load-balancing-mix",
  "route-map-priorities-distinct",
  "static-route-patience",
  "static-routes-apart",
  "transit-asns-distinct",
  "transit-permitted",
  "customer-gateways-distinct",
  "ecmp-paths",
  "inside-cidrs-per-customer-gateway",
  "inside-cidrs-per-vpn-gateway",
  "transit-routers-per-connection",
  "vpn-attachments-per-transit-router",
];

test("a verdict stays the same with less knowledge, or becomes undecided", () => {
  const missing = fc.constantFrom([], ["environments/prod.yaml"]);
  const changes = fc
    .oneof({ arbitrary: fc.constantFrom(...fixtures), weight: 4 }, fc.constantFrom(...mixed))
    .chain(({ json, options }) =>
      fc.tuple(
        fc.constant({ json, options }),
        fc.subarray(paths(json), { maxLength: MOST_BLURRED }),
        fc.boolean(),
        missing,
      ),
    );
  fc.assert(
    fc.property(changes, ([{ json, options: ruleOptions }, open, asPlan, missing]) => {
      const blurred = open.reduce((known, path) => (has(known, path) ? patch(known, path, UNKNOWN) : known), json);
      const judged = (stack: Json, options = {}) =>
        statuses(judgeStack(asPlan ? planOf(stack) : stack, { ruleOptions, ...options }));
      const [before, after] = [judged(json), judged(blurred, { missing })];
      expect(flips(before, after)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("a plan in HCL does not contradict the same plan in JSON syntax", () => {
  const plans = [
    ...fixtures.map(({ json, options }) => ({ json: planOf(json), options })),
    ...known.filter(({ json }) => "resource_changes" in json),
  ];
  for (const { json, options: ruleOptions } of plans) {
    const [exact, hcl] = [json, inHcl(json)].map((plan) => statuses(judgeStack(plan, { ruleOptions })));
    expect(flips(exact as Statuses, hcl as Statuses)).toEqual([]);
  }
});

test("a count stays true when more becomes known", () => {
  const part = fc.constantFrom("a", "b", "c");
  const known = fc.array(fc.tuple(part, part, fc.boolean(), fc.boolean()), { maxLength: 12 });
  fc.assert(
    fc.property(known, (members) => {
      const exact = count(
        members.map(([one, two]) => member([one, two])),
        () => true,
      );
      const blurred = count(
        members.map(([one, two, hide, hideToo]) => member([hide ? undefined : one, hideToo ? undefined : two])),
        () => true,
      );
      for (const { key, used } of exact.groups) {
        const group = blurred.groups.find((other) => other.key.join() === key.join());
        expect(group?.used.min ?? 0).toBeLessThanOrEqual(used.min);
        expect(group?.used.max ?? blurred.largestOpen).toBeGreaterThanOrEqual(used.max);
      }
    }),
  );
});

function member(key: Member["key"]): Member {
  const resource = {
    stack: "a",
    mode: "managed",
    type: "b",
    name: "c",
    address: "b.c",
    provider: "b",
    instances: ONE,
    arguments: ABSENT,
  } as const;
  return { resource, key };
}

type Statuses = ReadonlyMap<string, "fail" | "undecided">;

/** The status of each rule at each resource, or of a rule alone if it judges groups; a missing status means that the rule passes. */
function statuses({ findings, undecided }: Judgement): Statuses {
  const place = ({ rule, address = "" }: { rule: string; address?: string }) =>
    groups.includes(rule) ? rule : `${rule} at ${address}`;
  return new Map([
    ...undecided.map((open) => [place(open), "undecided"] as const),
    ...findings.map((finding) => [place(finding), "fail"] as const),
  ]);
}

function flips(before: Statuses, after: Statuses): readonly string[] {
  const absolved = [...before].filter(([place, status]) => status === "fail" && !after.has(place));
  const condemned = [...after].filter(([place, status]) => status === "fail" && !before.has(place));
  return [...absolved, ...condemned].map(([place]) => place);
}

/** Paths of all arguments and blocks of all resources. */
function paths(json: Json): string[] {
  return Object.entries(json.resource as Json).flatMap(([type, named]) =>
    Object.entries(named as Json).flatMap(([name, body]) => inside(body as Json, `resource/${type}/${name}`)),
  );
}

function inside(value: JsonValue | undefined, path: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return (
    Object.entries(value)
      // these are never unknown: whether there is a PSK, dependencies, the provider configuration
      .filter(([key]) => !["//", "depends_on", "lifecycle", "provider", "psk"].includes(key))
      .flatMap(([key, item]) => [`${path}/${key}`, ...inside(item, `${path}/${key}`)])
  );
}

function has(json: Json, path: string): boolean {
  let here: unknown = json;
  for (const key of path.split("/")) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return false;
    here = (here as Json)[key];
  }
  return true;
}
