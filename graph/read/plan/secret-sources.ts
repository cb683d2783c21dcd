import { goesOn, inModule } from "../../terraform/address";
import { at, own, text, texts } from "../../terraform/json";
import { MOST_HOPS } from "../../terraform/node";
import { isRepeated } from "./instances";
import type { Expressions, Scope } from "./scope";

/** Everything that an expression of a plan may come from, as far as the plan shows it. */
export interface SecretSources {
  /** Texts in the configuration. They may be secrets: only compare them, never keep or show them. */
  readonly written: ReadonlySet<string>;
  /** Variables of the root module. */
  readonly variables: ReadonlySet<string>;
  /** Addresses of resources and data sources that compute it. */
  readonly computedBy: ReadonlySet<string>;
  /** Whether it may come from something that a plan does not show, such as a local value. */
  readonly isOpen: boolean;
  /** Whether something of it stands nowhere in the configuration. */
  readonly isOutside: boolean;
}

/** Follows an expression through variables, modules, `for_each` and resources that output their input. */
export function sourcesOf(expressions: Expressions, expression: unknown, scope: Scope): SecretSources {
  const sources = new Sources(expressions);
  sources.addExpression(expression, scope, MOST_HOPS);
  return sources;
}

/** Data sources that output files of the checkout. */
export const READ_FILES: ReadonlySet<string> = new Set([
  "local_file",
  "local_sensitive_file",
  "template_file",
  "external",
]);
/** Resources that only pass on their input, with the argument for it. */
export const CARRIERS: Readonly<Record<string, readonly string[]>> = {
  terraform_data: ["input", "triggers_replace"],
  null_resource: ["triggers"],
};

export function isCarrier(type: string): boolean {
  return Object.hasOwn(CARRIERS, type);
}

class Sources implements SecretSources {
  readonly written = new Set<string>();
  readonly variables = new Set<string>();
  readonly computedBy = new Set<string>();
  isOpen = false;
  isOutside = false;

  constructor(private readonly expressions: Expressions) {}

  addExpression(expression: unknown, scope: Scope, hops: number): void {
    const references = texts(own(expression, "references"));
    const constant = own(expression, "constant_value");
    if (references.length === 0) {
      if (constant === undefined) this.isOpen = true;
      else this.addTexts(constant);
    } else if (hops === 0) this.isOpen = true;
    // each goes from the longest to its prefixes
    else
      for (const [index, reference] of references.entries())
        if (index === 0 || !goesOn(references[index - 1] ?? "", reference)) this.add(reference, scope, hops - 1);
  }

  private add(reference: string, scope: Scope, hops: number): void {
    if (isRepeated(reference)) return;
    const [first = "", second = "", third] = reference.split(".");
    if (first === "path" || first === "terraform") return;
    if (first === "var") this.addVariable(nameIn(second), scope, hops);
    else if (first === "module") this.addOutput(second, nameIn(third ?? ""), scope, hops);
    else if (first === "each") this.addExpression(this.expressions.forEach(scope), scope, hops);
    else if (first === "data") this.addData(second, nameIn(third ?? ""), scope);
    else if (first === "local" || first === "self" || second === "") this.isOpen = true;
    else this.addResource(first, nameIn(second), nameIn(third ?? ""), scope, hops);
  }

  private addVariable(name: string, scope: Scope, hops: number): void {
    const given = this.expressions.given(name, scope);
    const isRoot = scope.module === "";
    if (isRoot) this.variables.add(name);
    if (!given.isDefault || (given.isUsed && textsIn(own(given.expression, "constant_value")).length > 0))
      this.addExpression(given.expression, given.scope, hops);
    else this.isOutside = true;
  }

  private addOutput(called: string, output: string, { module }: Scope, hops: number): void {
    const name = nameIn(called);
    const expression = at(
      this.expressions.json(module),
      "module_calls",
      name,
      "module",
      "outputs",
      output,
      "expression",
    );
    this.addExpression(expression, { module: inModule(module, `module.${called}`), index: "" }, hops);
  }

  private addData(type: string, name: string, { module }: Scope): void {
    if (READ_FILES.has(type)) this.isOpen = true;
    else this.addComputed(inModule(module, `data.${type}.${name}`));
  }

  private addResource(type: string, name: string, attribute: string, scope: Scope, hops: number): void {
    const address = `${type}.${name}`;
    const expressions = own(this.expressions.written(scope.module, address), "expressions");
    const inside = { module: scope.module, index: "", of: inModule(scope.module, address) };
    const isGivenOut = isCarrier(type) && (attribute === "" || attribute === "output");
    const wanted = isGivenOut ? (CARRIERS[type] ?? []) : [attribute];
    const written = wanted.map((name) => own(expressions, name)).filter((one) => one !== undefined);
    for (const expression of written) this.addExpression(expression, inside, hops);
    if (written.length === 0) this.addComputed(inside.of);
  }

  private addComputed(address: string): void {
    this.computedBy.add(address);
    this.isOutside = true;
  }

  private addTexts(constant: unknown): void {
    for (const found of textsIn(constant)) this.written.add(found);
  }
}

/** A name without an index behind it. */
function nameIn(step: string): string {
  return /^[\w-]*/.exec(step)?.[0] ?? "";
}

/** All texts in a value, except empty ones. Nothing with PSKs nests deeper. */
export function textsIn(value: unknown, depth = 8): readonly string[] {
  const leaf = text(value);
  if (leaf !== undefined) return leaf === "" ? [] : [leaf];
  if (depth === 0 || typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((item) => textsIn(item, depth - 1));
}
