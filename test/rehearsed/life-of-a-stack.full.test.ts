import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironments } from "../../config";
import { judge, readStacks } from "../../policy";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { synthesize } from "../../stacks";
import { temporaryFile, temporaryFolder } from "../setup/files";

// Real Terraform against the simulated cloud.

const DEV = readFileSync("environments/dev.yaml", "utf8");

/** Synthesizes an environment into a folder; the same folder again means an edited file. */
function write(folder: string, text: string): string {
  const { environments, problems } = loadEnvironments([temporaryFile("dev.yaml", text)]);
  expect(problems).toEqual([]);
  return join(synthesize(environments, folder), "stacks", "dev-sites");
}

function edited(piece: string | RegExp, replacement: string): string {
  const text = DEV.replace(piece, replacement);
  expect(text).not.toBe(DEV);
  return text;
}

async function inRehearsal(use: (rehearsal: Rehearsal) => Promise<void>): Promise<void> {
  const rehearsal = await startRehearsal();
  try {
    await use(rehearsal);
  } finally {
    await rehearsal.close();
  }
}

/** Terraform's output, and its exit code with -detailed-exitcode. */
async function terraform(
  rehearsal: Rehearsal,
  folder: string,
  ...args: string[]
): Promise<{ exitCode: number; printed: string }> {
  const { exitCode, stdout, stderr } = await rehearsal.terraform(folder, [...args, "-no-color"]);
  return { exitCode, printed: stdout + stderr };
}

const plan = (rehearsal: Rehearsal, folder: string, ...args: string[]) =>
  terraform(rehearsal, folder, "plan", "-input=false", "-detailed-exitcode", ...args);

const apply = async (rehearsal: Rehearsal, folder: string) => {
  expect(await terraform(rehearsal, folder, "init", "-input=false")).toMatchObject({ exitCode: 0 });
  expect(await terraform(rehearsal, folder, "apply", "-auto-approve", "-input=false")).toMatchObject({ exitCode: 0 });
};

test("every stack validates, plans exactly its inventory, applies, plans nothing more, and is destroyed", async () => {
  await inRehearsal(async (rehearsal) => {
    const { environments } = loadEnvironments(["environments/dev.yaml", "environments/prod.yaml"]);
    const folder = synthesize(environments, temporaryFolder());
    const planned = async (stack: string) => {
      const at = join(folder, "stacks", stack);
      expect(await terraform(rehearsal, at, "init", "-input=false")).toMatchObject({ exitCode: 0 });
      expect(await terraform(rehearsal, at, "validate")).toMatchObject({ exitCode: 0 });
      const { printed } = await plan(rehearsal, at);
      return [...printed.matchAll(/^ {2}# (\S+) will be (created|updated|destroyed)/gm)].map(
        ([, address, action]) => `${action} ${address}`,
      );
    };
    expect(await planned("dev-sites")).toEqual([
      "created alicloud_cen_transit_router_route_table_association.chengdu__main",
      "created alicloud_cen_transit_router_route_table_association.shanghai__main",
      "created alicloud_cen_transit_router_route_table_propagation.chengdu__main__vtb-abc123",
      "created alicloud_cen_transit_router_route_table_propagation.shanghai__main__default",
      "created alicloud_cen_transit_router_vpn_attachment.chengdu__main",
      "created alicloud_cen_transit_router_vpn_attachment.shanghai__main",
      "created alicloud_vpn_connection.legacy-office__main",
      "created alicloud_vpn_customer_gateway.chengdu__fw",
      "created alicloud_vpn_customer_gateway.chengdu__lte",
      "created alicloud_vpn_customer_gateway.legacy-office__fw",
      "created alicloud_vpn_customer_gateway.shanghai__edge-1",
      "created alicloud_vpn_customer_gateway.shanghai__edge-2",
      "created alicloud_vpn_gateway_vco_route.chengdu__main__192-168-9-0-24",
      "created alicloud_vpn_gateway_vpn_attachment.chengdu__main",
      "created alicloud_vpn_gateway_vpn_attachment.shanghai__main",
    ]);
    expect(await planned("prod-sites")).toHaveLength(13);
    for (const stack of ["dev-sites", "prod-sites"]) {
      const at = join(folder, "stacks", stack);
      await apply(rehearsal, at);
      expect(await plan(rehearsal, at)).toMatchObject({ exitCode: 0 });
    }
    const dev = await rehearsal.terraform(join(folder, "stacks", "dev-sites"), ["output", "-json"]);
    const address = expect.stringMatching(/^198\.18\.0\.\d+$/);
    const addresses = {
      connection_id: expect.stringMatching(/^vco-/),
      gateway_address_1: address,
      gateway_address_2: address,
    };
    // The gateway has two addresses.
    const gateway = expect.stringMatching(/^198\.19\.0\.\d+$/);
    const onVpnGateway = { ...addresses, gateway_address_1: gateway, gateway_address_2: gateway };
    const onTransitRouter = { ...addresses, attachment_id: expect.stringMatching(/^tr-attach-/) };
    expect(JSON.parse(dev.stdout)).toEqual({
      chengdu__main: expect.objectContaining({ sensitive: false, value: onTransitRouter }),
      "legacy-office__main": expect.objectContaining({ sensitive: false, value: onVpnGateway }),
      shanghai__main: expect.objectContaining({ sensitive: false, value: onTransitRouter }),
    });
    for (const stack of ["dev-sites", "prod-sites"]) {
      expect(await terraform(rehearsal, join(folder, "stacks", stack), "destroy", "-auto-approve")).toMatchObject({
        exitCode: 0,
      });
    }
    expect(rehearsal.created()).toEqual([]);
  });
});

describe("the guard, with a provider that does not see edits inside tunnels", () => {
  let rehearsal: Rehearsal;
  let folder: string;
  let stack: string;

  beforeAll(async () => {
    rehearsal = await startRehearsal({ tunnelEdits: "hidden" });
    folder = temporaryFolder();
    stack = write(folder, DEV);
    await apply(rehearsal, stack);
  });
  afterAll(() => rehearsal.close());

  test("an unchanged file plans nothing", async () => {
    write(folder, DEV);
    expect(await plan(rehearsal, stack)).toMatchObject({ exitCode: 0, printed: expect.stringContaining("No changes") });
  });

  test.each([
    ["algorithm", "crypto: strong", "crypto: {ipsec: {authentication: sha512}}"],
    ["lifetime", "crypto: strong", "crypto: {ike: {lifetime: 7200}}"],
    ["inside CIDR", "169.254.10.4/30", "169.254.10.8/30"],
    ["local ASN", "localAsn: 64512", "localAsn: 64600"],
    ["DPD", "crypto: strong", "crypto: strong, dpd: false"],
    ["NAT traversal", "crypto: strong", "crypto: strong, natTraversal: false"],
    ["identity", "{customerGateway: edge-2", "{remoteId: edge.example.com, customerGateway: edge-2"],
  ])("a changed %s fails the plan with our message", async (_, piece, replacement) => {
    write(folder, edited(piece, replacement));
    const { exitCode, printed } = await plan(rehearsal, stack);
    expect(exitCode).toBe(1);
    expect(printed.replace(/\n│?\s*/g, " ")).toContain(
      "shanghai-main: the settings of its tunnels in the cloud differ from the configuration",
    );
  });

  test("an edit that the provider sees passes: a new customer gateway sends the rest with it", async () => {
    write(
      folder,
      edited(
        /1: \{customerGateway: edge-1(.*)\}\n(.*)2: \{customerGateway: edge-2/,
        "1: {customerGateway: edge-2$1}\n$22: {customerGateway: edge-1",
      ),
    );
    expect(await plan(rehearsal, stack)).toMatchObject({ exitCode: 2 });
  });
});

describe("PSKs that a person gives", () => {
  // A rehearsal invents PSKs, so this test runs Terraform itself with a rehearsal's provider.
  const NAMES = ["shanghai", "chengdu", "legacy-office"].flatMap((site) => [`${site}/main/1`, `${site}/main/2`]);
  const all = (key: string) => Object.fromEntries(NAMES.map((name) => [name, key]));
  let rehearsal: Rehearsal;
  let stack: string;

  const run = async (args: string[], psks?: Record<string, string>, cwd = stack) => {
    const given = psks ? [`-var-file=${temporaryFile("psks.tfvars.json", JSON.stringify({ psks }))}`] : [];
    const env = { ...process.env, CHECKPOINT_DISABLE: "1", TF_REATTACH_PROVIDERS: rehearsal.reattach };
    // Not spawnSync, because the provider runs in this process.
    const [command = "", ...rest] = args;
    const options = ["-no-color", ...(command === "show" ? [] : ["-input=false"]), ...given];
    const terraform = spawn("terraform", [command, ...options, ...rest], { cwd, env });
    let printed = "";
    for (const stream of [terraform.stdout, terraform.stderr]) stream.on("data", (part) => (printed += part));
    const [exitCode] = await once(terraform, "close");
    return { exitCode, printed: printed.replace(/\n│?\s*/g, " ") };
  };

  beforeAll(async () => {
    rehearsal = await startRehearsal();
    stack = write(temporaryFolder(), DEV);
    const backend = { terraform: { backend: { local: { path: "terraform.tfstate" } } } };
    writeFileSync(join(stack, "backend_override.tf.json"), JSON.stringify(backend));
    expect(await run(["init"])).toMatchObject({ exitCode: 0 });
    expect(await run(["apply", "-auto-approve"], all("PLANTED-one"))).toMatchObject({ exitCode: 0 });
  });
  afterAll(() => rehearsal.close());

  test("a changed PSK fails the plan with our message and is not printed", async () => {
    expect(await run(["plan", "-detailed-exitcode"], all("PLANTED-one"))).toMatchObject({ exitCode: 0 });
    const { exitCode, printed } = await run(["plan"], { ...all("PLANTED-one"), "shanghai/main/2": "PLANTED-two" });
    expect(exitCode).toBe(1);
    expect(printed).toContain("shanghai-main: the PSKs of its tunnels in the cloud differ from the configuration");
    expect(printed).not.toContain("PLANTED");
  });

  test("missing PSKs are named", async () => {
    const { exitCode, printed } = await run(["plan"], { "shanghai/main/1": "PLANTED-one" });
    expect(exitCode).toBe(1);
    for (const name of NAMES.filter((name) => name !== "shanghai/main/1")) {
      const [site, , tunnel] = name.split("/");
      expect(printed).toContain(`${site}-main: tunnel ${tunnel} has no PSK`);
      expect(printed).toContain(`The PSK comes from var.psks["${name}"].`);
    }
    expect(printed).not.toContain("shanghai-main: tunnel 1");
    expect(printed).not.toContain("PLANTED");
  });

  test("placeholders plan like real PSKs, with a mark, and nothing of such a plan is applied", async () => {
    const planned = await run(["plan", "-out=placeholders"], all("PLACEHOLDER-never-apply"));
    expect(planned).toMatchObject({ exitCode: 0 });
    expect(planned.printed).toContain("# terraform_data.placeholder-keys[0] will be created");
    const { printed } = await run(["show", "-json", "placeholders"]);
    const { findings } = judge(
      readStacks({ name: "dev-sites", json: JSON.parse(printed.slice(printed.indexOf("{"))) }),
    );
    // The existing tunnels share one short PSK, and these two rules report it.
    const others = findings.filter(({ rule }) => !["key-per-tunnel", "key-strength"].includes(rule));
    expect(others).toMatchObject([
      { rule: "placeholder-keys", level: "warning", message: "the PSKs are placeholders: never apply this plan" },
    ]);
    const applied = await run(["apply", "placeholders"]);
    expect(applied).toMatchObject({ exitCode: 1 });
    expect(applied.printed).toContain("The PSKs of this plan are placeholders");
    expect(await run(["plan", "-detailed-exitcode"], all("PLANTED-one"))).toMatchObject({ exitCode: 0 });
  });

  test("a first plan with placeholders makes nothing", async () => {
    const before = rehearsal.created();
    const router = "cidrs: [10.255.0.0/24], routeTables: {spokes: {}}, transit: [vpn]";
    const foreign = "    connections:\n      foreign: {id: vco-foreign}\n";
    const fresh = write(
      temporaryFolder(),
      edited("cidrs: existing", router)
        .replace("    connections:\n", foreign)
        .replace("sites:\n", "vpnGateways: {edge: {vpc: vpc-a, vswitches: [vsw-a, vsw-b], bandwidth: 100}}\nsites:\n"),
    );
    expect(fresh).not.toBe(stack);
    writeFileSync(join(fresh, "backend_override.tf.json"), readFileSync(join(stack, "backend_override.tf.json")));
    expect(await run(["init"], undefined, fresh)).toMatchObject({ exitCode: 0 });
    const applied = await run(["apply", "-auto-approve"], all("PLACEHOLDER-never-apply"), fresh);
    expect(applied).toMatchObject({ exitCode: 1, printed: expect.stringContaining("Plan: 24 to add") });
    expect(rehearsal.created()).toEqual(before);
  });

  test("all PSKs are named if none is given", async () => {
    expect((await run(["plan"])).printed.match(/has no PSK/g)).toHaveLength(NAMES.length);
  });

  test("PSKs that no device would accept are named, but not repeated", async () => {
    const { exitCode, printed } = await run(["plan"], {
      ...all("PLANTED-~!@#$%^&*()_-+={}[]|;:,.<>/"),
      "chengdu/main/2": "PLANTED two",
    });
    expect(exitCode).toBe(1);
    expect(printed).toContain("chengdu-main: tunnel 2 has no PSK, or one that the cloud refuses.");
    expect(printed.match(/or one that the cloud refuses/g)).toHaveLength(1);
    expect(printed).not.toContain("PLANTED");
  });
});

test.each([
  ["another address", "203.0.113.10", "203.0.113.12"],
  ["another key", /edge-1/g, "edge-9"],
  ["another ASN", "edge-1: {ip: 203.0.113.10, asn: 65010}", "edge-1: {ip: 203.0.113.10, asn: 65011}"],
])("a device with %s is renewed beside the old one, and its tunnel with it", async (_, piece, replacement) => {
  await inRehearsal(async (rehearsal) => {
    const folder = temporaryFolder();
    const stack = write(folder, DEV);
    await apply(rehearsal, stack);
    write(folder, edited(piece, replacement));
    await apply(rehearsal, stack);
    expect(await plan(rehearsal, stack)).toMatchObject({ exitCode: 0 });
  });
});

test("templates in names and tags reach the cloud as text", async () => {
  await inRehearsal(async (rehearsal) => {
    const stack = write(temporaryFolder(), edited("tags: {team: network}", 'tags: {"a${b}": "%{if true}${c}"}'));
    await apply(rehearsal, stack);
    const { stdout } = await rehearsal.terraform(stack, ["show", "-json"]);
    expect(stdout).toContain('"a${b}":"%{if true}${c}"');
  });
});
