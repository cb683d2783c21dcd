import { inspect } from "node:util";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { App as Other } from "cdktn";
import { checkKnownNow, PropsError, refuse } from "../../../modules/terraform/refuse";
import { Check } from "../../../site/check";

const problem = { what: "it is wrong", allowed: "what is right" };
const stack = () => new TerraformStack(new App(), "lab");

function caught(build: () => void): PropsError {
  try {
    build();
  } catch (error) {
    if (error instanceof PropsError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("an error names the place and the construct, then each problem with its path", () => {
  const found = [
    { path: ["a", 1], problem },
    { path: [], problem: { ...problem, fix: "fix it" } },
    { path: ["a", 1], problem: { what: "it is wrong again", allowed: "" } },
  ];
  const error = new PropsError("lab/edge", found, "main.ts:3:1");
  expect(error.message.split("\n")).toEqual([
    "main.ts:3:1  lab/edge cannot be built:",
    "  a[1]: it is wrong. Allowed: what is right.",
    "  it is wrong. Allowed: what is right. Fix: fix it.",
    "  a[1]: it is wrong again.",
  ]);
  expect(error.stack).toBe(error.message);
  expect(inspect(error)).toBe(error.message);
  // as Node prints an uncaught error
  expect(inspect(error, { customInspect: false })).toBe(`[${error.message}]`);
  expect(error).toMatchObject({ name: "PropsError", constructPath: "lab/edge", source: "main.ts:3:1" });
  expect(error.problems).toEqual({
    "a[1]": [problem, { what: "it is wrong again", allowed: "" }],
    "": [{ ...problem, fix: "fix it" }],
  });
  expect(new PropsError("lab/edge", []).message).toBe("lab/edge cannot be built:");
});

test("a construct is refused with all its problems, at the line that makes it", () => {
  const error = caught(() => refuse(stack(), (check) => check.report([problem, problem], "ip")));
  expect(error.problems).toEqual({ ip: [problem, problem] });
  expect(error.source).toMatch(/^test\/modules\/terraform\/refuse\.test\.ts:\d+:\d+$/);
  expect(error.constructPath).toBe("lab");
});

test("a construct without problems, or whose values are tokens, is fine", () => {
  refuse(stack(), () => undefined);
  const lab = stack();
  const token = new TerraformVariable(lab, "ip", {}).stringValue;
  refuse(lab, (check) => check.value("ip", token, () => problem));
  expect(() => refuse(lab, (check) => check.value("ip", "x", () => problem))).toThrow(PropsError);
});

test("a construct in another library's app has only that problem", () => {
  const lab = new TerraformStack(new Other() as never, "lab");
  const error = caught(() => refuse(lab, (check) => check.report(problem, "ip")));
  // with cdktn both names mean one library, so only the value is wrong
  expect(Object.keys(error.problems)).toEqual([process.env.CENVPN_CDKTF === "cdktn" ? "ip" : ""]);
});

test("a part of an address must be known at synth", () => {
  const check = new Check();
  const token = new TerraformVariable(stack(), "key", {}).stringValue;
  checkKnownNow(check, "known", "a");
  checkKnownNow(check, token, "b");
  checkKnownNow(check, token, "c", "name it");
  const unknown = {
    what: "the value is a token, but a Terraform address needs it",
    allowed: "a value that is known now",
  };
  expect(check.problems).toEqual([
    { path: ["b"], problem: unknown },
    { path: ["c"], problem: { ...unknown, fix: "name it" } },
  ]);
});
