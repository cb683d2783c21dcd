import { PLACEHOLDER_PSK } from "../../domain/psk";
import type { Block } from "../../providers/alicloud/arguments";
import { at, entries, isObject, type JsonObject, own, table } from "../terraform/json";
import { FAILURE } from "./plan/plan";
import { redactor } from "./redact";
import { secretsIn } from "./secrets";
import { marksAt, priorResources, shownResources, statementOf } from "./shown-resources";

/**
 * A plan or a state, as `terraform show -json` prints it or as Terraform keeps it, without its secrets, but readable
 * for other tools. Equal secrets get equal texts, so a change still shows. Placeholders stay.
 */
export function redactDocument(document: JsonObject): JsonObject {
  const shown = [...priorResources(document), ...shownResources(at(document, "planned_values", "root_module"))];
  // readers must know that placeholders are not PSKs
  const secrets = new Set([...secretsIn(document, shown)].filter((text) => text !== PLACEHOLDER_PSK));
  const replacements = new Map<string, string>();
  const redact = redactor(secrets);
  /** A text that is not secret itself may contain a secret. */
  const textFor = (text: string) => {
    if (text === "" || !secrets.has(text)) return redact(text);
    const replacement = replacements.get(text) ?? `redacted-secret-${String(replacements.size + 1).padStart(4, "0")}`;
    replacements.set(text, replacement);
    return replacement;
  };
  // too many numbers are short ones, such as ports
  const isSecret = (value: number) => value > 999 && secrets.has(String(value));
  const context: Context = { textFor, isSecret, isValue: false, marks: undefined, blocks: undefined };
  const declared = at(document, "configuration", "root_module", "variables");
  const variables = entries(own(document, "variables")).map(([name, variable]) => {
    const isMarked = at(declared, name, "sensitive") === true;
    return [name, isMarked ? walk(variable, { ...context, isValue: true, marks: true }) : walk(variable, context)];
  });
  const redacted = walk(document, context) as JsonObject;
  return own(document, "variables") === undefined
    ? redacted
    : { ...redacted, variables: Object.fromEntries(variables) };
}

interface Context {
  readonly textFor: (text: string) => string;
  readonly isSecret: (value: number) => boolean;
  /** Whether it stands in a value, and is not a word of Terraform's own. */
  readonly isValue: boolean;
  /** Terraform's sensitive marks in it; `true` marks all of it. */
  readonly marks: unknown;
  /** The blocks of the resource: the mark of a set of blocks only says that a text in it is sensitive. */
  readonly blocks: Block["blocks"];
}

/** Names that hold values of any kind. */
const VALUES: ReadonlySet<string> = new Set([
  FAILURE,
  "after",
  "attributes",
  "before",
  "constant_value",
  "default",
  "error_message",
  "failure_messages",
  "generated_config",
  "message",
  "value",
  "values",
]);

/** Where the marks stand beside a value. */
const MARKS = table<string>({
  after: "after_sensitive",
  before: "before_sensitive",
  default: "sensitive",
  value: "sensitive",
  values: "sensitive_values",
});

function walk(value: unknown, context: Context): unknown {
  const { textFor, isSecret, isValue, marks } = context;
  if (!isValue) return walkOutside(value, context);
  if (typeof value === "string") return textFor(value);
  if (typeof value === "number") return marks === true || isSecret(value) ? 0 : value;
  if (typeof value === "boolean") return marks === true ? false : value;
  const inside = (key: string | number) => ({ ...context, marks: marks === true || marksOf(marks, key) });
  if (Array.isArray(value)) return value.map((item, index) => walk(item, inside(index)));
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, inside(name))]))
    : value;
}

/** What stands around values: addresses, actions, names. */
function walkOutside(value: unknown, context: Context): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, context));
  if (!isObject(value)) return value;
  const blocks = value.mode === "managed" ? statementOf(value)?.blocks : context.blocks;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (!holdsValue(name, value)) return [name, walk(item, { ...context, blocks })];
      const marks = withoutBlocks(marksBeside(name, value), blocks);
      return [name, walk(item, { ...context, blocks, isValue: true, marks })];
    }),
  );
}

function marksBeside(name: string, holder: JsonObject): unknown {
  if (name === "attributes") return marksAt(holder.attributes, holder.sensitive_attributes);
  const marks = MARKS[name];
  return marks === undefined ? undefined : holder[marks];
}

/** `values` of a state holds all resources; `values` of a resource has a type beside it. */
function holdsValue(name: string, holder: JsonObject): boolean {
  return VALUES.has(name) && (name !== "values" || own(holder, "type") !== undefined);
}

function withoutBlocks(marks: unknown, blocks: Block["blocks"]): unknown {
  if (!isObject(marks) || blocks === undefined) return marks;
  return Object.fromEntries(
    Object.entries(marks).filter(([name, mark]) => mark !== true || !Object.hasOwn(blocks, name)),
  );
}

function marksOf(marks: unknown, key: string | number): unknown {
  return Array.isArray(marks) ? marks[Number(key)] : own(marks, String(key));
}
