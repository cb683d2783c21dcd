import { goesOn, inModule } from "../../terraform/address";
import { at, objects, own, text, texts } from "../../terraform/json";
import type { Configuration } from "./configuration";
import { isRepeated } from "./instances";
import type { Scope } from "./scope";

/** The value of an expression. */
export interface Evaluated {
  readonly value: unknown;
  /** Whether this is sure; for an expression in HCL a plan shows the references, not the result. */
  readonly isExact: boolean;
  /** If not, the one thing it refers to, unless that depends on the instance. */
  readonly source?: Source;
}

export interface Source {
  /** `var.keys["a/1"]`, in the module that reads it. */
  readonly path: string;
  /** The variable or resource alone: `var.keys`. */
  readonly root: string;
}

/**
 * The values of a plan's expressions, as far as the plan shows them: literals, variables, attributes of resources. The
 * values may be secrets. Compare them; never keep or show them.
 */
export class PlanValues {
  private changes?: ReadonlyMap<string, unknown>;

  constructor(
    private readonly plan: unknown,
    private readonly configuration: Configuration,
  ) {}

  of(expression: unknown, scope: Scope): Evaluated | undefined {
    const references = texts(own(expression, "references"));
    const constant = own(expression, "constant_value");
    const template = text(constant);
    if (references.length === 0) {
      // in JSON syntax this is the template, which may call functions
      const isKnown = constant !== undefined && (template === undefined || !/[$%]\{/.test(template));
      return isKnown ? { value: constant, isExact: true } : undefined;
    }
    if (template === undefined) return this.referred(references, scope);
    const whole = /^\$\{([^{}]*)\}$/.exec(
      template.replace(/\[\s*(each\.key|count\.index)\s*\]/g, () => scope.index),
    )?.[1];
    return whole === undefined ? undefined : this.traversal(whole.trim(), scope);
  }

  /** In HCL: the value of the one thing that it refers to. */
  private referred(references: readonly string[], scope: Scope): Evaluated | undefined {
    const repeated = references.filter(isRepeated);
    const [longest, ...rest] = references.filter((reference) => !isRepeated(reference));
    const text = longest ?? repeated[0];
    if (text === undefined || !rest.every((reference) => goesOn(text, reference))) return undefined;
    const isIndexed = repeated.length > 0;
    const found = this.traversal(longest !== undefined && isIndexed ? text + scope.index : text, scope);
    if (!found) return undefined;
    const root = /^[^.[]+\.[^.[]+/.exec(text)?.[0] ?? text;
    const source = found.isExact
      ? { path: inModule(scope.module, text), root: inModule(scope.module, root) }
      : found.source;
    return { value: found.value, isExact: false, source: isIndexed ? undefined : source };
  }

  private traversal(expression: string, scope: Scope): Evaluated | undefined {
    const [head = "", name = "", ...path] = stepsOf(expression);
    if (head === "each" || head === "count") {
      const [key] = stepsOf(`_${scope.index}`).slice(1);
      return path.length === 0 && ["key", "index"].includes(name) && key !== undefined
        ? { value: key, isExact: true }
        : undefined;
    }
    if (head === "var") return within(this.variable(name, scope), path);
    if (["", "local", "module", "data", "path", "self", "terraform"].includes(head)) return undefined;
    return this.attribute(`${head}.${name}`, path, scope);
  }

  /** A variable of the root module, or what the caller of a module passes. */
  private variable(name: string, scope: Scope): Evaluated | undefined {
    const passed = this.configuration.passed(name, scope);
    if (passed) return this.of(passed.expression, passed.scope);
    const value = at(this.plan, "variables", name, "value");
    return value === undefined ? undefined : { value, isExact: true };
  }

  /** An attribute of a resource of the same module, if the plan knows it. */
  private attribute(address: string, path: readonly string[], { module }: Scope): Evaluated | undefined {
    this.changes ??= new Map(
      objects(own(this.plan, "resource_changes")).map((change) => [text(change.address) ?? "", change.change]),
    );
    const full = inModule(module, address);
    const [key, ...rest] = path;
    const indexed =
      key === undefined ? undefined : (this.changes.get(`${full}[${key}]`) ?? this.changes.get(`${full}["${key}"]`));
    const after = own(indexed ?? this.changes.get(full), "after");
    return after === undefined ? undefined : within({ value: after, isExact: true }, indexed ? rest : path);
  }
}

/** `var.psks["a/b/1"]` as its steps; none for anything but names, numbers and keys. */
function stepsOf(expression: string): readonly string[] {
  if (!/^[\w-]+(\.[\w-]+|\[\d+\]|\["[^"\\]*"\])*$/.test(expression)) return [];
  return [...expression.matchAll(/\["([^"]*)"\]|\[(\d+)\]|\.?([\w-]+)/g)].map(
    ([, key, index, name]) => key ?? index ?? name ?? "",
  );
}

function within(found: Evaluated | undefined, path: readonly string[]): Evaluated | undefined {
  let value = found?.value;
  for (const step of path) value = Array.isArray(value) ? value[Number(step)] : own(value, step);
  return found && value !== undefined ? { ...found, value } : undefined;
}
