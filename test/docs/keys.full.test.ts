import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../app/build";
import { judge, readStacks } from "../../policy";
import { Deployment } from "../rehearsed/deployment";
import { cenvpn } from "../setup/command";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { blocks } from "../setup/readme";

const PAGE = "docs/keys.md";
const [vault = "", prod = ""] = blocks("yaml", PAGE);

test.each([
  ["vault", vault],
  ["prod", prod],
])("the environment %s builds without a finding", (_, text) => {
  const { judgement } = build({ files: [temporaryFile("environment.yaml", text)], outdir: temporaryFolder() });
  expect(judgement).toMatchObject({ findings: [], undecided: [] });
});

test("the commands work unchanged", async () => {
  const cwd = temporaryFolder();
  const file = join(cwd, "prod.yaml");
  writeFileSync(file, prod);
  for (const line of blocks("sh", PAGE).flatMap((block) => block.match(/(?<=^npx cenvpn ).*$/gm) ?? [])) {
    const args = line.split(" ").map((word) => (word === "prod" ? file : word));
    expect(await cenvpn(args, { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(readFileSync(PAGE, "utf8")).toContain(
      line.includes("--placeholder") ? "prod-sites.placeholder.tfvars.json" : "prod-sites.tfvars.json",
    );
  }
});

test("PSKs are rotated one tunnel after the other, and the other tunnel does not change", async () => {
  const deployment = await Deployment.start();
  try {
    const keys = { "berlin/main/1": "oldKey1-Zq8Wm3Rt", "berlin/main/2": "oldKey2-Hv5Xn7Yc" };
    await deployment.write(prod);
    await deployment.deploy(keys);
    const main = async () => (await deployment.connections(keys)).berlin__main;
    const [start, outputs] = [await main(), await deployment.outputs()];
    const edits = blocks("diff", PAGE).map((block) => {
      const [from = "", to = ""] = ["-", "+"].map((sign) => block.split("\n").find((line) => line.startsWith(sign)));
      return [from.slice(1).trim(), to.slice(1).trim()] as const;
    });
    expect(edits).toHaveLength(4);

    let text = prod;
    for (const [step, [from, to]] of edits.entries()) {
      const [mine, other] = step < 2 ? ([1, 2] as const) : ([2, 1] as const);
      const before = await main();
      if (step % 2 === 0) keys[`berlin/main/${mine}`] = `newKey${mine}-Bk4Ls9Pd`;
      expect(text).toContain(from);
      text = text.replace(from, to);
      await deployment.write(text);
      const { findings, undecided } = judge(readStacks({ name: "prod-sites", json: await deployment.planned(keys) }));
      expect({ findings, undecided }).toEqual({ findings: [], undecided: [] });
      expect((await deployment.deploy(keys)).printed).toContain("0 added, 1 changed, 0 destroyed");
      const after = await main();
      expect(after?.id).toBe(start?.id);
      expect(after?.tunnels[other]).toEqual(before?.tunnels[other]);
      expect(after?.tunnels[mine]?.psk).toBe(`newKey${mine}-Bk4Ls9Pd`);
      const isParked = after?.tunnels[mine]?.customerGateway !== start?.tunnels[mine]?.customerGateway;
      expect(isParked).toBe(step % 2 === 0);
      expect(await deployment.outputs()).toEqual(outputs);
    }
    expect(text).toBe(prod);
  } finally {
    await deployment.close();
  }
});
