import { possibleAmong } from "../../../policy/quota/possible";
import fc from "../../setup/properties";
import { member, members } from "./members";

const isOpen = (name: string) => name.startsWith("data.");

test("members match a key in the parts that both know", () => {
  const possible = possibleAmong(
    [
      ...members(1, "a", undefined),
      ...members(2, undefined, "x"),
      ...members(4, undefined, undefined),
      ...members(8, "b", "x"),
    ],
    isOpen,
  );
  expect(possible(["a", "x"])).toBe(1 + 2 + 4);
  expect(possible(["a", "y"])).toBe(1 + 4);
  expect(possible(["b", "x"])).toBe(2 + 4 + 8);
  expect(possible(["b", undefined])).toBe(2 + 4 + 8);
  expect(possible([undefined, undefined])).toBe(15);
});

test("a name that may equal another matches all", () => {
  const possible = possibleAmong([...members(1, "data.a"), ...members(2, "b")], isOpen);
  expect([possible(["b"]), possible(["c"]), possible(["data.c"])]).toEqual([3, 1, 3]);
});

test("members are counted at their most", () => {
  expect(possibleAmong([member([undefined], { min: 0, max: 7 })], isOpen)(["a"])).toBe(7);
});

test("the result equals comparing every member with the key", () => {
  const part = fc.constantFrom("a", "b", "data.c", undefined);
  const key = fc.tuple(part, part);
  const agrees = (one?: string, other?: string) =>
    [one, other].some((name) => name === undefined || isOpen(name)) || one === other;
  fc.assert(
    fc.property(fc.array(key, { maxLength: 8 }), key, (all, asked) => {
      const possible = possibleAmong(
        all.map((own) => member(own)),
        isOpen,
      );
      const expected = all.filter((own) => own.every((name, index) => agrees(name, asked[index]))).length;
      expect(possible(asked)).toBe(expected);
    }),
  );
});
