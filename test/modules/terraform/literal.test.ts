import { Token } from "cdktf";
import { literal, literals } from "../../../modules/terraform/literal";

test.each([
  ["a${b}%{if}", "a$${b}%%{if}"],
  ["$${b}", "$$${b}"],
  ["costs $5, 10 % {more}", "costs $5, 10 % {more}"],
  ["", ""],
])("the text %s is written %s", (text, written) => expect(literal(text)).toBe(written));

test("tokens stay unchanged", () => {
  const token = Token.asString({ resolve: () => "x" } as never);
  expect(literal(token)).toBe(token);
});

test("tag keys and values of a map become texts", () => {
  expect(literals({ "k${x}": "v%{y}", a: "b" })).toEqual({ "k$${x}": "v%%{y}", a: "b" });
});
