import { formatPath } from "../../domain/path";

test.each([
  [[], ""],
  [["sites", "shanghai", "routes", 2], "sites.shanghai.routes[2]"],
  [["x".repeat(64), "x".repeat(64)], `${"x".repeat(64)}.${"x".repeat(64)}`],
  [["tags", "a:b"], 'tags["a:b"]'],
  [["!a", "b!", ""], '["!a"]["b!"][""]'],
  [["a".repeat(65)], `["${"a".repeat(64)}…"]`],
  [["!".repeat(64)], `["${"!".repeat(64)}"]`],
  [[0, "a_b-1"], "[0].a_b-1"],
])("the path %j is written %s", (path, text) => expect(formatPath(path)).toBe(text));
