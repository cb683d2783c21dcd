import Ajv, { type AnySchema } from "ajv/dist/2020";
import { FORMATS } from "../../config/formats";
import { readPolicy } from "../../config/policy";
import { BaselineSchema, PolicySchema, WaiversSchema } from "../../config/schema/policy";
import { temporaryFile } from "../setup/files";

test.each([
  ["cenvpn.yaml", PolicySchema],
  ["waivers.yaml", WaiversSchema],
  ["baseline.json", BaselineSchema],
] as const)("the schema of %s is valid, knows its formats, and describes every key", (_, schema) => {
  const ajv = new Ajv({
    strictTypes: false,
    formats: Object.fromEntries(Object.keys(FORMATS).map((name) => [name, true])),
  });
  expect(() => ajv.compile(schema as AnySchema)).not.toThrow();
  const undescribed: string[] = [];
  const walk = (node: unknown, path: string) => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, property] of Object.entries((node as { properties?: object }).properties ?? {}))
      if (!(property as { description?: string }).description) undescribed.push(`${path}.${key}`);
    for (const [key, child] of Object.entries(node)) walk(child, `${path}.${key}`);
  };
  walk(schema, "");
  expect(undescribed).toEqual([]);
});

test("kinds of networks may be written as in environment files, or in capitals", () => {
  for (const [text, transit] of [
    ["[vbr]", ["VBR"]],
    ["[VBR, vpn]", ["VBR", "VPN"]],
    ["[vbr, VBR]", ["VBR"]],
  ]) {
    const { problems, options } = readPolicy(temporaryFile("cenvpn.yaml", `options: {transit: ${text}}\n`));
    expect({ problems, options }).toEqual({ problems: [], options: { transit } });
  }
  expect(readPolicy(temporaryFile("cenvpn.yaml", "options: {transit: [VBD]}\n")).problems).toMatchObject([
    { what: "“VBD” is not allowed", fix: "did you mean vbr?" },
  ]);
});
