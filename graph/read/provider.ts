import { regionProblem } from "../../domain/region";
import { at, entries, objects, own, text, texts } from "../terraform/json";
import { literal, type Node, UNKNOWN } from "../terraform/node";
import { plainNode } from "./statement";
import { templateNode } from "./template";

/** Key of the provider configuration that a resource names in Terraform's JSON syntax. */
export function writtenProvider(resource: unknown): string | undefined {
  return text(own(resource, "provider"))?.replace(/^\$\{\s*|\s*\}$/g, "");
}

/** Regions of the provider configurations in Terraform's JSON syntax. Nothing else of them is read: they hold secrets. */
export function writtenRegions(stack: string, files: readonly unknown[]): ReadonlyMap<string, Node> {
  const configurations = files.flatMap((file) =>
    entries(own(file, "provider")).flatMap(([name, written]) => objects(written).map((body) => ({ name, body }))),
  );
  return new Map(
    configurations.map(({ name, body }) => {
      const [alias, region] = [text(own(body, "alias")), own(body, "region")];
      const node = typeof region === "string" ? templateNode(stack, region) : plainNode(region);
      return [alias === undefined ? name : `${name}.${alias}`, node];
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
 * The value of an expression that is nothing but one variable of the root module, unless that is a secret. Of one in HCL a plan
 * does not tell whether more is made of the variable: only what has a region of ours as its value is taken for it.
 */
function variable(plan: unknown, expression: unknown, references: readonly string[]): Node {
  const [, name = ""] = /^var\.([\w-]+)$/.exec(references[0] ?? "") ?? [];
  const value = text(at(plan, "variables", name, "value"));
  const isSecret = at(plan, "configuration", "root_module", "variables", name, "sensitive") === true;
  if (references.length > 1 || value === undefined || isSecret) return UNKNOWN;
  const template = text(own(expression, "constant_value"));
  const isWhole =
    template === undefined ? regionProblem(value) === undefined : template.replaceAll(/\s/g, "") === `\${var.${name}}`;
  return isWhole ? literal(value) : UNKNOWN;
}
