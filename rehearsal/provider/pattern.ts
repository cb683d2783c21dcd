/** A `name_regex`, which is a pattern of Go: it writes flags, names, ends and classes in its own way. */
export function pattern(text = ""): RegExp {
  const flags = new Set<string>();
  const inWordsOfJs = text
    .replace(/\(\?([imsU]+)(\)|:)/g, (_, given: string, end: string) => {
      for (const flag of given.replace("U", "")) flags.add(flag);
      return end === ":" ? "(?:" : "";
    })
    .replaceAll("(?P<", "(?<")
    .replaceAll("\\A", "^")
    .replaceAll("\\z", "$")
    .replace(/\[:(\w+):\]/g, (whole, name: string) => (Object.hasOwn(CLASSES, name) ? (CLASSES[name] ?? "") : whole));
  return new RegExp(inWordsOfJs, [...flags].join(""));
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  digit: "0-9",
  lower: "a-z",
  space: "\\s",
  upper: "A-Z",
  word: "\\w",
  xdigit: "0-9A-Fa-f",
};

/** Whether a text is a pattern at all. */
export function isPattern(text: string): boolean {
  try {
    pattern(text);
    return true;
  } catch {
    return false;
  }
}
