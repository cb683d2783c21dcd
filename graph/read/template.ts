import { ABSENT, literal, type Node, type Reference, type Secret, UNKNOWN } from "../terraform/node";

const NAME = String.raw`[A-Za-z_][\w-]*`;
const RESOURCE = new RegExp(
  String.raw`^(?<address>(?:data\.)?(?<type>${NAME})\.${NAME})(?<index>\[(?:\d+|"[^"\\]*")\])?\.(?<path>[\w.\-[\]"]+)$`,
);
const WHOLE = /^\$\{([^{}]*)\}$/;
const ONE_OF = /^one\(\[for (\w+) in ([\w.-]+) : \1\.(\w+) if \1\.\w+ == "\w*"\]\)$/;
/** First words of expressions that are not resources. */
const OTHERS = new Set(["var", "local", "module", "each", "count", "self", "path", "terraform", "data"]);

/** Longest expression to look into, in characters; nobody writes longer ones for one argument. */
const LONGEST = 10_000;

/** What a string of Terraform's JSON syntax means as an argument: every string is a template. */
export function templateNode(stack: string, template: string): Node {
  if (!hasExpression(template)) return literal(template.replaceAll("$${", "${").replaceAll("%%{", "%{"));
  if (template.length > LONGEST) return UNKNOWN;
  const whole = WHOLE.exec(template)?.[1];
  return (whole === undefined ? undefined : parseReference(stack, pickedOut(whole.trim()))) ?? UNKNOWN;
}

/** An attribute of the one element of a list that meets a condition, as if it were the first. */
function pickedOut(expression: string): string {
  const [, , list, attribute] = ONE_OF.exec(expression) ?? [];
  return list === undefined ? expression : `${list}[0].${attribute}`;
}

/** `${alicloud.beijing}` as `alicloud.beijing`; other texts stay. */
export function withoutFrame<T extends string | undefined>(template: T): T | string {
  return template?.startsWith("${") && template.endsWith("}") ? template.slice(2, -1).trim() : template;
}

/** `alicloud_x.y.id`; undefined for any other expression. */
export function parseReference(stack: string, expression: string): Reference | undefined {
  const groups = RESOURCE.exec(expression)?.groups;
  if (!groups?.address || !groups.path || OTHERS.has(groups.type ?? "")) return undefined;
  return { kind: "reference", stack, address: groups.address, index: groups.index ?? "", path: groups.path };
}

/**
 * How a secret is written, without the secret. An expression without references is as open as a literal; the result of
 * a text beside or within an expression is unknown here.
 */
export function templateSecret(value: unknown): Secret | typeof ABSENT {
  if (value === undefined || value === null) return ABSENT;
  // the provider does not send an empty one
  if (value === "") return ABSENT;
  if (typeof value !== "string" || !hasExpression(value)) return { kind: "secret", written: "literal" };
  if (value.length > LONGEST) return { kind: "secret", written: "unknown" };
  const withoutIndexes = value.replaceAll(/\["(?:[^"\\]|\\.)*"\]/g, "[]");
  const withoutTexts = withoutIndexes.replaceAll(/"(?:[^"\\]|\\.)*"/g, "");
  const isWhole = /^\$\{.*\}$/s.test(withoutTexts) && withoutTexts.match(/[$%]\{/g)?.length === 1;
  const expressions = isWhole ? [withoutTexts] : (withoutTexts.match(/[$%]\{(?:[^{}]|\{[^{}]*\})*/g) ?? []);
  const refers = expressions.some((expression) => /(?<![\w-])[A-Za-z_][\w-]*\s*[.[]/.test(expression));
  if (!refers) return { kind: "secret", written: "literal" };
  return { kind: "secret", written: isWhole && !/["<]/.test(withoutIndexes) ? "reference" : "unknown" };
}

function hasExpression(template: string): boolean {
  return /(^|[^$])\$\{|(^|[^%])%\{/.test(template);
}
