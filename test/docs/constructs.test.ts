import { readdirSync, readFileSync } from "node:fs";
import { transformSync } from "@swc/core";
import { Testing } from "cdktf";
import * as cenvpn from "../../index";
import { blocks } from "../setup/readme";

const [, overriding = ""] = blocks("ts", "docs/constructs.md");

/** Runs a page's TypeScript, and returns one of its variables. */
function run(text: string, variable: string): unknown {
  const { code } = transformSync(`${text}\nexport { ${variable} };`, {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  });
  const module = { exports: {} as Record<string, unknown> };
  new Function("require", "exports", code)(
    (name: string) => (name === "cenvpn" ? cenvpn : require(name)),
    module.exports,
  );
  return module.exports[variable];
}

test("an override changes what a construct writes", () => {
  const { resource } = JSON.parse(Testing.synth(run(overriding, "stack") as Parameters<typeof Testing.synth>[0]));
  expect(resource.alicloud_vpn_gateway_vpn_attachment.shanghai__main.lifecycle).toMatchObject({
    prevent_destroy: true,
    postcondition: expect.anything(),
  });
});

test("each construct, property and member in the reference has a description", () => {
  const reference = readFileSync("docs/constructs-reference.md", "utf8");
  expect(reference.match(/^.*\| {2}\|.*$/gm)).toBeNull();
  expect(reference.match(/^#+ \w+\n\n\n/gm)).toBeNull();
});

test("every export of the package has a doc comment", () => {
  const reports = readdirSync("docs/api").filter((file) => file.endsWith(".api.md"));
  expect(reports.length).toBeGreaterThan(4);
  expect(reports.filter((file) => readFileSync(`docs/api/${file}`, "utf8").includes("(undocumented)"))).toEqual([]);
});
