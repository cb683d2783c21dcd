import { changesOf } from "../../change";
import { redactDocument } from "../../graph/read/redact-document";
import type { JsonObject } from "../../graph/terraform/json";
import { judge, readStacks, rules } from "../../policy";
import { htmlReport, markdownReport, shownTopology, textReport, topologyMermaid, topologySvg } from "../../report";
import { IN_HANGZHOU, patch, site, sites, stack } from "../policy/fixtures";
import { planOf } from "../policy/plan-of";
import { planOfChange } from "../policy/plan-of-change";
import { expectGolden, pageText } from "../setup/golden";

// People also read reports about many sites.

const SIXTY = stack(IN_HANGZHOU, sites(60));
const NETWORK = "resource/alicloud_vpn_gateway_vpn_attachment/site-7__main/network_type";

test("sixty sites, one of them down and one new, give the kept report", () => {
  const plan = planOfChange(SIXTY, stack(patch(SIXTY, NETWORK, "private"), site("new")));
  const stacks = readStacks({ name: "dev-sites", json: plan });
  const [judgement, changes, topology] = [judge(stacks), changesOf(stacks), shownTopology(stacks)];
  expectGolden("change/golden/sixty-sites.txt", textReport(judgement, undefined, changes));
  expectGolden("change/golden/sixty-sites.md", markdownReport(judgement, changes, topology));
  expectGolden("change/golden/sixty-sites.html", pageText(htmlReport(judgement, { changes, topology })));
  expectGolden("change/golden/sixty-sites.mmd", topologyMermaid(topology));
  expectGolden("change/golden/sixty-sites.svg", topologySvg(topology));
});

test("three sites give the kept picture", () => {
  const stacks = readStacks({ name: "dev-sites", json: planOf(stack(IN_HANGZHOU, sites(3))) });
  expectGolden("change/golden/three-sites.svg", topologySvg(shownTopology(stacks)));
});

test("the plans of two hundred stacks, without their secrets, are judged together in one report that fits a comment", () => {
  const quota = rules.filter(({ id }) => id === "vpn-attachments-per-transit-router");
  const shared = Array.from({ length: 200 }, (_, index) => {
    const json = planOf(stack(IN_HANGZHOU, site(`site-${index}`)));
    return { name: `stack-${index}`, json: redactDocument(json as JsonObject) };
  });
  const stacks = readStacks(shared);
  const [judgement, changes] = [judge(stacks, { rules: quota }), changesOf(stacks)];
  expect(judgement.findings).toMatchObject([
    { level: "error", message: expect.stringContaining("tr-abc123 has 200 VPN attachments: 150 too many") },
  ]);
  const comment = markdownReport(judgement, changes, shownTopology(stacks));
  expect(comment).toMatch(/### cenvpn: 200 sites added · 1 error\n/);
  expect(comment.length).toBeLessThanOrEqual(65_536);
});
