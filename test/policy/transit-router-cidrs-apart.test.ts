import { judge, readStacks } from "../../policy";
import { IN_HANGZHOU, type Json, resources, stack, UNKNOWN } from "./fixtures";
import { planOf } from "./plan-of";

const RULE = "transit-router-cidrs-apart";

/** A transit router with a CIDR, in the CEN instance of that id, or in one that is made. */
const hub = (cen?: string): Json =>
  stack(
    resources({
      alicloud_cen_transit_router: { main: { cen_id: cen ?? "${alicloud_cen_instance.main.id}" } },
      alicloud_cen_transit_router_cidr: {
        main: { transit_router_id: "${alicloud_cen_transit_router.main.transit_router_id}", cidr: "10.255.0.0/24" },
      },
    }),
    cen === undefined ? resources({ alicloud_cen_instance: { main: {} } }) : {},
  );

const judged = (one: Json, other: Json) =>
  judge(
    readStacks([
      { name: "dev-hub", json: one },
      { name: "prod-hub", json: other },
    ]),
  );
const found = (one: Json, other: Json) =>
  judged(one, other)
    .findings.filter(({ rule }) => rule === RULE)
    .map(({ message }) => message);
const open = (one: Json, other: Json) => judged(one, other).undecided.filter(({ rule }) => rule === RULE);

test("CEN instances of their own share nothing: the same CIDR in both is fine", () => {
  for (const [one, other] of [
    [hub(), hub()],
    [hub("cen-abc123"), hub("cen-def456")],
    [planOf(hub()), planOf(hub())],
  ] as const)
    expect([found(one, other), open(one, other)]).toEqual([[], []]);
});

test("in one CEN instance it is not, and the message says in which stack the other is", () => {
  expect(found(hub("cen-abc123"), hub("cen-abc123"))).toEqual([
    "10.255.0.0/24 overlaps 10.255.0.0/24, a CIDR of a transit router: alicloud_cen_transit_router_cidr.main in dev-hub",
  ]);
});

test("where the instance is not known, it is left open, and so is one that is made beside one with an id", () => {
  for (const other of [UNKNOWN, "cen-abc123"]) {
    expect(found(hub(), hub(other))).toEqual([]);
    expect(open(hub(), hub(other))).toHaveLength(1);
  }
});

test("a block of a VPC in the instance overlaps none, whether a vSwitch has that part or not", () => {
  const vpc = (cen: string, block: string): Json =>
    resources({
      alicloud_vpc: { app: { cidr_block: block } },
      alicloud_vswitch: { a: { vpc_id: "${alicloud_vpc.app.id}", cidr_block: block } },
      alicloud_cen_transit_router_vpc_attachment: { app: { vpc_id: "${alicloud_vpc.app.id}", cen_id: cen } },
    });
  const told = (cen: string, block: string) => {
    const { findings, undecided } = judge(
      readStacks({
        name: "hub",
        json: stack(IN_HANGZHOU, hub("cen-abc123"), vpc(cen, block)),
      }),
    );
    return [...findings, ...undecided]
      .filter(({ rule }) => rule === RULE)
      .map(({ address, message }) => [address, message]);
  };
  const clash = "10.0.0.0/8 overlaps 10.255.0.0/24, a CIDR of a transit router: alicloud_cen_transit_router_cidr.main";
  expect(told("cen-abc123", "10.0.0.0/8")).toEqual([["alicloud_vpc.app", clash]]);
  expect(told("cen-abc123", "10.1.0.0/16")).toEqual([]);
  expect(told("cen-def456", "10.0.0.0/8")).toEqual([]);
  expect(told("cen-abc123", UNKNOWN)).toHaveLength(1);
});
