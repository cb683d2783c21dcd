import { CustomerGateway, waive } from "../../modules";
import { judge, readStacks } from "../../policy";
import { synthesizeStack } from "../setup/synth";

const waiver = {
  rule: "customer-gateway-network",
  reason: "a device of the lab",
  owner: "lab",
  expires: "2027-03-31",
  ticket: "LAB-1",
};

test("waivers of constructs stand in the stack's JSON, with their place and line", () => {
  const json = synthesizeStack((stack) => {
    const edge = new CustomerGateway(stack, "edge", { ip: "203.0.113.10" });
    waive(edge, waiver);
    waive(stack, { ...waiver, rule: "weak-crypto" });
  }) as unknown as { "//": { cenvpn: { waivers: Record<string, string>[] } } };
  expect(json["//"].cenvpn.waivers).toEqual([
    { ...waiver, where: "test/edge/**", source: expect.stringMatching(/^test\/modules\/waive\.test\.ts:\d+:\d+$/) },
    { ...waiver, rule: "weak-crypto", where: "test/**", source: expect.stringContaining("waive.test.ts:") },
  ]);
  const { findings } = judge(readStacks({ name: "test", json }), { today: "2026-11-25" });
  expect(findings.map(({ rule, source }) => [rule, source?.split(":")[0]])).toEqual([
    ["waiver-unused", "test/modules/waive.test.ts"],
    ["waiver-unused", "test/modules/waive.test.ts"],
  ]);
});

test("a waiver with missing parts is refused, and all of them are named at once", () => {
  const build = () =>
    synthesizeStack((stack) => waive(stack, { ...waiver, rule: "Weak", expires: "soon", owner: " ", ticket: "" }));
  expect(build).toThrow(/rule: [\s\S]*owner: it is empty[\s\S]*expires: soon is not a date[\s\S]*ticket: it is empty/);
});

test("a waiver from code without types is refused with each prop that is missing or no text", () => {
  const untyped = { rule: "weak-crypto", owner: 7, expires: new Date() } as never;
  expect(() => synthesizeStack((stack) => waive(stack, untyped))).toThrow(
    /reason: it is missing. Allowed: a text.\n {2}owner: it is no text. Allowed: a text.\n {2}expires: it is no text[\s\S]*ticket: it is missing/,
  );
});
