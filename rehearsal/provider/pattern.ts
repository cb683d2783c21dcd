/** A `name_regex` is a pattern in Go's syntax, which differs in flags, names, anchors and classes. */
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

/** Whether a text is a valid pattern. */
export function isPattern(text: string): boolean {
  try {
    pattern(text);
    return true;
  } catch {
    return false;
  }
}
