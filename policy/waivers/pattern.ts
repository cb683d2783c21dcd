import type { Location } from "../judgement";

/** What tells whether a pattern of a waiver means a place. */
export function placeMatcher(pattern: string): (location: Location) => boolean {
  const expression = compile(pattern.replaceAll(KEY, withoutSteps));
  return ({ stack, address, constructPath }) =>
    expression.test(address === undefined ? stack : `${stack}/${address.replaceAll(KEY, withoutSteps)}`) ||
    (constructPath !== undefined && expression.test(constructPath.replace(/\/Resource$/, "")));
}

/** Whether a pattern can mean anything in a stack: whether its first step does. */
export function concernsStack(pattern: string, stack: string): boolean {
  const [first = ""] = pattern.split("/");
  return compile(first).test(stack);
}

/** The key of an instance in an address, or how one begins: a slash in it, as that of a network, starts no step. */
const KEY = /\["(?:[^"\\]|\\.)*(?:"\]|$)/gs;

function withoutSteps(key: string): string {
  return key.replaceAll("/", "\0");
}

/** `*` is anything within a step, `**` any steps; all else is what it is. */
function compile(pattern: string): RegExp {
  const source = pattern
    .split(/(\/\*\*(?=$|\/)|^\*\*\/|\*+)/)
    .map((part) => {
      if (part === "/**") return "(?:/.*)?";
      if (part === "**/") return "(?:.*/)?";
      if (/^\*+$/.test(part)) return part.length > 1 ? ".*" : "[^/]*";
      return part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`, "s");
}
