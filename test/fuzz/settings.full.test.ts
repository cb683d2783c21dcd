import fc from "fast-check";
import { stringify } from "yaml";
import { good } from "../policy/good";
import { planOf } from "../policy/plan-of";
import { type Call, commandAnswersAll } from "./cli";
import { type Json, mutated, mutatedText } from "./mutate";

const PLAN = { "dev-sites.plan.json": JSON.stringify(planOf(good)) };

/** Settings as people write them, by file. */
const SETTINGS: Readonly<Record<string, Json>> = {
  "cenvpn.yaml": {
    failOn: "warning",
    strict: false,
    levels: { "weak-crypto": "error", "asn-private": "off" },
    options: { shortestLifetime: 1800, transit: ["vbr"], devices: { "203.0.113.10": { profile: "ios-xe" } } },
    longestWaiver: 180,
    stacks: { prod: "infra/prod" },
    reports: { junit: "reports/junit.xml" },
    vpnAttachmentLimits: { "tr-abc123": { most: 80, reason: "request 4711" } },
  },
  "waivers.yaml": {
    waivers: [
      {
        rule: "forwards-nothing",
        where: "dev-sites/**/main*",
        reason: "in spring",
        owner: "network",
        expires: "2099-12-31",
        ticket: "NET-1",
      },
    ],
  },
  "baseline.json": {
    version: 1,
    findings: [{ fingerprint: "0123456789abcdef", rule: "weak-crypto", stack: "dev-sites", where: "shanghai" }],
  },
  "inventory.yaml": { attachments: [{ transitRouter: "tr-abc123", count: 3 }] },
  "quotas.json": {
    version: 1,
    discovered: "2026-01-01",
    quotas: [
      { product: "cbn", code: "q_1", name: "VPN", total: 80, used: 12, limit: "vpnAttachmentsPerTransitRouter" },
    ],
  },
};
const FORMATS = ["text", "json", "sarif", "junit", "markdown", "html", "github", "gitlab"];

const call =
  (name: string) =>
  (text: string): Call => ({
    args: ["check", "dev-sites.plan.json", "--format", FORMATS[text.length % FORMATS.length] ?? "text"],
    files: { ...PLAN, [name]: text },
  });

// Right values may repeat a waiver's owner and reason; reports of wrong values repeat no word that may be a PSK.
test.each(Object.entries(SETTINGS))("%s with one value changed, or with slips", async (name, settings) => {
  const text = name.endsWith(".json") ? JSON.stringify(settings, null, 1) : stringify(settings);
  const written = mutated([settings]).map((value) =>
    name.endsWith(".json") ? JSON.stringify(value) : stringify(value),
  );
  await commandAnswersAll(fc.oneof(written, mutatedText([text])).map(call(name)), 0.2, (exitCode) => exitCode !== 2);
});
