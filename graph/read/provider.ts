import { regionProblem, unknownRegionProblem } from "../../domain/region";
import { at, entries, objects, own, text, texts } from "../terraform/json";
import { literal, type Node, UNKNOWN } from "../terraform/node";
import { plainNode } from "./statement";
import { templateNode, withoutFrame } from "./template";

/** Key of the provider configuration that a resource names in Terraform's JSON syntax. */
export function writtenProvider(resource: unknown): string | undefined {
  return withoutFrame(text(own(resource, "provider")));
}

/** Regions of the provider configurations in Terraform's JSON syntax. */
export function writtenRegions(stack: string, files: readonly unknown[]): ReadonlyMap<string, Node> {
  return new Map(
    configurationsIn(files).map(([key, body]) => {
      const region = own(body, "region");
      return [key, typeof region === "string" ? templateNode(stack, region) : plainNode(region)];
    }),
  );
}

/** Accounts of the provider configurations in Terraform's JSON syntax, if they name them. */
export function writtenAccounts(files: readonly unknown[]): ReadonlyMap<string, string> {
  return accountsOf(
    configurationsIn(files).map(([key, body]) => {
      const [role] = objects(own(body, "assume_role"));
      return [key, text(own(body, "account_id")), text(own(role, "role_arn"))];
    }),
  );
}

/** By key. Reads nothing else of them: they hold secrets. */
function configurationsIn(files: readonly unknown[]): readonly (readonly [key: string, body: unknown])[] {
  return files.flatMap((file) =>
    entries(own(file, "provider")).flatMap(([name, written]) =>
      objects(written).map((body) => {
        const alias = text(own(body, "alias"));
        return [alias === undefined ? name : `${name}.${alias}`, body] as const;
      }),
    ),
  );
}

/** Accounts of the provider configurations of a plan, if they name them. */
export function plannedAccounts(plan: unknown): ReadonlyMap<string, string> {
  return accountsOf(
    entries(at(plan, "configuration", "provider_config")).map(([key, written]) => {
      const [role] = objects(at(written, "expressions", "assume_role"));
      const id = at(written, "expressions", "account_id", "constant_value");
      return [key, text(id), text(at(role, "role_arn", "constant_value"))];
    }),
  );
}

/** From configurations with an account id and a role: `acs:ram::1234567890123456:role/name`. */
function accountsOf(
  configurations: readonly (readonly [key: string, id: string | undefined, role: string | undefined])[],
): ReadonlyMap<string, string> {
  return new Map(
    configurations.flatMap(([key, id = "", role = ""]) => {
      const [account] = /^\d+$/.exec(id) ?? /(?<=^acs:ram::)\d+(?=:)/.exec(role) ?? [];
      return account === undefined ? [] : [[key, account] as const];
    }),
  );
}

/** Regions of the provider configurations of a plan. */
export function plannedRegions(plan: unknown): ReadonlyMap<string, Node> {
  return new Map(
    entries(at(plan, "configuration", "provider_config")).map(([key, written]) => {
      const expression = at(written, "expressions", "region");
      const references = texts(own(expression, "references"));
      if (references.length > 0) return [key, key.includes(":") ? UNKNOWN : variable(plan, expression, references)];
      return [key, plainNode(own(expression, "constant_value"))];
    }),
  );
}

/**
 * The value of an expression that is exactly one variable of the root module, unless it is a secret. In HCL, a plan
 * does not show whether the expression changes the variable: accept only a value that is a known region.
 */
function variable(plan: unknown, expression: unknown, references: readonly string[]): Node {
  const [, name = ""] = /^var\.([\w-]+)$/.exec(references[0] ?? "") ?? [];
  const value = text(at(plan, "variables", name, "value"));
  const isSecret = at(plan, "configuration", "root_module", "variables", name, "sensitive") === true;
  if (references.length > 1 || value === undefined || isSecret) return UNKNOWN;
  const template = text(own(expression, "constant_value"));
  const isOurs = (regionProblem(value) ?? unknownRegionProblem(value)) === undefined;
  const isWhole = template === undefined ? isOurs : template.replaceAll(/\s/g, "") === `\${var.${name}}`;
  return isWhole ? literal(value) : UNKNOWN;
}
