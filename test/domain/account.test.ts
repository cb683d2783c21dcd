import { ACCOUNT_TYPES, accountIdProblem, accountOfRole, roleProblem } from "../../domain/account";

test.each(["1", "1234567890123456", "1".repeat(20)])("%s is the id of an account", (id) => {
  expect(accountIdProblem(id)).toBeUndefined();
});

test.each(["", "1".repeat(21), "a1", "1a", "1 2"])("%j is not the id of an account", (id) => {
  expect(accountIdProblem(id)).toEqual({
    what: `“${id}” is not the id of an account`,
    allowed: 'digits, in quotes, such as "1234567890123456"',
  });
});

test.each(["net-admin", "a.b/c_d", "r".repeat(64)])("acs:ram::…:role/%s is a role, and names its account", (name) => {
  const role = `acs:ram::1234567890123456:role/${name}`;
  expect(roleProblem(role)).toBeUndefined();
  expect(accountOfRole(role)).toBe("1234567890123456");
});

test.each([
  ["arn:aws:iam::1:role/x", "“arn:aws:iam::1:role/x” is not a role"],
  ["acs:ram::1:role/", "“acs:ram::1:role/” is not a role"],
  [`acs:ram::1:role/${"r".repeat(65)}`, `“acs:ram::1:role/${"r".repeat(65)}” is not a role`],
  [`acs:ram::${"1".repeat(21)}:role/x`, `“acs:ram::${"1".repeat(21)}:role/x” is not a role`],
  ["acs:ram::x:role/x", "“acs:ram::x:role/x” is not a role"],
  // a text that is no ARN may be a misplaced secret
  ["LTAI-secret", "this is not a role"],
  ["the acs:ram::1:role/x", "this is not a role"],
])("%s is not a role", (role, what) => {
  expect(roleProblem(role)).toEqual({ what, allowed: "the ARN of a RAM role, acs:ram::ACCOUNT-ID:role/NAME" });
  expect(accountOfRole(role)).toBeUndefined();
});

test("the two sites have the names that the provider accepts", () => {
  expect(ACCOUNT_TYPES).toEqual({ china: "Domestic", international: "International" });
});
