import { PLACEHOLDER_PSK } from "../../domain/psk";
import { at, entries, isObject, type JsonObject, own } from "../terraform/json";
import { redactor } from "./redact";
import { secretsIn } from "./secrets";
import { marksAt, priorResources, shownResources } from "./shown-resources";

/**
 * A plan or a state, as `terraform show -json` prints it or as Terraform keeps it, without its secrets, but readable
 * for other tools. Equal secrets get equal texts, so a change still shows. Placeholders stay.
 */
export function redactDocument(document: JsonObject): JsonObject {
  const shown = [...priorResources(document), ...shownResources(at(document, "planned_values", "root_module"))];
  // readers must know that placeholders are not PSKs
  const secrets = new Set([...secretsIn(document, shown)].filter((text) => text !== PLACEHOLDER_PSK));
  const stand = new Map<string, string>();
  const redact = redactor(secrets);
  /** A text that is not secret itself may contain a secret. */
  const textFor = (text: string) => {
    if (text === "" || !secrets.has(text)) return redact(text);
    const found = stand.get(text) ?? `redacted-secret-${String(stand.size + 1).padStart(4, "0")}`;
    stand.set(text, found);
    return found;
  };
  // too many numbers are short ones, such as ports
  const isSecret = (value: number) => value > 999 && secrets.has(String(value));
  const within = { textFor, isSecret, isValue: false, marks: undefined };
  const variables = at(document, "configuration", "root_module", "variables");
  const given = entries(own(document, "variables")).map(([name, variable]) => {
    const isMarked = at(variables, name, "sensitive") === true;
    return [name, isMarked ? walk(variable, { ...within, isValue: true, marks: ALL }) : walk(variable, within)];
  });
  const redacted = walk(document, within) as JsonObject;
  return own(document, "variables") === undefined ? redacted : { ...redacted, variables: Object.fromEntries(given) };
}

/** The marks of something that is secret as a whole, at any depth. */
const ALL = "all";

interface Walk {
  readonly textFor: (text: string) => string;
  readonly isSecret: (value: number) => boolean;
  /** Whether it stands in a value, and is not a word of Terraform's own. */
  readonly isValue: boolean;
  /** Terraform's sensitive marks in it. */
  readonly marks: unknown;
}

/** Names that hold values of any kind. */
const VALUES: ReadonlySet<string> = new Set([
  "after",
  "attributes",
  "before",
  "constant_value",
  "default",
  "error_message",
  "failure_messages",
  "message",
  "value",
  "values",
]);

/** Where the marks stand beside a value. */
const MARKS: Readonly<Record<string, string>> = {
  after: "after_sensitive",
  before: "before_sensitive",
  default: "sensitive",
  value: "sensitive",
  values: "sensitive_values",
};

function walk(value: unknown, within: Walk): unknown {
  const { textFor, isSecret, isValue, marks } = within;
  if (typeof value === "string") return isValue ? textFor(value) : value;
  // the mark of a set of blocks only says that something in it is sensitive: a text, which is known by itself
  if (isValue && (marks === true || marks === ALL) && typeof value === "boolean") return false;
  if (isValue && typeof value === "number" && (marks === true || marks === ALL || isSecret(value))) return 0;
  if (Array.isArray(value)) {
    const isPlain = value.every((item) => typeof item !== "object");
    return value.map((item, index) =>
      walk(item, { ...within, marks: marks === true ? isPlain : marksOf(marks, index) }),
    );
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (isValue) return [name, walk(item, { ...within, marks: marksOf(marks, name) })];
      const mark = name === "attributes" ? marksAt(item, value.sensitive_attributes) : own(value, MARKS[name] ?? "");
      // the values of all resources are no value
      const isItem = VALUES.has(name) && !(name === "values" && own(value, "type") === undefined);
      return [name, walk(item, { ...within, isValue: isItem, marks: mark === true ? ALL : mark })];
    }),
  );
}

function marksOf(marks: unknown, key: string | number): unknown {
  if (marks === ALL) return ALL;
  if (Array.isArray(marks)) return marks[Number(key)];
  return own(marks, String(key));
}
