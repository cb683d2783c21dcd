import fs from "node:fs";
import path from "node:path";
import { deployStacks, planStacks } from "../../../cli/stacks-rehearsal";
import { type Rehearsal, startRehearsal } from "../../../rehearsal";
import { cenvpn } from "../../setup/command";
import { temporaryFolder } from "../../setup/files";

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await startRehearsal();
});
afterEach(() => rehearsal.close());

const GATEWAY = { ip_address: "198.51.100.10", asn: "65010" };

/** A synthesized folder with stacks of these resources. */
function synthesized(stacks: Record<string, object>) {
  const folder = temporaryFolder();
  for (const [name, resource] of Object.entries(stacks)) {
    const stack = path.join(folder, "stacks", name);
    fs.mkdirSync(stack, { recursive: true });
    const terraform = { required_providers: { alicloud: { source: "aliyun/alicloud" } } };
    fs.writeFileSync(path.join(stack, "cdk.tf.json"), JSON.stringify({ terraform, resource }));
  }
  return { folder, names: Object.keys(stacks), dependencies: new Map<string, readonly string[]>() };
}

test("stacks are applied, planned again and destroyed, in the order of their dependencies", async () => {
  const stacks = synthesized({
    sites: { alicloud_vpn_customer_gateway: { site: GATEWAY } },
    hub: { alicloud_cen_instance: { hub: { cen_instance_name: "hub" } } },
  });
  const steps: string[] = [];
  const took = (stack: string, step: string, seconds: number) => {
    expect(seconds).toBeGreaterThan(0);
    steps.push(`${stack} ${step}`);
  };
  const rehearsed = await deployStacks(rehearsal, { ...stacks, dependencies: new Map([["sites", ["hub"]]]) }, took);
  expect(rehearsed).toMatchObject([
    { stack: "sites", failed: false, outcome: "1 to add, 0 to change, 0 to destroy" },
    { stack: "hub", failed: false },
  ]);
  const all = ["init", "plan", "show", "apply", "plan again"];
  expect(steps).toEqual([
    ...all.map((step) => `hub ${step}`),
    ...all.map((step) => `sites ${step}`),
    "sites destroy",
    "hub destroy",
  ]);
  expect(rehearsal.created()).toEqual([]);
});

test("what the cloud refuses ends the rehearsal, and so does a second plan that has changes", async () => {
  const stranger = { vpn_id: "cgw-abc123", transit_router_id: "tr-abc123" };
  const refused = await deployStacks(
    rehearsal,
    synthesized({ one: { alicloud_cen_transit_router_vpn_attachment: { one: stranger } } }),
    () => undefined,
  );
  expect(refused).toMatchObject([{ failed: true, outcome: expect.stringMatching(/^terraform apply failed\n/) }]);
  // Without `auto_publish_route_enabled` the cloud publishes routes, and the provider reads this back.
  const attachment = { vpn_id: "vco-abc123", transit_router_id: "tr-abc123" };
  const changing = await deployStacks(
    rehearsal,
    synthesized({ two: { alicloud_cen_transit_router_vpn_attachment: { two: attachment } } }),
    () => undefined,
  );
  expect(changing).toMatchObject([
    { failed: true, outcome: expect.stringMatching(/^after the apply, the next plan still has changes\n/) },
  ]);
  expect(changing[0]?.outcome).toContain("auto_publish_route_enabled");
});

test("--plan-only leaves nothing behind", async () => {
  const stacks = synthesized({ sites: { alicloud_vpn_customer_gateway: { site: GATEWAY } } });
  expect(await planStacks(rehearsal, stacks, () => undefined)).toMatchObject([{ failed: false }]);
  expect(rehearsal.created()).toEqual([]);
});

test("a rehearsal prints what is simulated, what else may run, and what was taken on trust", async () => {
  const folder = temporaryFolder();
  const stack = { resource: { alicloud_eip_address: { one: { bandwidth: "5" } } } };
  fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(stack));
  const script = "terraform init > log && terraform plan >> log";
  const { exitCode, stderr } = await cenvpn(["rehearse", "--no-check", "--", "sh", "-c", script], { cwd: folder });
  expect([exitCode, stderr]).toEqual([
    0,
    "rehearsal: Alibaba Cloud is simulated. Nothing else is touched: other providers and provisioners are refused.\n" +
      "rehearsal: taken on trust, not simulated: alicloud_eip_address\n",
  ]);
  const allowed = await cenvpn(["rehearse", "--allow-provider", "aws", "--allow-provisioner", "file", "--", "true"]);
  expect(allowed.stderr).toBe("rehearsal: Alibaba Cloud is simulated. Allowed to act on the real world: aws, file.\n");
});
