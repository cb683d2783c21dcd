import { DEVICE_PROFILES, devicePskProblem } from "../../../domain/device";
import { pskFacts } from "../../../domain/psk";
import { argumentsOf } from "../../../providers/alicloud/arguments";
import { onceFor } from "../../once";
import { goesOn, inModule, moduleSteps } from "../../terraform/address";
import { attributeMeant, mayGive } from "../../terraform/ids";
import { at, objects, own, text, texts } from "../../terraform/json";
import {
  ABSENT,
  MOST_HOPS,
  type Node,
  type Reference,
  type Secret,
  type SecretFacts,
  UNKNOWN,
} from "../../terraform/node";
import { parseReference, templateNode, templateSecret } from "../template";
import type { HeldValues } from "./held-values";
import { type Instances, isRepeated } from "./instances";
import type { Expressions, Given, Place, Scope } from "./scope";
import { originOf, originOfHidden } from "./secret-origin";

interface Module {
  readonly resources: ReadonlyMap<string, unknown>;
  readonly json: unknown;
}

const REFERRED: Secret = { kind: "secret", written: "reference" };

/** Stands for an index that differs from instance to instance: a key that no instance has. */
const REPEATED = /\[\s*(each\.key|count\.index)\s*\]/;
const EVERY = '["each.key"]';

/** The secrets of one plan or state, apart from other values; they never leave this object. */
export class Secrets {
  readonly #seen = new Map<string, SecretFacts>();

  facts(secret: string): SecretFacts {
    const known = this.#seen.get(secret);
    if (known) return known;
    const refusedBy = DEVICE_PROFILES.filter((profile) => devicePskProblem(profile, secret) !== undefined);
    const facts = { ...pskFacts(secret), alike: this.#seen.size, refusedBy };
    this.#seen.set(secret, facts);
    return facts;
  }
}

/** The `configuration` of a plan: shows what an unknown value refers to. */
export class Configuration implements Expressions {
  constructor(
    private readonly stack: string,
    private readonly root: unknown,
    private readonly instances: () => Instances = () => new Map(),
    /** Values of the root module's variables. */
    private readonly variables?: unknown,
    /** What is known of secrets in variables and resources. */
    readonly held?: HeldValues,
    readonly secrets = new Secrets(),
  ) {}

  /** The configuration of fully known values; its secrets are compared with some others. */
  static ofKnown(stack: string, secrets?: Secrets): Configuration {
    return new Configuration(stack, undefined, undefined, undefined, undefined, secrets);
  }

  /**
   * Whether the stack is written in HCL. There, an expression with references has no constant value; in JSON syntax,
   * which our own stacks use, the template stands beside its references. The first expression with a reference decides.
   */
  get isHcl(): boolean {
    for (const resource of objects(own(this.root, "resources"))) {
      const refersByTemplate = hasTemplate(own(resource, "expressions"));
      if (refersByTemplate !== undefined) return !refersByTemplate;
    }
    return false;
  }

  /** How a resource of a module instance was written. */
  of(module: string, mode: "managed" | "data", type: string, name: string): unknown {
    return this.written(module, `${mode === "data" ? "data." : ""}${type}.${name}`);
  }

  /** The same by its address in the module. */
  written(module: string, address: string): unknown {
    return this.module(module).resources.get(address);
  }

  /** A module as it was written. */
  json(module: string): unknown {
    return this.module(module).json;
  }

  /** What an expression refers to, if it is exactly one attribute of one resource. */
  value(expression: unknown, scope: Scope, place?: Place, hops = MOST_HOPS): Node {
    const references = texts(own(expression, "references"));
    if (hops === 0 || references.length === 0) return UNKNOWN;
    const template = text(own(expression, "constant_value"));
    if (template === undefined) {
      const basis = this.follow(references, scope, place, hops);
      return basis.kind === "reference" ? { ...basis, isInexact: true } : basis;
    }
    // JSON syntax: only the template, beside its references, shows whether there is more around them
    const node = this.template(template);
    if (node.kind === "reference")
      return this.refer(node.index === EVERY ? { ...node, index: scope.index } : node, scope, place, hops);
    return /^\$\{\s*[\w.-]+\s*\}$/.test(template) ? this.follow(references, scope, place, hops) : UNKNOWN;
  }

  /** How a secret is written. A known value is compared with the configuration, and dropped. */
  secret(expression: unknown, scope: Scope, value?: string, mayBeOld = false): Node {
    const constant = own(expression, "constant_value");
    const references = texts(own(expression, "references"));
    if (constant !== undefined && typeof constant !== "string" && references.length === 0) return ABSENT;
    const template = typeof constant === "string" ? this.secretTemplate(constant) : REFERRED;
    if (template.kind !== "secret" || template.written === "literal") return template;
    const written = originOf(this, this.held, expression, scope, { value, mayBeOld });
    if (template.written === "unknown" && (value === undefined || written === "reference")) return template;
    // two values that differ from instance to instance, or that a function makes, need not be equal
    const isPlain = typeof constant === "string" && /^\$\{(?!.*\b(?:each|count|self)\.)[^(){}]*\}$/.test(constant);
    return { ...template, written, ...(isPlain ? { from: constant } : {}) };
  }

  /** How a secret is written if the configuration shows nothing of it. */
  hiddenSecret(value: string | undefined, isNew: boolean): Node {
    return { kind: "secret", written: originOfHidden(this.held, value, isNew) };
  }

  /** Whether a variable of the root module is sensitive; undefined if it is not declared. */
  isSensitive(name: string): boolean | undefined {
    const declared = at(this.root, "variables", name);
    return declared === undefined ? undefined : own(declared, "sensitive") === true;
  }

  /** The `for_each` of the resource or module call around an expression. */
  forEach({ module, of = "" }: Scope): unknown {
    const repeated = of.slice(inModule(module, "").length);
    const call = at(this.json(module), "module_calls", repeated.replace("module.", ""));
    return own(this.written(module, repeated) ?? call, "for_each_expression");
  }

  /** The value of a variable in the configuration: from the caller of its module, or its default. */
  given(name: string, scope: Scope): Given {
    const passed = this.passed(name, scope);
    if (passed?.expression !== undefined) return { ...passed, isDefault: false, isUsed: true };
    const constant_value = at(this.module(scope.module).json, "variables", name, "default");
    const isUsed = scope.module !== "" || this.usesDefault(name);
    return { expression: { constant_value }, scope, isDefault: true, isUsed };
  }

  private readonly usesDefault = onceFor((name: string) => {
    const [value, written] = [at(this.variables, name, "value"), at(this.root, "variables", name, "default")];
    return value !== undefined && JSON.stringify(value) === JSON.stringify(written);
  });

  /** Instances of one resource share their templates. */
  private readonly template = onceFor((template: string) =>
    templateNode(this.stack, template.replace(REPEATED, EVERY)),
  );

  private readonly secretTemplate = onceFor<string, ReturnType<typeof templateSecret>>(templateSecret);

  /** References go from the longest to its prefixes; a second run of them means a larger expression. */
  private follow(references: readonly string[], scope: Scope, place: Place | undefined, hops: number): Node {
    const [longest, ...rest] = references.filter((reference) => !isRepeated(reference));
    const isIndexed = rest.length + 1 < references.length;
    if (longest === undefined || !rest.every((reference) => goesOn(longest, reference))) return UNKNOWN;
    const [first, second, third] = longest.split(".");
    if (first === "each" && second === "value" && !isIndexed) return this.each(third, scope, place, hops);
    if (first === "var" && second) return this.variable(second, scope, place, hops);
    if (first === "module" && second && third) return this.output(second, third, scope, place, hops);
    if (isIndexed) return this.counterpart(longest, references, scope, place);
    const reference = parseReference(this.stack, longest);
    return reference ? this.refer(reference, scope, place, hops) : UNKNOWN;
  }

  /**
   * For `x.y[each.key].attribute` in HCL a plan shows only `x.y` and `each.key`: neither the attribute, nor whether the
   * expression changes the key. We assume the instance with the same key, if both have the same instances, and the only
   * possible attribute; but not if two blocks would then name the same thing, since they may mean two.
   */
  private counterpart(address: string, references: readonly string[], scope: Scope, place: Place | undefined): Node {
    const [type = "", name, ...rest] = address.split(".");
    const attribute = place && attributeMeant(type, place.argument);
    if (!place || attribute === undefined || name === undefined || rest.length > 0) return UNKNOWN;
    const instances = this.instances();
    const [mine, others] = [instances.get(scope.of ?? ""), instances.get(inModule(scope.module, address))];
    const isTheSame = mine?.size === others?.size && others?.has(scope.index);
    if (!isTheSame || (place.blocks && isTwice(references, place.argument, place.blocks)))
      return attribute === "id" ? { kind: "unknown", oneOf: inModule(scope.module, address) } : UNKNOWN;
    const reference = { kind: "reference", stack: this.stack, address, index: scope.index, path: attribute } as const;
    return this.inModule(attribute === "id" ? reference : { ...reference, isGuessed: true }, scope);
  }

  /** `each.value`, or an attribute of it, if `for_each` comes from one thing alone. */
  private each(attribute: string | undefined, scope: Scope, place: Place | undefined, hops: number): Node {
    const { module, index } = scope;
    const expression = this.forEach(scope);
    const [address = "", ...more] = texts(own(expression, "references"));
    const [type = "", name, ...rest] = address.split(".");
    const isResource = attribute !== undefined && name !== undefined && argumentsOf("managed", type) !== undefined;
    if (!isResource || more.length > 0 || rest.length > 0)
      return this.value(expression, { module, index: "" }, place, hops - 1);
    const isInstance = this.instances().get(inModule(module, address))?.has(index) === true;
    if (!isInstance || !place || !mayGive(type, attribute, place.argument)) return UNKNOWN;
    return this.inModule({ kind: "reference", stack: this.stack, address, index, path: attribute }, scope);
  }

  /** A variable of a child module is what its caller passes. */
  private variable(name: string, scope: Scope, place: Place | undefined, hops: number): Node {
    const passed = this.passed(name, scope);
    return passed ? this.value(passed.expression, passed.scope, place, hops - 1) : UNKNOWN;
  }

  /** What the caller of a module passes as a variable, and its place; undefined in the root module. */
  passed(name: string, { module }: Scope): { expression: unknown; scope: Scope } | undefined {
    const last = this.calls(module).at(-1);
    return last && { expression: at(last.call, "expressions", name), scope: last.scope };
  }

  /** The calls that lead to a module instance, from the root, with their places. */
  calls(module: string): readonly { readonly call: unknown; readonly scope: Scope }[] {
    if (module === "") return [];
    const steps = moduleSteps(module);
    return steps.map(({ name, index }, depth) => {
      const above = steps.slice(0, depth).map(({ address }) => address);
      const parent = above.join(".");
      const scope = { module: parent, index, of: inModule(parent, `module.${name}`) };
      return { call: at(this.module(parent).json, "module_calls", name), scope };
    });
  }

  /** An output of a child module is the expression inside it. */
  private output(called: string, output: string, { module }: Scope, place: Place | undefined, hops: number): Node {
    const child = inModule(module, `module.${called}`);
    const name = /^[\w-]+/.exec(called)?.[0] ?? called;
    const inside = at(this.module(module).json, "module_calls", name, "module", "outputs", output, "expression");
    return this.value(inside, { module: child, index: "" }, place, hops - 1);
  }

  /** The output of a `terraform_data` is its input. */
  private refer(reference: Reference, scope: Scope, place: Place | undefined, hops: number): Node {
    const { address, index, path } = reference;
    if (path !== "output" || index !== "" || !address.startsWith("terraform_data."))
      return this.inModule(reference, scope);
    const input = at(this.written(scope.module, address), "expressions", "input");
    return this.value(input, { module: scope.module, index: "" }, place, hops - 1);
  }

  private inModule(reference: Reference, { module }: Scope): Reference {
    return module === "" ? reference : { ...reference, address: inModule(module, reference.address) };
  }

  private readonly module = onceFor((address: string): Module => {
    let json = this.root;
    for (const { name } of moduleSteps(address)) json = at(json, "module_calls", name, "module");
    const written = objects(own(json, "resources"));
    return { json, resources: new Map(written.map((resource) => [text(resource.address) ?? "", resource])) };
  });
}

/** Whether several blocks have the same references in an argument. */
function isTwice(references: readonly string[], argument: string, blocks: readonly unknown[]): boolean {
  const sought = references.join();
  return blocks.filter((block) => texts(at(block, argument, "references")).join() === sought).length > 1;
}

/** Whether expressions with references are templates; undefined if there are none. */
function hasTemplate(written: unknown): boolean | undefined {
  if (typeof written !== "object" || written === null) return undefined;
  if (texts(own(written, "references")).length > 0) return Object.hasOwn(written, "constant_value");
  for (const inner of Object.values(written)) {
    const found = hasTemplate(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
