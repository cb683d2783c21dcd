import { tagCountProblem, tagKeyProblem, tagProblem, tagsProblems, tagValueProblem } from "../../domain/tag";

const BANS = "not starting with acs: or aliyun, without http:// and https://";

test.each(["a", "a:b", "k".repeat(64), "myaliyun", "${x}"])("%s is a tag key", (key) => {
  expect(tagKeyProblem(key)).toBeUndefined();
});

test.each([
  ["", "the tag key has 0 characters"],
  ["k".repeat(65), "the tag key has 65 characters"],
  ["acs:x", "tag key “acs:x” is reserved for the cloud"],
  ["aliyunx", "tag key “aliyunx” is reserved for the cloud"],
  ["see http://y", "tag key “see http://y” contains a URL"],
])("%j is no tag key", (key, what) => {
  expect(tagKeyProblem(key)).toEqual({ what, allowed: `1 to 64 characters, ${BANS}` });
});

test.each(["", "v".repeat(128), "the aliyun", "${x}"])("%j is a tag value", (value) => {
  expect(tagValueProblem(value)).toBeUndefined();
});

test.each([
  ["v".repeat(129), "the tag value has 129 characters"],
  ["acs:x", "tag value “acs:x” is reserved for the cloud"],
  ["https://y", "tag value “https://y” contains a URL"],
])("%j is no tag value", (value, what) => {
  expect(tagValueProblem(value)).toEqual({ what, allowed: `up to 128 characters, ${BANS}` });
});

test("the tag key is judged before the value", () => {
  expect(tagProblem("acs:x", "aliyun")?.what).toBe("tag key “acs:x” is reserved for the cloud");
  expect(tagProblem("x", "aliyun")?.what).toBe("tag value “aliyun” is reserved for the cloud");
  expect(tagProblem("x", "y")).toBeUndefined();
});

test("a resource has up to 20 tags, and each tag is judged", () => {
  expect(tagCountProblem(20)).toBeUndefined();
  expect(tagCountProblem(21)).toEqual({
    what: "there are 21 tags, inherited ones included",
    allowed: "up to 20 for a resource",
  });
  expect(tagsProblems({ team: "", "a:b": "${x}" })).toEqual([]);
  expect(tagsProblems({ "acs:x": "aliyun", y: "aliyun" })).toHaveLength(2);
  expect(tagsProblems(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, ""])))).toHaveLength(1);
});
