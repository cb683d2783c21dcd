import { join } from "node:path";
import { type Judgement, judge, type Rule, readStacks, rules, UnreadableTarget } from "../../policy";
import { temporaryFolder, writeFiles } from "../setup/files";
import { IN_HANGZHOU, type Json, judgeStack, patch, site, verdict } from "./fixtures";
import { good } from "./good";
import { planOf } from "./plan-of";

const folder = temporaryFolder();

/** Writes files and returns the folder. */
function write(name: string, files: Readonly<Record<string, unknown>>): string {
  const text = (content: unknown) => (typeof content === "string" ? content : JSON.stringify(content));
  const texts = Object.entries(files).map(([path, content]) => [path, text(content)]);
  return writeFiles(Object.fromEntries(texts), join(folder, name));
}

function synthesized(name: string, stacks: Readonly<Record<string, Json>>): string {
  const entries = Object.keys(stacks).map((stack) => [
    stack,
    { name: stack, workingDirectory: `stacks/${stack}`, synthesizedStackPath: `stacks/${stack}/cdk.tf.json` },
  ]);
  return write(name, {
    "manifest.json": { version: "0.21.0", stacks: Object.fromEntries(entries) },
    ...Object.fromEntries(Object.entries(stacks).map(([stack, json]) => [`stacks/${stack}/cdk.tf.json`, json])),
  });
}

const bad = patch(site("shanghai"), "resource/alicloud_vpn_customer_gateway/shanghai__edge-1/ip_address", "127.0.0.1");
const GATEWAY = "alicloud_vpn_customer_gateway.shanghai__edge-1";

describe("a target", () => {
  test("can be a synthesized folder with several stacks", () => {
    const judgement = judge(readStacks(synthesized("several", { "dev-sites": bad, "prod-sites": site("berlin") })));
    expect(judgement.stacks.map(({ name, kind }) => ({ name, kind }))).toEqual([
      { name: "dev-sites", kind: "synth" },
      { name: "prod-sites", kind: "synth" },
    ]);
    expect(judgement.findings).toMatchObject([
      {
        rule: "customer-gateway-address",
        level: "error",
        stack: "dev-sites",
        address: GATEWAY,
        constructPath: "dev-sites/shanghai/edge-1",
        source: "environments/dev.yaml:8:7",
        argument: "ip_address",
        message: "127.0.0.1 is in 127.0.0.0/8, which the cloud refuses",
        stacks: ["dev-sites"],
      },
    ]);
  });

  test("can be a folder with one stack, in several files", () => {
    const path = write("one", { "cdk.tf.json": bad, "more.tf.json": site("berlin") });
    expect(judge(readStacks(path))).toMatchObject({
      findings: [{ stack: "one" }],
      usage: [{ used: { min: 2, max: 2 } }],
    });
  });

  test.each(["more.tf", "more.tofu", "more.tofu.json"])(
    "that has %s beside its JSON may contain unseen resources",
    (name) => {
      const path = write("mixed", {
        "cdk.tf.json": { resource: { alicloud_cen_transit_router_vpn_attachment: { a: {} } } },
        [name]: "",
      });
      expect(verdict(judge(readStacks(path)), "association-present")).toBe("undecided");
    },
  );

  test("whose files override one another is known only by its plan", () => {
    const path = write("overridden", { "cdk.tf.json": good, "cdk_override.tf.json": good });
    expect(() => judge(readStacks(path))).toThrow(/cdk_override\.tf\.json overrides arguments of other files/);
  });

  test("can be a plan, named by its file, its folder or the caller", () => {
    const path = write("plans", { "dev-sites/plan.json": planOf(good), "prod.plan.json": planOf(good) });
    const named = { path: join(path, "prod.plan.json"), stack: "mine" };
    const names = [join(path, "dev-sites/plan.json"), join(path, "prod.plan.json"), named].flatMap((target) =>
      judge(readStacks(target)).stacks.map(({ name }) => name),
    );
    expect(names).toEqual(["dev-sites", "prod", "mine"]);
  });

  test("at the top of a checkout has the same name and fingerprints in every clone", () => {
    const clones = ["one", "other"].map((clone) =>
      write(clone, {
        ".git": {},
        "plan.json": planOf(bad),
        "hub/terraform.tfstate": { version: 4, terraform_version: "1" },
      }),
    );
    const [one, other] = clones.map((clone) =>
      judge(readStacks([join(clone, "plan.json"), join(clone, "hub/terraform.tfstate")])),
    );
    expect(one?.stacks.map(({ name }) => name)).toEqual(["root", "hub"]);
    const known = (judgement?: Judgement) => judgement?.findings.map(({ fingerprint }) => fingerprint);
    expect(known(one)).toHaveLength(1);
    expect(known(one)).toEqual(known(other));
  });

  test("can be a folder of one stack's JSON, named by the caller", () => {
    const path = write("one-stack", { "cdk.tf.json": good });
    expect(judge(readStacks({ path, stack: "mine" })).stacks).toMatchObject([{ name: "mine", kind: "synth" }]);
  });

  test("that is a plan with another name belongs to the synthesized stack with the same resources", () => {
    const plan = join(write("called", { "plan.json": planOf(bad) }), "plan.json");
    const other = site("berlin");
    const folder = synthesized("its-stack", { "dev-sites": bad, "prod-sites": other });
    const { stacks, usage } = judge(readStacks([folder, plan]));
    expect(stacks.map(({ name, kind }) => ({ name, kind }))).toEqual([
      { name: "dev-sites", kind: "plan" },
      { name: "prod-sites", kind: "synth" },
    ]);
    expect(usage).toMatchObject([{ used: { min: 2, max: 2 } }]);
    expect(judge(readStacks(plan, { synth: folder })).findings).toMatchObject([
      { stack: "dev-sites", source: "environments/dev.yaml:8:7" },
    ]);
    expect(judge(readStacks([synthesized("another", { "prod-sites": other }), plan])).stacks).toMatchObject([
      { name: "prod-sites" },
      { name: "called" },
    ]);
    expect(() => judge(readStacks([synthesized("alike", { one: bad, two: bad }), plan]))).toThrow(
      /plan.json may be the plan of one or two; name its stack \(--stack\), or name the file after the stack: one.plan.json$/,
    );
  });

  test("that is a plan does not belong to a stack with the same resources and another device", () => {
    const plan = join(write("twin", { "plan.json": planOf(bad) }), "plan.json");
    const prod = patch(bad, `resource/${GATEWAY.replace(".", "/")}/ip_address`, "203.0.113.77");
    const names = (stacks: Readonly<Record<string, Json>>) =>
      judge(readStacks([synthesized(Object.keys(stacks).join("-"), stacks), plan])).stacks.map(({ name }) => name);
    expect(names({ prod })).toEqual(["prod", "twin"]);
    expect(names({ dev: bad, prod })).toEqual(["dev", "prod"]);
  });

  test("that is a plan with the name of another stack is refused", () => {
    const folder = synthesized("misnamed", { "dev-sites": bad, "prod-sites": site("berlin") });
    const path = write("prod-sites", { "plan.json": planOf(bad) });
    const plan = join(path, "plan.json");
    expect(() => judge(readStacks([folder, plan]))).toThrow(
      /plan.json has the name of prod-sites, but nothing of that stack; name the stack/,
    );
    expect(() => judge(readStacks(plan, { synth: folder }))).toThrow("has the name of prod-sites");
    expect(() => judge(readStacks([folder, { path: plan, stack: "prod-sites" }]))).toThrow(
      "has the name of prod-sites",
    );
    expect(() => judge(readStacks([folder, { path: plan, stack: "nosuch" }]))).toThrow(
      /has the name of nosuch, but everything that dev-sites has; name dev-sites$/,
    );
    expect(judge(readStacks([folder, { path: plan, stack: "dev-sites" }])).stacks).toHaveLength(2);
    const foreign = { name: "foreign", json: planOf(site("munich")) };
    expect(judge(readStacks([folder, foreign])).stacks).toHaveLength(3);
  });

  test("that is a plan is recognized by its resources, whatever the keys of their instances", () => {
    const synth = synthesized("keyed", { keyed: bad });
    const json = planOf(bad);
    for (const change of json.resource_changes as Json[]) change.address = `${change.address}["a]b"]`;
    expect(judge(readStacks([synth, { name: "keyed", json }])).stacks).toHaveLength(1);
  });

  test("that is a plan takes construct paths, sources and raised limits from the synthesized folder", () => {
    const limit = {
      limit: "vpnAttachmentsPerTransitRouter",
      most: 80,
      reason: "request 4711",
      source: "environments/dev.yaml:9:3",
    };
    const synth = synthesized("beside", { "dev-sites": { ...bad, "//": { cenvpn: { limits: [limit] } } } });
    const judgement = judge(readStacks({ name: "dev-sites", json: planOf(bad) }, { synth }));
    expect(judgement.findings).toMatchObject([
      { constructPath: "dev-sites/shanghai/edge-1", source: "environments/dev.yaml:8:7" },
    ]);
    expect(judgement.usage).toMatchObject([{ most: 80, limitSource: "environments/dev.yaml:9:3" }]);
  });

  test("that is a plan takes them only for the resources of its root module", () => {
    const plan = planOf(bad);
    const changes = plan.resource_changes as Json[];
    const ofModule = changes
      .filter(({ address }) => address === GATEWAY)
      .map((change) => ({ ...change, address: `module.m.${GATEWAY}`, module_address: "module.m" }));
    const synth = synthesized("with-module", { "dev-sites": bad });
    const judgement = judge(
      readStacks({ name: "dev-sites", json: { ...plan, resource_changes: [...changes, ...ofModule] } }, { synth }),
      { rules: rules.filter(({ id }) => id === "customer-gateway-address") },
    );
    expect(judgement.findings.map(({ address, constructPath }) => [address, constructPath])).toEqual([
      [GATEWAY, "dev-sites/shanghai/edge-1"],
      [`module.m.${GATEWAY}`, undefined],
    ]);
  });

  test.each([
    ["that does not exist", () => join(folder, "nowhere"), /nowhere does not exist$/],
    ["that is empty", () => write("empty", { "readme.md": "" }), /has neither a manifest.json nor Terraform JSON/],
    ["that is no JSON", () => join(write("text", { "plan.json": "SECRET {" }), "plan.json"), /plan.json is not JSON/],
    ["that is a list", () => join(write("list", { "plan.json": [] }), "plan.json"), /does not hold a JSON object$/],
    [
      "whose stack is missing",
      () => write("gap", { "manifest.json": { stacks: { a: {} } } }),
      /cdk.tf.json does not exist$/,
    ],
    ["whose manifest names no stacks", () => write("bare", { "manifest.json": {} }), /names no stacks$/],
    [
      "that is a plan of another format",
      () => ({ name: "a", json: { format_version: "2.0", resource_changes: [] } }),
      /format 2.0, but cenvpn reads only 1.x/,
    ],
    [
      "that reports the provider's schema",
      () => ({ name: "a", json: { format_version: "1.0", provider_schemas: {} } }),
      /neither a plan nor a state nor a stack's JSON$/,
    ],
    [
      "that is a state of long ago",
      () => ({ name: "a", json: { version: 3, lineage: "b2d5", modules: [] } }),
      /is a state of version 3, but cenvpn reads only version 4/,
    ],
    [
      "that is a state to come, and holds nothing",
      () => join(write("to-come", { "terraform.tfstate": { version: 5, resources: [] } }), "terraform.tfstate"),
      /is a state of version 5, but cenvpn reads only version 4; a newer cenvpn/,
    ],
  ])("%s is refused in words", (_, target, message) => {
    const attempt = () => judge(readStacks(target()));
    expect(attempt).toThrow(UnreadableTarget);
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(/SECRET/);
  });

  test("that is a synthesized folder accepts no name, since it names its stacks itself", () => {
    const path = synthesized("named", { "dev-sites": good });
    expect(() => judge(readStacks({ path, stack: "mine" }))).toThrow(
      /named names its stacks itself, so --stack mine does not apply/,
    );
  });
});

describe("a rule", () => {
  const crashing: Rule = {
    ...(rules[0] as Rule),
    id: "crashing",
    subjects: (graph) => graph.attachments(),
    check: () => {
      throw new TypeError("no such thing");
    },
  };

  test("that fails is reported as its own error, and the others go on", () => {
    const judgement = judgeStack(bad, { rules: [crashing, ...rules] });
    expect(judgement.findings.map(({ rule }) => rule).toSorted()).toEqual(["crashing", "customer-gateway-address"]);
    expect(judgement.findings).toContainEqual(
      expect.objectContaining({ level: "error", message: "the rule crashing itself failed (no such thing)" }),
    );
  });
});

test("a resource that may not exist has no finding", () => {
  const repeated = patch(bad, `resource/${GATEWAY.replace(".", "/")}/count`, "${var.enabled ? 1 : 0}");
  expect(verdict(judgeStack(repeated), "customer-gateway-address")).toBe("undecided");
});

test("blocks may be objects or lists of one, numbers may be texts, and escapes are undone", () => {
  const connection = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
  const loose = patch(site("shanghai"), `${connection}/tunnel_options_specification/0/tunnel_index`, "1");
  const gateway = patch(loose, `resource/${GATEWAY.replace(".", "/")}/ip_address`, "$${a}");
  const { findings, undecided } = judgeStack({ ...IN_HANGZHOU, resource: [gateway.resource ?? null] });
  expect(undecided).toEqual([]);
  expect(findings.map(({ message }) => message)).toEqual(["${a} is not an IPv4 address"]);
});

test("a dynamic block, and a shape that Terraform refuses, leave the check open", () => {
  const connection = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
  const dynamic = patch(site("shanghai"), `${connection}/dynamic`, { tunnel_options_specification: {} });
  const refused = patch(site("shanghai"), `${connection}/tunnel_options_specification`, 7);
  for (const json of [dynamic, refused]) expect(verdict(judgeStack(json), "two-tunnels")).toBe("undecided");
});

test("the order of findings does not depend on the order of resources", () => {
  const resource = bad.resource as Json;
  const reversed = { resource: Object.fromEntries(Object.entries(resource).toReversed()) };
  expect(judgeStack(reversed)).toEqual(judgeStack(bad));
});

test.each([
  ["an empty one", {}, "pass"],
  ["the placeholder", "PLACEHOLDER-never-apply", "pass"],
  ["keys", { "shanghai/main/1": "KEY" }, "undecided"],
])("a PSK is open if its variable has a default: %s", (_, keys, expected) => {
  const json = { ...site("shanghai"), variable: { psks: { default: keys, sensitive: true } } };
  expect(verdict(judgeStack(json), "no-literal-key")).toBe(expected);
});

test.each([
  ["KEY", "fail"],
  ["${var.k}KEY", "undecided"],
  ["KEY-${var.k}-${var.l}", "undecided"],
  ['KEY${merge({}, var.psks)["a"]}', "undecided"],
  ["KEY${true}", "fail"],
  ['${true ? "KEY" : "KEY"}', "fail"],
  ['${true ? "KEY" : var.k}', "undecided"],
  ['${format("KEY%s", terraform.workspace)}', "undecided"],
  ['${var.psks["shanghai/main/1"]}', "pass"],
  ["${local.keys.shanghai[0]}", "undecided"],
])("a PSK written as %s is judged: %s", (psk, expected) => {
  const tunnels = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main/tunnel_options_specification";
  const json = patch(site("shanghai"), `${tunnels}/0/tunnel_ike_config/psk`, psk);
  expect(verdict(judgeStack(json), "no-literal-key")).toBe(expected);
});

test("the contents of a module in a synthesized stack are unknown, so a missing route there is not a finding", () => {
  const json = patch(
    site("shanghai"),
    "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main/enable_tunnels_bgp",
    false,
  );
  expect(verdict(judgeStack(json), "forwards-nothing")).toBe("fail");
  expect(verdict(judgeStack(patch(json, "module/routes", { source: "./routes" })), "forwards-nothing")).toBe(
    "undecided",
  );
});

test("a folder without any stack left does not pass", () => {
  const rejected = write("rejected", { "manifest.json": { stacks: {} } });
  expect(() => judge(readStacks(rejected))).toThrow("has no stack");
});

test("a fix uses the author's language: of the environment file, or of Terraform", () => {
  const weak = { tunnel_index: 1, tunnel_ipsec_config: { ipsec_enc_alg: "des" } };
  const fixIn = (name: string, metadata = {}) => {
    const attachment = { [name]: { tunnel_options_specification: [weak], ...metadata } };
    const json = { resource: { alicloud_vpn_gateway_vpn_attachment: attachment } };
    return judge(readStacks({ name: "sites", json })).findings.find(({ rule }) => rule === "weak-crypto")?.fix;
  };
  expect(fixIn("berlin__main")).toBe("crypto: strong");
  expect(fixIn("berlin", { "//": { source: "environments/dev.yaml:14:7" } })).toBe("crypto: strong");
  expect(fixIn("berlin")).toBe("use ikev2, main, aes256, sha256 and group14");
});

describe("a plan whose author only names show", () => {
  const tunnel = "resource/alicloud_vpn_gateway_vpn_attachment/berlin__main/tunnel_options_specification/0";
  const weak = planOf(patch(site("berlin"), `${tunnel}/tunnel_ipsec_config/ipsec_enc_alg`, "des"));
  const fixIn = (json: Json) => judgeStack(json).findings.find(({ rule }) => rule === "weak-crypto")?.fix;
  /** The plan with other addresses. */
  const readdressed = (address: (of: string) => string): Json => ({
    ...weak,
    resource_changes: (weak.resource_changes as Json[]).map((change) => ({
      ...change,
      address: address(String(change.address)),
    })),
  });

  test("is ours if it has the names of our constructs", () => {
    expect(fixIn(weak)).toBe("crypto: strong");
    expect(fixIn(readdressed((of) => `${of}[0]`))).toBe("crypto: strong");
  });

  test("is not ours if it is written in HCL, or the names mean something else", () => {
    const hcl = JSON.parse(
      JSON.stringify(weak, (_, value) => (value?.references ? { references: value.references } : value)),
    );
    const inTerraform = "use ikev2, main, aes256, sha256 and group14";
    expect(fixIn(hcl)).toBe(inTerraform);
    expect(fixIn(readdressed((of) => `module.vpn.${of}`))).toBe(inTerraform);
    expect(fixIn(readdressed((of) => `${of.replace("__", "-")}["a__b"]`))).toBe(inTerraform);
  });
});
