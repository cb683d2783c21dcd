import { PLACEHOLDER_PSK } from "../../domain/psk";
import { at, entries, isObject, type JsonObject, own } from "../terraform/json";
import { redactor } from "./redact";
import { secretsIn } from "./secrets";

/**
 * A plan or a state, as `terraform show -json` prints it or as Terraform keeps it, without its secrets: still one that other tools
 * read. Each secret has a text of its own, so that what was equal stays equal, and what changes shows as changed. Placeholders stay.
 */
export function redactDocument(document: JsonObject): JsonObject {
  // whoever reads the rest is to know that these are no PSKs
  const secrets = new Set([...secretsIn(document)].filter((text) => text !== PLACEHOLDER_PSK));
  const stand = new Map<string, string>();
  const redact = redactor(secrets);
  /** A text that is no secret by itself may have one in it. */
  const textFor = (text: string) => {
    if (text === "" || !secrets.has(text)) return redact(text);
    const found = stand.get(text) ?? `redacted-secret-${String(stand.size + 1).padStart(4, "0")}`;
    stand.set(text, found);
    return found;
  };
  const within = { textFor, isValue: false, marks: undefined };
  const variables = at(document, "configuration", "root_module", "variables");
  const given = entries(own(document, "variables")).map(([name, variable]) => {
    const isSecret = at(variables, name, "sensitive") === true;
    return [name, isSecret ? walk(variable, { ...within, isValue: true, marks: ALL }) : walk(variable, within)];
  });
  const redacted = walk(document, within) as JsonObject;
  return own(document, "variables") === undefined ? redacted : { ...redacted, variables: Object.fromEntries(given) };
}

/** The marks of something that is secret as a whole, however deep. */
const ALL = "all";

interface Walk {
  readonly textFor: (text: string) => string;
  /** Whether it stands in a value, and is no word of Terraform's own. */
  readonly isValue: boolean;
  /** What Terraform marks as sensitive in it. */
  readonly marks: unknown;
}

/** Names under which values stand, whatever they are. */
const VALUES: ReadonlySet<string> = new Set([
  "after",
  "attributes",
  "before",
  "constant_value",
  "default",
  "error_message",
  "message",
  "value",
  "values",
]);

/** Where the marks of a value stand beside it. */
const MARKS: Readonly<Record<string, string>> = {
  after: "after_sensitive",
  before: "before_sensitive",
  value: "sensitive",
  values: "sensitive_values",
};

function walk(value: unknown, within: Walk): unknown {
  const { textFor, isValue, marks } = within;
  if (typeof value === "string") return isValue ? textFor(value) : value;
  // of a set of blocks the mark says only that something in it is sensitive: that is a text, which is known by itself
  if (isValue && (marks === true || marks === ALL) && typeof value !== "object")
    return typeof value === "number" ? 0 : false;
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
      const mark = MARKS[name];
      return [name, walk(item, { textFor, isValue: VALUES.has(name), marks: mark && own(value, mark) })];
    }),
  );
}

function marksOf(marks: unknown, key: string | number): unknown {
  if (marks === ALL) return ALL;
  if (Array.isArray(marks)) return marks[Number(key)];
  return own(marks, String(key));
}
