import { count, type Naming } from "../../../policy/quota/count";
import { eachThingOnce, type Key, type Member, sum } from "../../../policy/quota/group";
import { member, members } from "./members";

/** The count for each key. */
function counted(all: readonly Member[], { isWhole = () => true, ...naming }: Naming & Partial<Whole> = {}) {
  const { groups, open, largestOpen } = count(all, isWhole, naming);
  const used = Object.fromEntries(groups.map(({ key, used: { min, max } }) => [key.join(" to "), [min, max]]));
  return { used, open: open.length, largestOpen };
}
interface Whole {
  isWhole(key: Key): boolean;
}

test("members are counted by key", () => {
  expect(counted([...members(2, "a"), ...members(1, "b")])).toEqual({
    used: { a: [2, 2], b: [1, 1] },
    open: 0,
    largestOpen: 0,
  });
});

test("keys are distinguished by all of their parts", () => {
  const { used } = counted([...members(2, "a", "x"), ...members(1, "a", "y"), ...members(3, "a")]);
  expect(used).toEqual({ "a to x": [2, 2], "a to y": [1, 1], a: [3, 3] });
});

test("a resource with an unknown number of instances makes a range", () => {
  const { used } = counted([member(["a"], { min: 0, max: 4 }), member(["a"], { min: 2, max: 2 })]);
  expect(used).toEqual({ a: [2, 6] });
});

test("a member without a known group may be in each group, or in one of its own", () => {
  expect(counted([...members(2, "a"), ...members(1, "b"), ...members(3, undefined)])).toEqual({
    used: { a: [2, 5], b: [1, 4] },
    open: 3,
    largestOpen: 3,
  });
});

test("a member with a partly known key is only in groups with that part", () => {
  const { used, largestOpen } = counted([
    member(["a", "x"]),
    member(["b", "x"]),
    member(["a", undefined]),
    member(["b", undefined]),
    member(["b", undefined]),
  ]);
  expect(used).toEqual({ "a to x": [1, 2], "b to x": [1, 3] });
  expect(largestOpen).toBe(2);
});

test("a key with possible members elsewhere has no bound", () => {
  const isWhole = ([name]: Key) => name === "a";
  expect(counted([...members(1, "a"), ...members(1, "b")], { isWhole })).toEqual({
    used: { a: [1, 1], b: [1, Number.POSITIVE_INFINITY] },
    open: 0,
    largestOpen: 0,
  });
  expect(counted(members(1, undefined), { isWhole }).largestOpen).toBe(Number.POSITIVE_INFINITY);
});

test("a name that may equal any other counts for all", () => {
  const isOpen = (name: string) => name.startsWith("data.");
  const { used } = counted([...members(30, "tr-1"), ...members(21, "data.x"), ...members(5, "tr-2")], { isOpen });
  expect(used).toEqual({ "tr-1": [30, 51], "data.x": [21, 56], "tr-2": [5, 26] });
});

test("of two names that may be equal, each adds the larger other group", () => {
  const mayBeOne = (one: string, other: string) => one.startsWith("made") !== other.startsWith("made");
  const { used } = counted([...members(30, "made"), ...members(10, "tr-1"), ...members(20, "tr-2")], { mayBeOne });
  expect(used).toEqual({ made: [30, 50], "tr-1": [10, 40], "tr-2": [20, 50] });
  const { groups } = count([...members(1, "made"), ...members(2, "tr-1"), ...members(4, "made-2")], () => true, {
    mayBeOne,
  });
  expect(groups.map(({ twin }) => twin)).toEqual([
    { name: "tr-1", used: 2 },
    { name: "made-2", used: 4 },
    { name: "tr-1", used: 2 },
  ]);
});

test("two names that may be equal combine only with equal other parts of their keys", () => {
  const { used } = counted([...members(3, "made", "x"), ...members(5, "tr-1", "y"), ...members(1, "tr-2", "x")], {
    mayBeOne: (one, other) => one !== other,
  });
  expect(used).toEqual({ "made to x": [3, 4], "tr-1 to y": [5, 5], "tr-2 to x": [1, 4] });
});

test("no members make no groups", () => {
  expect(counted([])).toEqual({ used: {}, open: 0, largestOpen: 0 });
});

test("an object of the cloud counts once, whatever names it", () => {
  const named = (stack: string, address: string, id?: string, type = "alicloud_vpn_customer_gateway") => ({
    key: ["a"],
    resource: { stack, address, mode: "managed", type, id, instances: { min: 1, max: 1 } },
  });
  const all = [
    named("a", "x", "cgw-1"),
    named("b", "x", "cgw-1"),
    named("a", "y", "cgw-1"),
    named("a", "z", "cgw-2"),
    named("a", "x", "cgw-1"),
    named("b", "new"),
    named("c", "new"),
    named("b", "x", "cgw-1", "alicloud_vpn_gateway"),
  ];
  expect(eachThingOnce(all)).toEqual([all[0], all[3], all[4], all[5], all[6], all[7]]);
});

test("a sum adds the minima, or the maxima", () => {
  const some = [member(["a"], { min: 0, max: 3 }), member(["a"], { min: 2, max: 2 })];
  expect([sum(some, "min"), sum(some, "max"), sum([], "max")]).toEqual([2, 5, 0]);
});
