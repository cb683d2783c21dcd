import type { Group } from "../../../policy/quota/count";
import { type Nature, twinsAmong } from "../../../policy/quota/twins";
import fc from "../../setup/properties";

const group = (name: string, max: number, ...rest: string[]): Group => ({
  key: [name, ...rest],
  members: [],
  used: { min: 0, max },
});
/** By name: what a stack makes is `made…`, of another nature is what the rest says. */
const natures =
  (facts: Readonly<Record<string, Nature["facts"]>>) =>
  (name: string): Nature | undefined =>
    facts[name] && { isMade: name.startsWith("made"), facts: facts[name] };

test("what a stack makes may be the largest of those that others name by their ids", () => {
  const groups = [group("made", 3), group("tr-1", 5), group("tr-2", 9)];
  const twinOf = twinsAmong(groups, natures({ made: [], "tr-1": [], "tr-2": [] }));
  expect(groups.map(twinOf)).toEqual([
    { name: "tr-2", used: 9 },
    { name: "made", used: 3 },
    { name: "made", used: 3 },
  ]);
});

test("where no stack makes any, none has a twin, nor have those of which nothing is known", () => {
  const groups = [group("tr-1", 5), group("tr-2", 9)];
  expect(groups.map(twinsAmong(groups, natures({ "tr-1": [], "tr-2": [] })))).toEqual([undefined, undefined]);
  const one = [group("made", 3), group("data", 9)];
  expect(one.map(twinsAmong(one, natures({ made: [] })))).toEqual([undefined, undefined]);
});

test("two that stacks make are not one", () => {
  const groups = [group("made-a", 3), group("made-b", 5)];
  expect(groups.map(twinsAmong(groups, natures({ "made-a": [], "made-b": [] })))).toEqual([undefined, undefined]);
});

test("facts that differ tell two apart, those that are not known do not", () => {
  const groups = [group("made", 3), group("tr-1", 5), group("tr-2", 4), group("tr-3", 1)];
  const twinOf = twinsAmong(
    groups,
    natures({ made: ["here", "x"], "tr-1": ["there", "x"], "tr-2": [undefined, "x"], "tr-3": ["here", undefined] }),
  );
  expect(groups.map((one) => twinOf(one)?.name)).toEqual(["tr-2", undefined, "made", "made"]);
});

test("other parts of a key are to be the same", () => {
  const groups = [group("made", 3, "10.1.0.0/16"), group("tr-1", 5, "10.2.0.0/16"), group("tr-2", 1, "10.1.0.0/16")];
  const twinOf = twinsAmong(groups, natures({ made: [], "tr-1": [], "tr-2": [] }));
  expect(groups.map((one) => twinOf(one)?.name)).toEqual(["tr-2", undefined, "made"]);
});

test("it is the same as comparing every group with every other", () => {
  const fact = fc.constantFrom("x", "y", undefined);
  const some = fc.array(fc.record({ isMade: fc.boolean(), facts: fc.tuple(fact, fact), used: fc.nat(9) }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(some, (all) => {
      const groups = all.map(({ isMade, used }, index) => group(`${isMade ? "made" : "tr"}-${index}`, used));
      const twinOf = twinsAmong(
        groups,
        natures(Object.fromEntries(all.map(({ facts }, n) => [groups[n]?.key[0], facts]))),
      );
      for (const [index, own] of all.entries()) {
        const alike = all.filter(
          ({ isMade, facts }) =>
            isMade !== own.isMade &&
            facts.every(
              (value, place) => value === undefined || own.facts[place] === undefined || value === own.facts[place],
            ),
        );
        const most = alike.reduce((largest, { used }) => Math.max(largest, used), 0);
        expect(twinOf(groups[index] as Group)?.used ?? 0).toBe(most);
      }
    }),
  );
});
