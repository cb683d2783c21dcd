import { join } from "node:path";
import { loadEnvironments } from "../../config";
import { judge, readStacks } from "../../policy";
import { startRehearsal } from "../../rehearsal";
import { synthesize } from "../../stacks";
import { temporaryFolder } from "../setup/files";
import fc from "../setup/properties";
import { type Json, type JsonValue, patch, site } from "./fixtures";
import { good } from "./good";
import { judgeAndReport } from "./judge-and-report";
import { planOf } from "./plan-of";

const anything = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;
const name = fc.constantFrom(
  "__proto__",
  "constructor",
  "tunnel_options_specification",
  "vpn_id",
  "for_each",
  "count",
  "dynamic",
  "",
  "//",
);

/** Replaces values at any depth. */
function mutate(json: JsonValue, picks: readonly [number, JsonValue, string][]): JsonValue {
  const copy = structuredClone(json);
  for (const [pick, value, key] of picks) {
    const objects: Json[] = [];
    const collect = (here: JsonValue | undefined) => {
      if (typeof here !== "object" || here === null) return;
      objects.push(here as Json);
      for (const item of Object.values(here)) collect(item);
    };
    collect(copy);
    const target = objects[pick % objects.length];
    const keys = target ? [...Object.keys(target), ...(Array.isArray(target) ? [] : [key])] : [];
    const chosen = keys[pick % keys.length];
    if (target && chosen !== undefined)
      Object.defineProperty(target, chosen, { value, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

test("any JSON leads to a judgement or one typed error", () => {
  const shapes = fc.oneof(
    anything,
    fc.record({ resource: anything, data: anything, output: anything, import: anything, "//": anything }),
    fc.record({ format_version: fc.constantFrom("1.2", "2.0"), resource_changes: anything, configuration: anything }),
  );
  fc.assert(
    fc.property(shapes, (json) => typeof judgeAndReport(json) === "string"),
    { numRuns: 250 },
  );
});

test("so does a stack or plan with anything anywhere", () => {
  const picks = fc.array(fc.tuple(fc.nat(), anything, name), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.constantFrom(good, planOf(good)),
      picks,
      (json, changes) => typeof judgeAndReport(mutate(json, changes)) === "string",
    ),
    { numRuns: 200 },
  );
});

describe("what Terraform itself has written", () => {
  const documents: JsonValue[] = [];
  beforeAll(async () => {
    const { environments } = loadEnvironments(["environments/dev.yaml"]);
    const folder = join(synthesize(environments, temporaryFolder()), "stacks", "dev-sites");
    const rehearsal = await startRehearsal();
    try {
      const terraform = async (...args: string[]) => {
        const { exitCode, stdout, stderr } = await rehearsal.terraform(folder, args);
        if (exitCode !== 0) throw new Error(stderr);
        return stdout;
      };
      await terraform("init");
      await terraform("plan", "-out=plan");
      documents.push(JSON.parse(await terraform("show", "-json", "plan")));
      await terraform("apply", "plan");
      documents.push(JSON.parse(await terraform("show", "-json")), JSON.parse(await terraform("state", "pull")));
    } finally {
      await rehearsal.close();
    }
  });

  test("is judged, and so are variants of it: plan, shown state and kept state", () => {
    const judgements = documents.map((json) => judge(readStacks({ name: "any", json })));
    expect(judgements.map(({ stacks: [stack], findings }) => [stack?.kind, findings])).toEqual([
      ["plan", []],
      ["state", []],
      ["state", []],
    ]);
    const picks = fc.array(fc.tuple(fc.nat(), anything, name), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.nat({ max: documents.length - 1 }),
        picks,
        (which, changes) => typeof judgeAndReport(mutate(documents[which] as JsonValue, changes)) === "string",
      ),
      { numRuns: 150 },
    );
  });
});

test("depth and circles do no harm", () => {
  let deep: JsonValue = {};
  for (let level = 0; level < 100_000; level++) deep = [deep];
  const connection = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
  const circle = "${alicloud_cen_transit_router_vpn_attachment.shanghai__main.vpn_id}";
  const round = patch(
    site("shanghai"),
    "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main/vpn_id",
    circle,
  );
  expect(judgeAndReport(patch(site("shanghai"), `${connection}/local_subnet`, deep))).toContain("undecided");
  expect(judgeAndReport({ resource: deep })).toContain("0 errors");
  expect(judgeAndReport(round)).toContain("undecided");
});

test("no output contains a PSK that was planted anywhere", () => {
  const key = "PLANTED-pre-shared-key";
  const tunnels = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main/tunnel_options_specification";
  const places = [
    `${tunnels}/0/tunnel_ike_config/psk`,
    `${tunnels}/1/tunnel_ike_config/psk`,
    "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main/ike_config/psk",
    "resource/alicloud_vpn_connection/office__main/tunnel_options_specification/0/tunnel_ike_config/0/psk",
    "variable/psks/default",
    "provider/alicloud/0/secret_key",
    "resource/random_password/psk/result",
  ];
  const planted = places.reduce((json, path) => patch(json, path, key), good);
  const template = patch(planted, `${tunnels}/0/tunnel_ike_config/psk`, `\${"${key}"}`);
  const borrowed = patch(
    planted,
    "resource/alicloud_vpn_customer_gateway/shanghai__edge-1/ip_address",
    "${alicloud_vpn_gateway_vpn_attachment.shanghai__main.ike_config}",
  );
  for (const json of [planted, template, borrowed, planOf(planted)]) {
    const output = judgeAndReport(json);
    expect(output).toContain("no-literal-key");
    expect(output).not.toContain("PLANTED");
  }
});
