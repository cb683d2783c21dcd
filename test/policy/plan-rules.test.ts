import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { judge, readStacks } from "../../policy";
import { jsonReport } from "../../report/json";
import { textReport } from "../../report/text";
import { temporaryFolder } from "../setup/files";
import { good } from "./cases";
import { type Json, judgeStack, patch, site, verdict } from "./fixtures";
import { ATTACHMENT, act, CIDR, CONNECTION, checked, edited, keyOf, settled, ungranted } from "./plan-cases";
import { keyNamed } from "./plan-of";

const found = (json: Json, rule: string) =>
  judgeStack(json)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ level, message }) => [level, message]);

describe("an edit inside a tunnel that the plan leaves out", () => {
  const RULE = "unsent-tunnel-edit";
  const judged = (json: Json) => verdict(judgeStack(json), RULE);

  test("is told in HCL, too, where a plan tells of what an expression is made", () => {
    expect(judged(keyOf(keyNamed("shanghai/main/1")))).toBe("pass");
    // it may be "${var.key}-1" or sha256(var.key), for all that the plan tells
    expect(judged(keyOf("PLANTED-new"))).toBe("undecided");
    const { undecided } = judgeStack(keyOf("PLANTED-new"));
    expect(undecided.find(({ rule }) => rule === RULE)?.message).toMatch(
      /^tunnels\.1\.ike\.psk refers to another value/,
    );
  });

  test("is left open where a key may be what a function makes of something else", () => {
    const digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    const made = (after: string, expression: Json) => judged(edited({ psk: after }, { psk: expression }));
    expect(made(digest, { constant_value: '${sha256("seed")}' })).toBe("undecided");
    expect(
      judged({
        ...edited({ psk: digest }, { psk: { references: ["var.seed"] } }),
        variables: { seed: { value: "seed" } },
      }),
    ).toBe("undecided");
    expect(made("dGVzdA==", { constant_value: "%{ if true }seed%{ endif }" })).toBe("undecided");
    expect(made("other", { constant_value: "seed" })).toBe("fail");
  });

  test("is left open where numbers may be calculated", () => {
    const lifetime = edited({}, { ike_lifetime: { references: ["var.hours"] } });
    expect(judged({ ...lifetime, variables: { ...(lifetime.variables as Json), hours: { value: 8 } } })).toBe(
      "undecided",
    );
  });

  test("is none where the text, given beside the plan, ignores it on purpose", () => {
    const beside = (ignore_changes: Json[string]) => {
      const text = patch(site("shanghai"), `resource/${CONNECTION.replace(".", "/")}/lifecycle`, { ignore_changes });
      const stacks = [edited({ psk: "PLANTED-old" }), text].map((json) => ({ name: "dev-sites", json }));
      return verdict(judge(readStacks(stacks)), RULE);
    };
    expect(beside(["tunnel_options_specification"])).toBe("pass");
    expect(beside(["${tunnel_options_specification}"])).toBe("pass");
    expect(beside("all")).toBe("pass");
    for (const other of [[], ["tags"], ["tunnel_options_specification_of_old"]]) expect(beside(other)).toBe("fail");
  });

  test("is none where a key is a placeholder, or null", () => {
    expect(judged(keyOf("PLACEHOLDER-never-apply"))).toBe("pass");
    expect(judged(edited({}, { psk: { constant_value: null } }))).toBe("pass");
  });

  test("tells no key", () => {
    const judgement = judgeStack(edited({ psk: "PLANTED-old" }));
    expect(verdict(judgement, RULE)).toBe("fail");
    expect(textReport(judgement) + jsonReport(judgement) + JSON.stringify(judgement)).not.toMatch(
      /PLANTED|planted-key/,
    );
  });

  test("is looked for only with providers that hide it", () => {
    const plan = edited({ psk: "PLANTED-old" });
    const constrained = (version_constraint: string) => {
      const copy = structuredClone(plan) as { configuration: { provider_config: { alicloud: Json } } } & Json;
      copy.configuration.provider_config.alicloud.version_constraint = version_constraint;
      return copy;
    };
    expect(judged(constrained("< 1.275.0"))).toBe("pass");
    for (const older of ["1.274.0", "~> 1.270.0", "< 1.275", ">= 1.200.0, ~> 1.274.1"])
      expect(judged(constrained(older))).toBe("pass");
    for (const open of [">= 1.200.0", "~> 1.275", "~> 1.275.0", "~> 1.200", "~> 1", "1.289.0", "1.275"])
      expect(judged(constrained(open))).toBe("fail");

    const locked = (version: string) => {
      const folder = join(temporaryFolder(), "dev-sites");
      mkdirSync(folder);
      const provider = `provider "registry.terraform.io/aliyun/alicloud" {\n  version     = "${version}"\n  hashes = []\n}\n`;
      writeFileSync(join(folder, ".terraform.lock.hcl"), `# made by init\n\n${provider}`);
      writeFileSync(join(folder, "plan.json"), JSON.stringify(constrained(">= 1.200.0")));
      return verdict(judge(readStacks(join(folder, "plan.json"))), RULE);
    };
    expect([locked("1.274.1"), locked("1.275.0")]).toEqual(["pass", "fail"]);
  });
});

describe("a CIDR that gateway addresses come from", () => {
  const RULE = "transit-router-cidr-in-use";
  const edited = (edit: Parameters<typeof settled>[1], json = good) => found(settled(json, edit), RULE);
  const changed = (cidr: string) => (changes: Parameters<NonNullable<Parameters<typeof settled>[1]>>[0]) => {
    act(changes.get(CIDR), ["update"]);
    Object.assign(changes.get(CIDR)?.change.after ?? {}, { cidr });
  };

  test("is neither changed nor replaced, but may get another name", () => {
    expect(edited(changed("10.254.0.0/24"))).toEqual([["error", expect.stringContaining("is changed while")]]);
    expect(edited(changed("10.255.0.0/24"))).toEqual([]);
    expect(edited((changes) => act(changes.get(CIDR), ["delete", "create"], "transit_router_id"))).toEqual([
      ["error", expect.stringContaining("is replaced while")],
    ]);
  });

  test("may be another one where the transit router has several", () => {
    const second = { transit_router_id: "tr-abc123", cidr: "10.253.0.0/24" };
    const two = patch(good, "resource/alicloud_cen_transit_router_cidr/second", second);
    expect(edited((changes) => act(changes.get(CIDR), ["delete"]), two)).toEqual([
      ["warning", expect.stringContaining("whose addresses may come from it")],
    ]);
  });

  test("goes together with all that is attached", () => {
    expect(
      edited((changes) => {
        for (const [address, resource] of changes)
          if (address === CIDR || address.includes("vpn_attachment")) act(resource, ["delete"]);
      }),
    ).toEqual([]);
  });
});

test("a connection that takes its attachment along is told once", () => {
  const json = settled(good, (changes) => {
    act(changes.get(CONNECTION), ["delete", "create"], "network_type");
    act(changes.get(ATTACHMENT), ["delete", "create"], "vpn_id");
  });
  expect(judgeStack(json).findings.map(({ rule }) => rule)).toEqual(["connection-replaced"]);
});

test("a grant is not revoked while its connection stays attached", () => {
  expect(found(ungranted(["no-op"], []), "grant-destroyed-first")).toEqual([
    ["error", `the grant is destroyed while ${ATTACHMENT} is attached by it`],
  ]);
});

describe("a check of Terraform's own", () => {
  test("that Terraform only mentions is a warning", () => {
    expect(found(checked("fail", "check"), "terraform-checks")).toEqual([["warning", "the tunnels differ"]]);
  });

  test("that cannot be evaluated yet is left open, unless Terraform will stop by it", () => {
    expect(verdict(judgeStack(checked("unknown", "check")), "terraform-checks")).toBe("undecided");
    expect(verdict(judgeStack(checked("unknown")), "terraform-checks")).toBe("pass");
  });

  test("shows no secret of the plan", () => {
    const plan = checked("fail", "check", `the key ${keyNamed("shanghai/main/1")} is old`);
    expect(found(plan, "terraform-checks")).toEqual([["warning", "the key (sensitive) is old"]]);
  });
});
