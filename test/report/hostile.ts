import { changesOf } from "../../change";
import { judge, readStacks, rules } from "../../policy";
import { shownTopology, topologyMermaid, topologySvg } from "../../report";
import { render } from "../../report/render";
import { IN_HANGZHOU, type Json, site, sites, stack } from "../policy/fixtures";
import { planOfChange } from "../policy/plan-of-change";

/** Texts that would break a table, inject markup, mention somebody or load something, if a report did not escape them. */
export const HOSTILE = [
  "a | b | c",
  "`code` ```` fence",
  "<img src=https://evil.example/x.png onerror=alert(1)>",
  "![picture](https://evil.example/x.png)",
  "[link](https://evil.example) https://evil.example www.evil.example a@evil.example",
  "@everyone @org/team #12 GH-12 owner/repo#12 0123456789abcdef0123456789abcdef01234567",
  "line\n\n# heading\n- item\n</details>\n<script>alert(1)</script>",
  "</title></style></svg><script>alert(1)</script>",
  "\u202eright to left\u2066",
  "👩‍👩‍👧‍👦 🚇 日本語 العربية",
  "x".repeat(10_000),
  '--> <!-- cenvpn --> ]]> " \' & %%{init: {}}%% "]; click n1 "javascript:alert(1)"',
];

/** A stack with one text wherever people can choose a text. */
function written(text: string): Json {
  const connection = (name: string) => `alicloud_vpn_gateway_vpn_attachment.${name}`;
  const before = stack(IN_HANGZHOU, sites(2));
  const after = stack(before, site("new"), {
    resource: {
      alicloud_vpn_customer_gateway: {
        [text]: { ip_address: "203.0.113.200", customer_gateway_name: text, description: text },
      },
      alicloud_vpn_gateway_vpn_attachment: {
        [text]: { local_subnet: text, remote_subnet: text, tags: { [text]: text } },
      },
      [text]: { [text]: {} },
    },
  });
  const plan = planOfChange(before, after);
  for (const one of plan.resource_changes as Json[]) {
    const change = one.change as { after: Json | null; actions: string[] };
    if (one.address === connection("site-1__main") && change.after) {
      Object.assign(change.after, { vpn_attachment_name: text, tags: { [text]: text } });
      change.actions = ["update"];
    }
  }
  return { ...plan, resource_drift: (plan.resource_changes as Json[]).slice(0, 2) };
}

/** A text in every view of a change. */
export const shown = (text: string) => {
  const stacks = readStacks({ name: text, json: written(text) });
  const topology = shownTopology(stacks);
  const judgement = judge(stacks, { rules: rules.filter(({ id }) => id !== "crypto-explicit") });
  const options = { changes: changesOf(stacks), topology: () => topology };
  return {
    markdown: render(judgement, "markdown", options),
    html: render(judgement, "html", options),
    svg: topologySvg(topology),
    mermaid: topologyMermaid(topology),
  };
};
