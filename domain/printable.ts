/** Characters that end a line for a terminal, a log or an editor, or move the cursor along it. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]\s*/gu;

/**
 * Invisible characters that change what people see: control characters, overrides of the direction of writing, halves
 * of characters.
 */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Cs}]/gu;

/** Nearly every text matches this. */
const PLAIN = /^[ -~]*$/;

const ANY = new RegExp(`${BREAKS.source}|${UNSEEN.source}`, "u");

/**
 * Commands that a CI system obeys in a log: `::name …::` at the start of a line, however indented, and `##[name]`,
 * `##vso[…]` and the like anywhere. Source: actions/runner, ActionCommand.cs.
 */
const COMMANDS = /^\s*(?=::[a-z][\w-]*(?: .*)?::)|(?<=##)(?=[a-z]*\[)/gi;

const MARK = "\ufffd";

/**
 * A foreign text as one line that means what it seems to mean. Printed unchanged, it could end the line and continue as
 * a command to a CI system, or as another finding.
 */
export function printable(text: string): string {
  const line = !PLAIN.test(text) && ANY.test(text) ? text.replace(BREAKS, " ").replace(UNSEEN, MARK).trim() : text;
  return line.includes("::") || line.includes("##") ? line.replace(COMMANDS, MARK) : line;
}

/**
 * Plain data with every text in it made printable; the names of fields are our own. Nearly always returns the data
 * itself.
 */
export function printableData<T>(data: T): T {
  if (isPrintable(data)) return data;
  if (typeof data === "string") return printable(data) as T;
  if (Array.isArray(data)) return data.map(printableData) as T;
  return Object.fromEntries(Object.entries(Object(data)).map(([name, value]) => [name, printableData(value)])) as T;
}

function isPrintable(data: unknown): boolean {
  if (typeof data === "string") return printable(data) === data;
  if (Array.isArray(data)) return data.every(isPrintable);
  if (typeof data !== "object" || data === null) return true;
  for (const name of Object.keys(data)) if (!isPrintable((data as Record<string, unknown>)[name])) return false;
  return true;
}
