import fc from "fast-check";
import picocolors from "picocolors";
import { judge, readStacks } from "../../policy";
import { render } from "../../report";
import { wrapped } from "../../report/wrapped";
import { IN_HANGZHOU, sites, stack } from "../policy/fixtures";
import { planOf } from "../policy/plan-of";

test("a continuation line is indented one step, and a word stays whole", () => {
  const line =
    "  Fix: undo the edit, or renew it with terraform apply -replace=alicloud_vpn_gateway_vpn_attachment.plant__main";
  expect(wrapped(line, 40)).toBe(
    [
      "  Fix: undo the edit, or renew it with",
      "      terraform apply",
      "      -replace=alicloud_vpn_gateway_vpn_attachment.plant__main",
    ].join("\n"),
  );
});

test("colours have no width", () => {
  const { red } = picocolors.createColors(true);
  const line = `${red("error")} ${red("weak-crypto")} of a connection here`;
  expect(wrapped(line, 40)).toBe(line);
});

test("only the line ends change", () => {
  const text = fc.array(fc.string(), { maxLength: 5 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, fc.integer({ min: 40, max: 120 }), (given, width) => {
      expect(wrapped(given, width).replaceAll(/\s+/g, "")).toBe(given.replaceAll(/\s+/g, ""));
    }),
  );
});

test("a report is no wider than its terminal, except for long words; without a terminal it is unchanged", () => {
  const judgement = judge(readStacks({ name: "dev-sites", json: planOf(stack(IN_HANGZHOU, sites(2))) }));
  for (const line of render(judgement, "text", { width: 80 }).split("\n"))
    expect(line.length <= 80 || !line.trim().includes(" ")).toBe(true);
  expect(render(judgement, "text", { width: undefined as never })).toBe(render(judgement, "text"));
});
