import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { transformSync } from "@swc/core";
import { app, run } from "../../setup/command";
import { temporaryFolder } from "../../setup/files";
import { readStack } from "../../setup/synth";

const APP = `import { App, TerraformStack } from "cdktf";
import { AlicloudProvider, CustomerGateway } from "cenvpn";
import { office } from "offices";

const app = new App();
const stack: TerraformStack = new TerraformStack(app, "sites");
new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });

interface Device { readonly ip: string }
const device: Device = { ip: "127.0.0.1" };

  new CustomerGateway(stack, "edge", { ip: "203.0.113.10" });
  office(stack);
new CustomerGateway(stack, "reported", { ip: "203.0.113.13", source: "sites.csv:7:1" });
app.synth();
`;
/** A package of another author that makes our constructs. */
const OFFICES = `const { CustomerGateway } = require("cenvpn");
exports.office = (scope) => new CustomerGateway(scope, "office", { ip: "203.0.113.12", terraformName: "office" });
`;

/** Compiles the app into a project, runs the app, and reads the recorded lines of its resources. */
async function sources(sourceMaps: boolean): Promise<Record<string, unknown>> {
  const folder = temporaryFolder();
  for (const each of ["src", "out", "node_modules/offices"]) mkdirSync(join(folder, each), { recursive: true });
  for (const name of ["cdktf", "cdktn", "constructs", "@cdktf"])
    symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name));
  symlinkSync(resolve("."), join(folder, "node_modules", "cenvpn"));
  writeFileSync(join(folder, "node_modules/offices/index.js"), OFFICES);
  const { code, map } = transformSync(APP, {
    filename: join(folder, "src", "main.ts"),
    sourceFileName: "../src/main.ts",
    sourceMaps,
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  });
  writeFileSync(join(folder, "src", "main.ts"), APP);
  writeFileSync(join(folder, "out", "main.js"), code);
  if (map) writeFileSync(join(folder, "out", "main.js.map"), map);
  const outcome = await run(process.execPath, ["out/main.js"], { cwd: folder });
  expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
  const gateways = readStack(join(folder, "cdktf.out"), "sites").resource.alicloud_vpn_customer_gateway ?? {};
  return Object.fromEntries(
    Object.values(gateways).map((body) => {
      const comment = body["//"] as { metadata: { path: string }; source?: string };
      return [comment.metadata.path.split("/")[1], comment.source];
    }),
  );
}

test("a construct knows the line of the project's code that makes it, in TypeScript if there is a source map", async () => {
  expect(await sources(true)).toEqual({
    edge: "src/main.ts:12:3",
    office: "src/main.ts:13:9",
    reported: "sites.csv:7:1",
  });
});

test("without a source map, the line is that of the running code", async () => {
  const { edge, reported } = await sources(false);
  expect(edge).toMatch(/^out\/main\.js:\d+:1$/);
  expect(reported).toBe("sites.csv:7:1");
});

test("constructs from environment files know only the lines of those files", async () => {
  const folder = temporaryFolder();
  cpSync("environments", join(folder, "environments"), { recursive: true });
  expect(await app({ cwd: folder })).toMatchObject({ exitCode: 0 });
  const written = readFileSync(join(folder, "cdktf.out", "stacks", "prod-sites", "cdk.tf.json"), "utf8");
  const places = [...written.matchAll(/"source": "([^"]*?):\d+:\d+"/g)].map(([, file]) => file);
  expect(new Set(places)).toEqual(new Set(["environments/prod.yaml"]));
});
