import {
  attachmentDescriptionProblem,
  attachmentNameProblem,
  cenDescriptionProblem,
  cenNameProblem,
  connectionName,
  connectionNameProblem,
  formerNamesProblems,
  ikeIdProblem,
  keyProblem,
  keysIn,
  nameProblem,
  stackNameProblem,
  terraformNameOf,
  vpnGatewayNameProblem,
} from "../../domain/name";
import fc from "../setup/properties";

test("a Terraform name contains its parts readably", () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/).filter((text) => keyProblem(text) === undefined);
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
      expect(keysIn(terraformNameOf(...keys))).toEqual(keys);
    }),
  );
  // a public contract: another name is another resource
  expect(terraformNameOf("shanghai", "main", "10-1-0-0-16")).toBe("shanghai__main__10-1-0-0-16");
});

test.each(["a", "edge-1", "x".repeat(32)])("%s is a key", (key) => expect(keyProblem(key)).toBeUndefined());

test.each([
  ["", undefined],
  ["A", "write a"],
  ["Zürich Nord", "write zurich-nord"],
  ["a__b. -c", "write a-b-c"],
  ["1a", undefined],
  ["a/b", undefined],
  ["${x}", undefined],
  ["x".repeat(33), undefined],
  ["__proto__", undefined],
])("%s is no key, and may be meant as another: %s", (key, fix) => {
  expect(keyProblem(key)).toEqual({
    what: `“${key}” is not a valid name`,
    allowed: "a lower-case letter, then up to 31 lower-case letters, digits and hyphens",
    ...(fix ? { fix } : {}),
  });
});

test("constructor is no name, because every construct has that property", () => {
  expect(keyProblem("constructor")).toEqual({ what: "“constructor” cannot be a name", allowed: "any other word" });
});

test.each(["a", "_dev", "dev-sites.2", "9", "a".repeat(128)])("%s is the name of a stack", (name) => {
  expect(stackNameProblem(name)).toBeUndefined();
});

test.each(["", "-a", ".a", "a b", "a:b", "a".repeat(129), "!a"])("%j is not the name of a stack", (name) => {
  expect(stackNameProblem(name)).toEqual({
    what: `“${name}” is not the name of a stack`,
    allowed: "up to 128 letters, digits, dots, hyphens and underscores; the first is none of . and -",
  });
});

test("a connection has three names", () => {
  expect(connectionName("dev", "office", "main")).toBe("dev/office/main");
  expect(connectionNameProblem("dev/office/main")).toBeUndefined();
  for (const name of ["dev/office", "dev/office/main/1", "dev/office/", "Dev/office/main"])
    expect(connectionNameProblem(name)).toEqual({
      what: `“${name}” does not name a connection`,
      allowed: "environment/site/connection",
    });
});

describe("former names", () => {
  const free = "a name that nothing has now";

  test("are right if no object has them now and only one object had them", () => {
    expect(formerNamesProblems({ office: { formerly: ["bureau", "hq"] }, plant: {}, lab: { formerly: "x" } })).toEqual(
      [],
    );
  });

  test.each([
    [
      "in use",
      { office: { formerly: ["plant"] }, plant: {} },
      [{ name: "office", index: 0, what: "“plant” is in use", allowed: free }],
    ],
    [
      "of two things",
      { office: { formerly: ["hq"] }, plant: { formerly: ["x", "hq"] } },
      [
        { name: "office", index: 0, what: "“hq” was plant, too", allowed: free },
        { name: "plant", index: 1, what: "“hq” was office, too", allowed: free },
      ],
    ],
    [
      "named twice",
      { office: { formerly: ["hq", "x", "hq"] } },
      [{ name: "office", what: "“hq” is there twice", allowed: "each name once" }],
    ],
    ["no key", { office: { formerly: ["a/b"] } }, [{ name: "office", index: 0, ...keyProblem("a/b") }]],
  ])("are wrong where one is %s", (_, map, problems) => {
    expect(formerNamesProblems(map)).toEqual(problems);
  });
});

test.each([
  ["", "the text has 0 characters", "write more"],
  ["x".repeat(101), "the text has 101 characters", "shorten it"],
  ["https://x", "“https://x” starts like a URL", undefined],
  ["http://x", "“http://x” starts like a URL", undefined],
])("%s is no name", (name, what, fix) => {
  const allowed = "1 to 100 characters that do not start with http:// or https://";
  expect(nameProblem(name)).toEqual({ what, allowed, ...(fix ? { fix } : {}) });
});

test.each(["a", "x".repeat(100), "see http://x", "httpx"])("%s is a name", (name) => {
  expect(nameProblem(name)).toBeUndefined();
});

test.each(["ab", "Züri_1-", "a".repeat(128)])("%s is the name of an attachment", (name) => {
  expect(attachmentNameProblem(name)).toBeUndefined();
});

test.each(["a", "1ab", "a b", "_ab", "a".repeat(129)])("%s is not the name of an attachment", (name) => {
  expect(attachmentNameProblem(name)).toEqual({
    what: `“${name}” is not such a name`,
    allowed: "2 to 128 letters, digits, _ and -, starting with a letter",
  });
});

test.each(["ab", "a b!", "é".repeat(256), "see http://x"])("%s is the description of an attachment", (text) => {
  expect(attachmentDescriptionProblem(text)).toBeUndefined();
});

test.each([
  ["a", "the text has 1 character", "write more"],
  ["a".repeat(257), "the text has 257 characters", "shorten it"],
  ["1a", "“1a” starts with a different character", undefined],
  ["http://a", "“http://a” starts with a different character", undefined],
  ["https://a", "“https://a” starts with a different character", undefined],
])("%s is not the description of an attachment", (text, what, fix) => {
  const allowed = "2 to 256 characters that start with a letter, not with http:// or https://";
  expect(attachmentDescriptionProblem(text)).toEqual({ what, allowed, ...(fix ? { fix } : {}) });
});

test("an IKE identity has no spaces", () => {
  for (const id of ["203.0.113.10", "x".repeat(100)]) expect(ikeIdProblem(id)).toBeUndefined();
  for (const id of ["", "a b", " a", "a ", "x".repeat(101)])
    expect(ikeIdProblem(id)).toEqual({
      what: `“${id}” is not an identity`,
      allowed: "an IPv4 address or a domain name of up to 100 characters without spaces",
    });
});

test("names and descriptions in CEN are no URLs, and have up to 128 and 256 characters", () => {
  for (const [problem, most] of [
    [cenNameProblem, 128],
    [cenDescriptionProblem, 256],
  ] as const) {
    expect(problem("1 name, 名")).toBeUndefined();
    expect(problem("a".repeat(most))).toBeUndefined();
    expect(problem("a".repeat(most + 1))).toEqual({
      what: `the text has ${most + 1} characters`,
      allowed: `1 to ${most} characters that do not start with http:// or https://`,
      fix: "shorten it",
    });
    expect(problem("http://wiki")?.what).toBe("“http://wiki” starts like a URL");
  }
});

test("the name of a VPN gateway starts with a letter", () => {
  for (const name of ["gw", "网关-1.a_b", "a".repeat(100)]) expect(vpnGatewayNameProblem(name)).toBeUndefined();
  for (const name of ["g", "1gw", "my gw", "a".repeat(101)])
    expect(vpnGatewayNameProblem(name)).toEqual({
      what: `“${name}” is not such a name`,
      allowed: "2 to 100 letters, digits, _, - and ., starting with a letter",
    });
});
