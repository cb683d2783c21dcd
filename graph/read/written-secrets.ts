import { PLACEHOLDER_PSK } from "../../domain/psk";
import { once } from "../once";
import { at, entries, objects, own } from "../terraform/json";
import { ABSENT, MOST_HOPS, type Node, type Secret } from "../terraform/node";
import { CARRIERS, READ_FILES, textsIn } from "./plan/secret-sources";
import { templateSecret } from "./template";

type Origin = Secret["written"];

/** Says how a secret is written in a resource. */
export type SecretReader = (value: unknown, resource: unknown) => Node;

/**
 * For secrets in files of Terraform's JSON syntax. A local value, `for_each` or a resource that carries a text passes
 * on a literal. A variable may have its default. Only a plan knows what a module or a file gives.
 */
export function secretReader(files: readonly unknown[]): SecretReader {
  const texts = new Texts(files);
  return (value, resource) => {
    const secret = templateSecret(value);
    if (secret === ABSENT || secret.kind !== "secret" || secret.written !== "reference") return secret;
    return { ...secret, written: texts.originOf(String(value), resource, MOST_HOPS) };
  };
}

/** A name with its path: `var.psks`, `local.a.b`, `terraform_data.x.output`. */
const TRAVERSAL = /(?<![\w.\])-])([A-Za-z_][\w-]*)((?:\.[\w-]+|\[[^\]]*\])+)/g;
const READS_FILES = /\b(?:file\w*|templatefile)\s*\(/;

/** What the files say about the names in expressions. */
class Texts {
  constructor(private readonly files: readonly unknown[]) {}

  /** For an expression without texts of its own. */
  originOf(expression: string, resource: unknown, hops: number): Origin {
    if (hops === 0 || READS_FILES.test(expression)) return "unknown";
    const origins = [...expression.matchAll(TRAVERSAL)].map(([, first = "", rest = ""]) =>
      this.originOfName([first, ...rest.split(/[.[\]"]+/).filter(Boolean)], resource, hops - 1),
    );
    const origin = together(origins);
    return origin === "reference" && /\bnonsensitive\s*\(/.test(expression) ? "exposed" : origin;
  }

  private originOfName(steps: readonly string[], resource: unknown, hops: number): Origin {
    const [first = "", second = "", third = "", fourth = ""] = steps;
    switch (first) {
      case "var":
        return this.originOfVariable(second);
      case "local":
        return this.originOfValue(this.locals().get(second), resource, hops);
      case "each":
        return second === "value" ? this.originOfValue(own(resource, "for_each"), resource, hops) : "unknown";
      case "data":
        return READ_FILES.has(second) ? "unknown" : this.originOfAttribute("data", [second, third, fourth], hops);
      case "module":
      case "path":
      case "terraform":
      case "count":
      case "self":
        return "unknown";
      default:
        return this.originOfAttribute("resource", [first, second, third], hops);
    }
  }

  private originOfVariable(name: string): Origin {
    const declared = this.variables().get(name);
    if (declared === undefined) return "reference";
    const defaults = textsIn(own(declared, "default"));
    if (defaults.some((found) => found !== PLACEHOLDER_PSK)) return "unknown";
    return own(declared, "sensitive") === true ? "reference" : "exposed";
  }

  /** For the arguments of a resource or data source; its computed values stand nowhere. */
  private originOfAttribute(
    block: string,
    [type = "", name = "", attribute = ""]: readonly string[],
    hops: number,
  ): Origin {
    const body = this.files.flatMap((file) => objects(at(file, block, type, name)))[0];
    const isGivenOut = attribute === "output" && Object.hasOwn(CARRIERS, type);
    const wanted = isGivenOut ? (CARRIERS[type] ?? []) : [attribute];
    const given = wanted.map((one) => own(body, one)).filter((one) => one !== undefined && one !== null);
    return given.length === 0 ? "reference" : this.originOfValue(given, body, hops);
  }

  /** For everything in a value. */
  private originOfValue(value: unknown, resource: unknown, hops: number): Origin {
    if (value === undefined || hops === 0) return "unknown";
    const origins = textsIn(value).map((found) => {
      const secret = templateSecret(found);
      return secret.kind === "secret" && secret.written === "reference"
        ? this.originOf(found, resource, hops - 1)
        : secret.kind === "secret"
          ? secret.written
          : "unknown";
    });
    return together(origins);
  }

  private readonly locals = once(() => this.named("locals"));

  private readonly variables = once(
    () => new Map([...this.named("variable")].map(([name, body]) => [name, objects(body)[0]] as const)),
  );

  private named(block: string): ReadonlyMap<string, unknown> {
    return new Map(this.files.flatMap((file) => objects(own(file, block)).flatMap((body) => entries(body))));
  }
}

/** For several origins: some of them may be literals. */
function together(origins: readonly Origin[]): Origin {
  const [first = "unknown", ...others] = new Set(origins);
  if (others.length === 0) return first;
  const all = [first, ...others];
  return all.includes("unknown") || all.includes("literal") ? "unknown" : "reference";
}
