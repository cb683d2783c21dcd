import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Outcome, run } from "./setup/command";
import { temporaryFolder } from "./setup/files";
import { blocks } from "./setup/readme";
import { readStack, type StackJson } from "./setup/synth";

// Tests what users get: the tarball, installed in an empty folder beside cdktf or its successor.

jest.setTimeout(300_000);

async function succeed(outcome: Promise<Outcome>): Promise<string> {
  const { exitCode, stdout, stderr } = await outcome;
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr + stdout }).toEqual({ exitCode: 0, stderr: "" });
  return stdout;
}

interface Packed {
  readonly filename: string;
  /** Bytes in the tarball. */
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

const destination = temporaryFolder();
let packed: Packed;

beforeAll(async () => {
  for (const step of ["types", "catalogue"]) await succeed(run(process.execPath, [`build/${step}.js`]));
  const printed = await succeed(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", destination]));
  packed = (JSON.parse(printed) as [Packed])[0];
});

test("the tarball contains everything for run time, and nothing large", () => {
  const paths = packed.files.map(({ path }) => path);
  expect(packed.files.filter(({ size }) => size > 300_000)).toEqual([]);
  expect(packed.size).toBeLessThan(830_000);
  for (const needed of [
    "dist/index.d.ts",
    "dist/main.js",
    "dist/cli/cenvpn.js",
    "dist/rehearsal/terraform/terraform-in-rehearsal.js",
    "dist/parts/LICENSES",
    "config/environment.schema.json",
    "config/inventory.schema.json",
    "config/policy.schema.json",
    "config/prices.schema.json",
    "config/quotas.schema.json",
    "config/waivers.schema.json",
    "report/judgement.schema.json",
    "LICENSE",
    "rehearsal/catalogue/provider-1.289.0.txt.br",
    "node_modules/@cdktf/provider-alicloud/arguments.json",
    "node_modules/@cdktf/provider-alicloud/lib/vpn-customer-gateway/index.d.ts",
  ]) {
    expect(paths).toContain(needed);
  }
  expect(paths.filter((path) => /^(test|environments)\/|(^|\/)generated\/|tsbuildinfo|\.tgz$/.test(path))).toEqual([]);
});

test("its declarations export only entry points, and import only what users have", () => {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const theirs = [...Object.keys({ ...dependencies, ...peerDependencies }), "node:"];
  const declarations = packed.files.map(({ path }) => path).filter((path) => /^dist\/.*\.d\.ts$/.test(path));
  const rooms = ["change/", "config/", "", "policy/", "report/", "testing/"];
  expect([...declarations].sort()).toEqual([...rooms.map((room) => `dist/${room}index.d.ts`), "dist/types.d.ts"]);
  const imported = declarations.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/(?:from|import\() ?"([^."][^"]*)"/g)].map(([, name = ""]) => name),
  );
  expect(imported.filter((name) => !theirs.some((one) => name.startsWith(one)))).toEqual([]);
});

test("the manifest runs nothing when it is installed", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  expect(Object.keys(scripts).filter((name) => /^((pre|post)?install|prepare)$/.test(name))).toEqual([]);
});

/** The types of users' files, made from the schemas, refuse an unknown name. */
const TYPES = `
import type { EnvironmentFile } from "cenvpn/config";
import { jsonReport } from "cenvpn/report";

const tunnels = {
  "1": { customerGateway: "edge", insideCidr: "169.254.10.0/30" },
  "2": { customerGateway: "edge", insideCidr: "169.254.10.4/30" },
};
export const written: EnvironmentFile = {
  name: "dev",
  region: "cn-shanghai",
  transitRouter: { cen: "cen-1", id: "tr-1", cidrs: ["10.9.0.0/24"] },
  sites: { shanghai: { customerGateways: { edge: { ip: "203.0.113.10" } }, connections: { main: { tunnels } } } },
};
// @ts-expect-error EnvironmentFile has no such name
export const mistyped: EnvironmentFile = { name: "dev", regoin: "cn-shanghai" };
export const report: typeof jsonReport = jsonReport;
`;

/** Compiles the example and the code of docs/constructs.md in a folder with the packages that they import. */
async function compile(folder: string): Promise<void> {
  const { compilerOptions } = JSON.parse(`${blocks("json", "docs/constructs.md")[0]}`);
  Object.assign(compilerOptions, { strict: true, outDir: "out", rootDir: ".", types: ["node", "jest"] });
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  copyFileSync("examples/typescript/main.ts", join(folder, "example.ts"));
  writeFileSync(join(folder, "page.ts"), `${blocks("ts", "docs/constructs.md")[0]}`);
  writeFileSync(join(folder, "types.ts"), TYPES);
  writeFileSync(join(folder, "my-stack.ts"), 'export { TerraformStack as MyStack } from "cdktf";');
  const [test = ""] = /(?<=^```ts\n)[\s\S]*?(?=^```)/m.exec(readFileSync("docs/testing.md", "utf8")) ?? [];
  writeFileSync(join(folder, "testing.test.ts"), test);
  await succeed(run(resolve("node_modules/.bin/tsc"), ["--project", "tsconfig.json"], { cwd: folder }));
}

/** The entry points that projects can import. */
const ENTRIES = ["cenvpn", ...["policy", "change", "report", "config", "testing"].map((name) => `cenvpn/${name}`)];

/** TypeScript 5, which the CLI of cdktf brings. */
const OLDER_COMPILER = require.resolve("typescript/bin/tsc", { paths: [require.resolve("jsii-rosetta/package.json")] });

/** A program with a mistake, and the message that it prints. */
const MISTAKE = `const { App, TerraformStack } = require("cdktf");
const { CustomerGateway } = require("cenvpn");
new CustomerGateway(new TerraformStack(new App(), "sites"), "edge", { ip: "203.0.113.256" });
`;

/** The packages that are in the tarball itself. */
const bundled: ReadonlySet<string> = new Set(["@cdktf/provider-alicloud"]);

/** The bytes of all files in a folder. */
function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

let madeHere: Promise<StackJson> | undefined;
/** The JSON of the example, synthesized in this checkout. */
function exampleHere(): Promise<StackJson> {
  madeHere ??= makeHere();
  return madeHere;
}

async function makeHere(): Promise<StackJson> {
  const here = temporaryFolder();
  mkdirSync(join(here, "node_modules"));
  for (const name of ["cdktf", "constructs", "@types"])
    symlinkSync(resolve("node_modules", name), join(here, "node_modules", name));
  symlinkSync(resolve("."), join(here, "node_modules", "cenvpn"));
  await compile(here);
  await succeed(run(process.execPath, ["out/example.js"], { cwd: here, env: { CDKTF_OUTDIR: "example" } }));
  return readStack(join(here, "example"), "sites");
}

describe.each(["cdktf@0.21.0", "cdktf@npm:cdktn@0.24.0"])("beside %s", (cdktf) => {
  const folder = temporaryFolder();

  beforeAll(async () => {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user", private: true }));
    const tarball = join(destination, packed.filename);
    await succeed(
      run(
        "npm",
        [
          "install",
          "--no-audit",
          "--no-fund",
          "--prefer-offline",
          tarball,
          cdktf,
          "constructs@10.6.0",
          "@types/node@20",
          "@types/jest@30",
        ],
        { cwd: folder },
      ),
    );
    await compile(folder);
  });

  test("the package with its dependencies takes at most 25 MB", () => {
    const needed = new Set(["cenvpn"]);
    for (const name of needed) {
      const { dependencies = {} } = JSON.parse(
        readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"),
      );
      for (const other of Object.keys(dependencies)) if (!bundled.has(other)) needed.add(other);
    }
    const sizes = [...needed].map((name) => sizeOf(join(folder, "node_modules", name)));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(25_000_000);
  });

  test.each(["example", "page"])(
    "the TypeScript of the %s compiles, synthesizes, is judged, and plans",
    async (name) => {
      const env = { CDKTF_OUTDIR: name };
      await succeed(run(process.execPath, [join("out", `${name}.js`)], { cwd: folder, env }));
      const printed = await succeed(run("npx", ["cenvpn", "check", name], { cwd: folder }));
      expect(printed).toMatch(/^0 errors, \d+ warnings, 0 undecided in 1 stack$/m);
      const script = "terraform init -input=false && terraform plan -input=false -no-color";
      const planned = await succeed(
        run("npx", ["cenvpn", "rehearse", "--", "sh", "-c", script], {
          cwd: join(folder, name, "stacks", "sites"),
          env: { npm_config_prefix: undefined },
        }),
      );
      expect(planned).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy/);
    },
  );

  test("the example gives the same JSON as here", async () => {
    const withoutVersion = (json: object) =>
      JSON.parse(JSON.stringify(json, (key, value) => (key === "version" && /^0\./.test(value) ? undefined : value)));
    expect(withoutVersion(readStack(join(folder, "example"), "sites"))).toEqual(withoutVersion(await exampleHere()));
  });

  test("every entry point can be required, and imported by name", async () => {
    const script = `
      const entries = ${JSON.stringify(ENTRIES)};
      Promise.all(entries.map((name) => import(name))).then((modules) => {
        const names = (module) => Object.keys(module).filter((name) => !/^(default|module.exports|__esModule)$/.test(name));
        const counts = entries.map((name, index) => [names(require(name)).length, names(modules[index]).length]);
        console.log(JSON.stringify(counts));
      });`;
    const counts = JSON.parse(await succeed(run(process.execPath, ["--eval", script], { cwd: folder }))) as number[][];
    expect(counts).toHaveLength(ENTRIES.length);
    for (const [required, imported] of counts) expect([required, imported]).toEqual([imported, required]);
    expect(counts.flat()).not.toContain(0);
  });

  test.each([
    ["node16", "node16", resolve("node_modules/.bin/tsc")],
    ["bundler", "esnext", resolve("node_modules/.bin/tsc")],
    // what the CLI of cdktf writes for a new project; TypeScript 7 has left it behind
    ["node10", "commonjs", OLDER_COMPILER],
  ])("every entry point has types under %s resolution", async (moduleResolution, module, compiler) => {
    const lines = ENTRIES.map(
      (name, index) => `import * as e${index} from "${name}";\nexport const n${index}: typeof e${index} = e${index};`,
    );
    // an export without types would be `any`, and would pass
    lines.push("// @ts-expect-error no such name", 'import { nothing } from "cenvpn/policy";', "export { nothing };");
    mkdirSync(join(folder, module), { recursive: true });
    writeFileSync(join(folder, module, "entries.ts"), lines.join("\n"));
    const options = [
      "--module",
      module,
      "--moduleResolution",
      moduleResolution,
      "--strict",
      "--skipLibCheck",
      "--noEmit",
      ...(compiler === OLDER_COMPILER ? ["--target", "es2020"] : ["--ignoreConfig"]),
    ];
    await succeed(run(compiler, [...options, "--types", "node", `${module}/entries.ts`], { cwd: folder }));
  });

  test("a mistake is shown in the line of the program, without any line of the package", async () => {
    writeFileSync(join(folder, "mistake.js"), MISTAKE);
    const { exitCode, stderr } = await run(process.execPath, ["mistake.js"], { cwd: folder });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^mistake\.js:3\n/);
    expect(stderr).toContain("mistake.js:3:1  sites/edge cannot be built:");
    expect(stderr.match(/is not an IPv4 address/g)).toHaveLength(1);
    expect(stderr).not.toMatch(/^\s+at |node_modules/m);
  });

  test("npm knows the owner of the bindings, so pruning does not remove them", async () => {
    const { stdout } = await run("npm", ["ls", "--all"], { cwd: folder });
    expect(stdout).toContain("@cdktf/provider-alicloud@");
    expect(stdout).not.toContain("extraneous");
  });

  test("the app builds environment files", async () => {
    mkdirSync(join(folder, "environments"), { recursive: true });
    copyFileSync("environments/dev.yaml", join(folder, "environments", "dev.yaml"));
    const printed = await succeed(run(process.execPath, ["node_modules/cenvpn/dist/main.js"], { cwd: folder }));
    expect(printed).toMatch(/ 2 +50 VPN attachments/);
  });
});
