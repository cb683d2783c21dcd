import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EDITS_NOT_SENT } from "../../../domain/tunnel-edits";
import { judge, readStacks } from "../../../policy";
import { jsonReport } from "../../../report/json";
import { textReport } from "../../../report/text";
import { temporaryFolder } from "../../setup/files";
import { type Json, office, patch, site, verdict } from "../fixtures";
import { at, CONNECTION, changed, OFFICE_TUNNEL_1, TUNNEL_1, TUNNEL_2 } from "../good";
import { keyNamed } from "../plan-of";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { type Changed, settled } from "../settled";

const alone = site("shanghai");
const address = at(CONNECTION);
/** The plan that edits the deployed stack. */
const edit = (values: Readonly<Record<string, Json[string]>>) => withKeys(planOfChange(alone, changed(alone, values)));
/** The plan, in which the connection's guard has failed. */
const guarded = (plan: Json): Json => ({
  ...plan,
  checks: [
    {
      address: { kind: "resource", to_display: address },
      status: "fail",
      instances: [
        {
          status: "fail",
          problems: [{ message: `shanghai/main: ${EDITS_NOT_SENT}. Raise the revision of the connection` }],
        },
      ],
    },
  ],
});
const unsent = (argument: string) => ({
  at: argument,
  address,
  message: `${argument} differs from the plan: the edit is not sent`,
});

testRule(
  "unsent-tunnel-edit",
  {
    passes: {
      "tunnels as written": edit({}),
      "a PSK of a variable": edited({}),
      "a PSK of a variable, in HCL": keyOf(keyNamed("shanghai/main/1")),
      "a placeholder PSK": keyOf("PLACEHOLDER-never-apply"),
      "a null PSK": edited({}, { psk: { constant_value: null } }),
      "another customer gateway, which the provider sees": edit({
        [`${TUNNEL_2}/customer_gateway_id`]: "cgw-other",
      }),
      "an edit outside tunnels": edit({ [`${CONNECTION}/local_subnet`]: "172.16.0.0/16" }),
      "an edit in a connection that is replaced": edit({
        [`${TUNNEL_1}/tunnel_ike_config/ike_lifetime`]: 28_800,
        [`${CONNECTION}/network_type`]: "private",
      }),
      "an edit in a connection on a VPN gateway, which the provider sees": planOfChange(
        office(),
        changed(office(), { [`${OFFICE_TUNNEL_1}/enable_dpd`]: false }),
      ),
      "an edit with an older provider": constrained(edited({ psk: "PLANTED-old-key" }), "< 1.275.0"),
    },
    finds: {
      "an edit that our guard stops, with the guard's remedy": {
        in: guarded(edit({ [`${TUNNEL_1}/tunnel_ike_config/ike_enc_alg`]: "aes192" })),
        findings: [{ ...unsent("tunnels.1.ike.ike_enc_alg"), fix: "Raise the revision of the connection" }],
      },
      "another cipher": {
        in: edit({ [`${TUNNEL_1}/tunnel_ike_config/ike_enc_alg`]: "aes192" }),
        findings: [unsent("tunnels.1.ike.ike_enc_alg")],
      },
      "edits in both tunnels": {
        in: edit({
          [`${TUNNEL_1}/enable_dpd`]: false,
          [`${TUNNEL_2}/tunnel_bgp_config/tunnel_cidr`]: "169.254.10.8/30",
        }),
        findings: [unsent("tunnels.1.enable_dpd"), unsent("tunnels.2.bgp.tunnel_cidr")],
      },
      "an edit beside a change that is sent": {
        in: edit({
          [`${TUNNEL_1}/tunnel_ipsec_config/ipsec_lifetime`]: 7200,
          [`${CONNECTION}/vpn_attachment_name`]: "main",
        }),
        findings: [unsent("tunnels.1.ipsec.ipsec_lifetime")],
      },
      "another PSK in a variable": {
        in: edited({ psk: "PLANTED-old-key" }),
        findings: [unsent("tunnels.1.ike.psk")],
      },
      "another literal": {
        in: edited({ psk: "PLANTED-old" }, { psk: { constant_value: "PLANTED-new" } }),
        findings: [unsent("tunnels.1.ike.psk")],
      },
      "a certain edit beside a possible one": {
        in: edited({ psk: "PLANTED-old-key" }, { ike_lifetime: { references: ["local.hours"] } }),
        findings: [unsent("tunnels.1.ike.psk")],
      },
    },
    leavesOpen: {
      "a PSK of a local value": {
        in: edited({}, { psk: { references: ["local.keys"] } }),
        because: "tunnels.1.ike.psk is an expression whose value the plan does not show",
      },
      "a PSK that may come from a variable": {
        in: keyOf("PLANTED-new"),
        because: "tunnels.1.ike.psk refers to a value that the tunnel does not have",
      },
      "a lifetime that may be calculated": (() => {
        const plan = edited({}, { ike_lifetime: { references: ["var.hours"] } });
        return { ...plan, variables: { ...(plan.variables as Json), hours: { value: 8 } } };
      })(),
      "a PSK from a function": edited({ psk: "9f86d081884c7d65" }, { psk: { constant_value: '${sha256("seed")}' } }),
      "a PSK from a template directive": edited(
        { psk: "dGVzdA==" },
        { psk: { constant_value: "%{ if true }seed%{ endif }" } },
      ),
    },
  },
  () => {
    const beside = (ignore_changes: Json[string]) => {
      const text = patch(alone, `${CONNECTION}/lifecycle`, { ignore_changes });
      const stacks = [edited({ psk: "PLANTED-old" }), text].map((json) => ({ name: "dev-sites", json }));
      return verdict(judge(readStacks(stacks)), "unsent-tunnel-edit");
    };

    test.each([
      ["the tunnels", ["tunnel_options_specification"], "pass"],
      ["the tunnels, as a template", ["${tunnel_options_specification}"], "pass"],
      ["a tunnel", ["tunnel_options_specification[0]"], "pass"],
      ["everything", "all", "pass"],
      ["nothing", [], "fail"],
      ["tags", ["tags"], "fail"],
      ["something of a similar name", ["tunnel_options_specification_of_old"], "fail"],
      ["another one of a similar name", ["old.tunnel_options_specification"], "fail"],
      ["something that begins so", ["all-of-it"], "fail"],
    ])("an edit where the text beside the plan ignores %s", (_, ignored, expected) => {
      expect(beside(ignored)).toBe(expected);
    });

    test("no report shows a PSK", () => {
      const judgement = judge(readStacks({ name: "dev-sites", json: edited({ psk: "PLANTED-old" }) }));
      expect(textReport(judgement) + jsonReport(judgement) + JSON.stringify(judgement)).not.toMatch(
        /PLANTED|planted-key/,
      );
    });

    test.each([
      ["1.274.0", "pass"],
      ["~> 1.270.0", "pass"],
      ["< 1.275", "pass"],
      [">= 1.200.0, ~> 1.274.1", "pass"],
      [">= 1.200.0", "fail"],
      ["~> 1.275", "fail"],
      ["~> 1.275.0", "fail"],
      ["~> 1.200", "fail"],
      ["~> 1", "fail"],
      ["1.289.0", "fail"],
      ["1.275", "fail"],
    ])("with provider %s", (version, expected) => {
      const json = constrained(edited({ psk: "PLANTED-old" }), version);
      expect(verdict(judge(readStacks({ name: "dev-sites", json })), "unsent-tunnel-edit")).toBe(expected);
    });

    test("a lock file shows the provider's version", () => {
      const locked = (version: string) => {
        const folder = join(temporaryFolder(), "dev-sites");
        mkdirSync(folder);
        const provider = `provider "registry.terraform.io/aliyun/alicloud" {\n  version     = "${version}"\n  hashes = []\n}\n`;
        writeFileSync(join(folder, ".terraform.lock.hcl"), `# made by init\n\n${provider}`);
        writeFileSync(
          join(folder, "plan.json"),
          JSON.stringify(constrained(edited({ psk: "PLANTED-old" }), ">= 1.200.0")),
        );
        return verdict(judge(readStacks(join(folder, "plan.json"))), "unsent-tunnel-edit");
      };
      expect([locked("1.274.1"), locked("1.275.0")]).toEqual(["pass", "fail"]);
    });
  },
);

/** A plan without changes. `planned` is the IKE that the plan keeps for the first tunnel; `expression` is what the configuration says. */
function edited(planned: Json, expression: Json = {}): Json {
  return settled(alone, (changes, plan) => {
    const { after } = (changes.get(address) as Changed).change;
    const tunnels = after?.tunnel_options_specification as { tunnel_ike_config: Json[] }[];
    Object.assign(tunnels[0]?.tunnel_ike_config[0] ?? {}, planned);
    Object.assign(plan, withKeys(plan));
    const { resources } = (plan.configuration as { root_module: { resources: Json[] } }).root_module;
    const written = resources.find((one) => one.address === address) as {
      expressions: { tunnel_options_specification: { tunnel_ike_config: Json[] }[] };
    };
    Object.assign(written.expressions.tunnel_options_specification[0]?.tunnel_ike_config[0] ?? {}, expression);
  });
}

/** The plan with the values of the variables that contain PSKs. */
function withKeys(plan: Json): Json {
  const names = ["shanghai/main/1", "shanghai/main/2", "office/main/1", "office/main/2"];
  return { ...plan, variables: { psks: { value: Object.fromEntries(names.map((name) => [name, keyNamed(name)])) } } };
}

/** An HCL plan with a PSK from a variable that has this value. */
function keyOf(value: string): Json {
  const plan = edited({}, { psk: { references: ["var.key"] } });
  return { ...plan, variables: { ...(plan.variables as Json), key: { value } } };
}

function constrained(plan: Json, version_constraint: string): Json {
  return patch(plan, "configuration/provider_config/alicloud/version_constraint", version_constraint);
}
