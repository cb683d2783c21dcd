import { type Json, patch, stack, UNKNOWN } from "../fixtures";
import { at, CONNECTION, good, OFFICE, OFFICE_TUNNEL_1, singleTunnel, TUNNEL_2 } from "../good";
import { inHcl, planOf } from "../plan-of";
import { testRule } from "../rule-test";

// test/rehearsed/written-keys.full.test.ts has what plans of real Terraform show of PSKs.

const PSK = `${TUNNEL_2}/tunnel_ike_config/psk`;
const message = "the PSK stands in the configuration";
const finding = { at: "tunnels.2.ike.psk", message, address: at(CONNECTION) };
const exposed = {
  at: "tunnels.2.ike.psk",
  message: "the PSK comes from a variable that is not sensitive",
  level: "warning",
  fix: "sensitive = true in the variable",
} as const;

/** A configuration with this PSK, and more blocks beside the resources. */
const text = (psk: string | number, more: Json = {}, body: Json = {}) => {
  const json = stack(patch(good, PSK, psk), more);
  return {
    in: Object.entries(body).reduce((all, [name, value]) => patch(all, `${CONNECTION}/${name}`, value), json),
    as: ["synth"] as const,
  };
};
const found = (psk: string, more?: Json, body?: Json) => ({ ...text(psk, more, body), findings: [finding] });
const shown = (psk: string, more?: Json) => ({ ...text(psk, more), findings: [exposed] });
const sensitive = { variable: { k: { sensitive: true } } };
const terraformData = (input: Json[string]): Json => ({ resource: { terraform_data: { k: { input } } } });

/** An HCL plan that knows a PSK; `variables` are its values, `declared` its declarations. */
function plan(value: string, references: readonly string[], variables: Json, declared: Json = {}): Json {
  const made = planOf(patch(good, PSK, value));
  const { root_module, ...configuration } = made.configuration as {
    root_module: { resources: { address: string; expressions: Json }[] };
  };
  for (const { address, expressions } of root_module.resources) {
    if (address !== at(CONNECTION)) continue;
    const [, second] = expressions.tunnel_options_specification as { tunnel_ike_config: Json[] }[];
    Object.assign(second?.tunnel_ike_config[0] ?? {}, { psk: { references: [...references] } });
  }
  const others = Object.fromEntries(
    ["shanghai", "chengdu", "office"].flatMap((site) =>
      [1, 2].map((number) => [`${site}/main/${number}`, `planted_key_of_${site}_main_${number}`]),
    ),
  );
  const root = { ...root_module, variables: { psks: { sensitive: true }, ...declared } };
  return inHcl({
    ...made,
    variables: { psks: { value: others }, ...variables },
    configuration: { ...configuration, root_module: root as never },
  });
}

/** The plan of existing objects that do not change. The provider then plans the tunnels as they are, whatever the configuration says. */
const staying = (json: Json): Json => ({
  ...json,
  resource_changes: (json.resource_changes as { change: Json }[]).map((resource) => ({
    ...resource,
    change: { ...resource.change, actions: ["no-op"], before: resource.change.after, after_unknown: {} },
  })) as never,
});

testRule("no-literal-key", {
  passes: {
    "a variable of PSKs": good,
    "a sensitive variable": text("${var.k}", sensitive),
    "a sensitive variable without PSKs by default": text('${var.k["a"]}', {
      variable: { k: { sensitive: true, default: { a: "PLACEHOLDER-never-apply" } } },
    }),
    "a local value that is a sensitive variable": text("${local.k}", { ...sensitive, locals: { k: "${var.k}" } }),
    "for_each of a sensitive variable": text("${each.value}", sensitive, { for_each: "${var.k}" }),
    "a PSK that a resource generates": text("${random_password.k.result}", {
      resource: { random_password: { k: { length: 32 } } },
    }),
    "a secret from a service": text("${data.alicloud_kms_secret_versions.k.versions[0].secret_data}", {
      data: { alicloud_kms_secret_versions: { k: { secret_name: "vpn" } } },
    }),
    "a sensitive variable through a resource": text("${terraform_data.k.output}", {
      ...sensitive,
      ...terraformData("${var.k}"),
    }),
    "a variable whose PSK is not known yet": patch(good, PSK, UNKNOWN),
    "no PSK": patch(good, PSK, undefined),
    "the placeholder, in a plan": plan("PLACEHOLDER-never-apply", ["local.k"], {}),
    "a former PSK, which the provider still plans while a variable has a new one": staying(
      plan(
        "a-former-PSK-of-a-tunnel",
        ["var.k"],
        { k: { value: "a-new-PSK-of-a-tunnel" } },
        { k: { sensitive: true } },
      ),
    ),
    "a PSK of a variable, in a plan": plan(
      "a-PSK-from-elsewhere",
      ["var.k"],
      { k: { value: "a-PSK-from-elsewhere" } },
      { k: { sensitive: true } },
    ),
  },
  finds: {
    "a text": { in: patch(good, PSK, "a-key-that-stands-in-the-text"), findings: [finding] },
    "a literal on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/psk`, "a-key-that-stands-in-the-text"),
      findings: [{ at: "tunnels.1.ike.psk", message, address: at(OFFICE) }],
    },
    "a literal in the single-tunnel form": {
      in: singleTunnel({ psk: "a-key-that-stands-in-the-text" }),
      findings: [{ at: "ike_config.psk", message, address: at(CONNECTION) }],
    },
    "a number": { ...text(1234567890), findings: [finding] },
    "a literal beside a constant": found("KEY${true}"),
    "a choice between literals": found('${true ? "KEY" : "KEY"}'),
    "the content of a file": found('${file("psk.txt")}'),
    "a local value": found("${local.k}", { locals: { k: "KEY" } }),
    "a local value of a local value": found('${local.k["a"]}', {
      locals: [{ k: { a: "${local.of}" } }, { of: "KEY" }],
    }),
    "for_each with literals": found("${each.value.psk}", {}, { for_each: { a: { psk: "KEY" } } }),
    "a literal through a resource": found("${terraform_data.k.output}", terraformData("KEY")),
    "a literal through two resources": found("${terraform_data.k.output}", {
      ...terraformData("${local.k}"),
      locals: { k: "KEY" },
    }),
    "an argument of a resource": found("${null_resource.k.triggers.psk}", {
      resource: { null_resource: { k: { triggers: { psk: "KEY" } } } },
    }),
    "a variable that is not sensitive": shown("${var.k}", { variable: { k: { type: "string" } } }),
    "a local value of a variable that is not sensitive": shown("${local.k}", {
      variable: { k: {} },
      locals: { k: "${var.k}" },
    }),
    "a sensitive variable with nonsensitive()": shown("${nonsensitive(var.k)}", sensitive),
    "a PSK that no variable has, in a plan": {
      in: plan("a-PSK-of-nowhere", ["var.k"], { k: { value: "another" } }, { k: { sensitive: true } }),
      findings: [finding],
    },
    "a PSK that is a variable's default, in a plan": {
      in: plan(
        "a-PSK-by-default",
        ["local.k"],
        { k: { value: { a: "a-PSK-by-default" } } },
        { k: { sensitive: true, default: { a: "a-PSK-by-default" } } },
      ),
      findings: [finding],
    },
    "a PSK of a variable that is not sensitive, in a plan": {
      in: plan("a-PSK-from-elsewhere", ["var.k"], { k: { value: "a-PSK-from-elsewhere" } }, { k: {} }),
      findings: [exposed],
    },
  },
  leavesOpen: {
    "an expression that may contain a literal": text('${format("a-key-%s", terraform.workspace)}'),
    "a literal beside a variable": text("${var.k}KEY", sensitive),
    "a literal between variables": text("KEY-${var.k}-${var.l}"),
    "a literal if a variable is null": text('${var.x == null ? "KEY" : var.k}', sensitive),
    "a literal if an expression fails": text('${try(var.k["b"], "KEY")}', sensitive),
    "a variable with PSKs by default": text('${var.k["a"]}', {
      variable: { k: { sensitive: true, default: { a: "KEY" } } },
    }),
    "a local value of a variable with a PSK by default": text("${local.k}", {
      locals: { k: "${var.k}" },
      variable: [{ k: [{ sensitive: true, default: "KEY" }] }] as never,
    }),
    "a missing local value": text("${local.k}"),
    "a local value that is a literal if a variable is null": text("${coalesce(var.k, local.k)}", {
      ...sensitive,
      locals: { k: "KEY" },
    }),
    "an output of a module": text("${module.m.key}"),
    "a missing for_each": text("${each.value}"),
    "the content of a file with a computed name": text("${file(var.path)}"),
    "the content of a file, from a data source": text("${data.local_file.k.content}"),
    "the name of a workspace": text("${terraform.workspace}"),
    "local values in a circle": text("${local.k}", { locals: { k: "${local.l}", l: "${local.k}" } }),
    "a hash in a plan": plan(
      "0123456789abcdef0123456789abcdef",
      ["var.k"],
      { k: { value: "seed-of-PSKs" } },
      { k: { sensitive: true } },
    ),
    "a PSK that contains a variable's value, in a plan": plan(
      "a-PSK-from-elsewhere-and-more",
      ["var.k"],
      { k: { value: "a-PSK-from-elsewhere" } },
      { k: { sensitive: true } },
    ),
  },
});
