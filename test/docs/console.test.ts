import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironments } from "../../config";
import { argumentsOf, type Block, provider } from "../../providers/alicloud/arguments";
import { synthesize } from "../../stacks";
import { temporaryFolder } from "../setup/files";
import { readStack } from "../setup/synth";

interface Field {
  readonly id: string;
  readonly mode: "single" | "dual" | "around";
  readonly code?: {
    readonly key?: string;
    readonly prices?: string;
    readonly prop?: string;
    readonly terraform?: string;
    /** Name of the resource. @default the mode's own connection */
    readonly of?: string;
    readonly value?: unknown;
    /** `file › title`. */
    readonly test?: string;
    readonly not?: string;
  };
  readonly property?: object;
}

const { consoleFields, consoleTable, unknownIds } = require("../../docs/console.js") as {
  consoleFields(): Field[];
  consoleTable(): string;
  unknownIds(): string[];
};

const FIELDS = consoleFields();
const idsOf = (fields: Field[]) => fields.map(({ id }) => id);

test("every field has its code or a reason, and the table has a row for each", () => {
  expect(idsOf(FIELDS.filter(({ code }) => !code?.not && !code?.terraform && !code?.test))).toEqual([]);
  expect(idsOf(FIELDS.filter(({ code }) => !code?.not && code?.value === undefined && !code?.test))).toEqual([]);
  expect(new Set(idsOf(FIELDS)).size).toBe(FIELDS.length);
  expect(consoleTable().match(/^\| `/gm)).toHaveLength(FIELDS.length);
  expect(unknownIds()).toEqual([]);
});

test("the names in users' files exist in the schemas", () => {
  const named = FIELDS.filter(({ code }) => code?.key ?? code?.prices);
  expect(named.length).toBeGreaterThan(70);
  expect(idsOf(named.filter(({ property }) => !property))).toEqual([]);
});

test("the properties of constructs exist", () => {
  const folders = ["modules", "site", "domain"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(folder, file)),
  );
  const sources = [...folders, "node_modules/@cdktf/provider-alicloud/lib/provider/index.d.ts"];
  const code = sources.map((file) => readFileSync(file, "utf8")).join("\n");
  const missing = FIELDS.flatMap(({ code }) => code?.prop ?? []).filter((prop) => {
    const [type, name] = prop.split(".");
    const [body = ""] = new RegExp(`(?:interface|class) ${type}\\b[\\s\\S]*?\n}`).exec(code) ?? [];
    return !new RegExp(`(?:readonly|static) ${name}\\b`).test(body);
  });
  expect(missing).toEqual([]);
});

test("the arguments of Terraform exist", () => {
  const missing = FIELDS.flatMap(({ code }) => code?.terraform ?? []).filter((path) => {
    const [type = "", ...steps] = path.split(".");
    return !has(
      type === "provider" ? provider : argumentsOf("managed", type),
      type === "provider" ? steps.slice(1) : steps,
    );
  });
  expect(missing).toEqual([]);
});

function has(block: Block | undefined, [step = "", ...rest]: readonly string[]): boolean {
  return rest.length === 0 ? step in (block?.arguments ?? {}) : has(block?.blocks?.[step], rest);
}

test("the tests exist", () => {
  const missing = FIELDS.flatMap(({ code }) => code?.test ?? []).filter((name) => {
    const [file = "", title = ""] = name.split(" › ");
    return !readFileSync(file, "utf8").includes(title);
  });
  expect(missing).toEqual([]);
});

describe("the environment file's values arrive in Terraform's arguments", () => {
  const { environments, problems } = loadEnvironments(["test/docs/console.environment.yaml"]);
  const { resource, provider } = readStack(synthesize(environments, temporaryFolder()), "console-sites") as unknown as {
    resource: Record<string, Record<string, unknown>>;
    provider: unknown;
  };

  test("the file is fine", () => expect(problems).toEqual([]));

  test.each(FIELDS.filter(({ code }) => code?.value !== undefined).map((field) => [field.id, field] as const))(
    "%s",
    (_, { mode, code = {} }) => {
      const [type = "", ...steps] = (code.terraform ?? "").split(".");
      const name = code.of ?? `plant__${mode}`;
      const ofConnection = Object.entries(resource[type] ?? {}).filter(
        ([key]) => key === name || key.startsWith(`${name}__`),
      );
      const where = type === "provider" ? provider : ofConnection.map(([, body]) => body);
      const expected = typeof code.value === "string" ? code.value.replace("MODE", mode) : code.value;
      expect(valuesAt(where, steps)).toContainEqual(expected);
    },
  );
});

/** The values at a path, in every element of the lists on the way. */
function valuesAt(value: unknown, steps: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, steps));
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  return typeof value === "object" && value !== null ? valuesAt((value as Record<string, unknown>)[step], rest) : [];
}
