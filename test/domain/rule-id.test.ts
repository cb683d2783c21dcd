import { ruleIdProblem } from "../../domain/rule-id";

test.each(["peer-asn", "a", "ipv4-2", "a".repeat(64)])("%s may be the id of a rule", (id) => {
  expect(ruleIdProblem(id)).toBeUndefined();
});

test.each(["", "Peer", "-a", "a-", "a--b", "1a", "a_b", "xx A", "a".repeat(65)])("%j is no id of a rule", (id) => {
  expect(ruleIdProblem(id)).toEqual({
    what: `“${id.slice(0, 64)}” is not the id of a rule`,
    allowed: "lower-case words joined by hyphens",
  });
});
