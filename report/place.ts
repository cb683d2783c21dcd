import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { onceFor } from "../graph/once";
import { checkoutOf, pathIn } from "../graph/read/checkout";
import type { JudgedStack, Location } from "../policy";

/** A place in a file, for views that need one for everything. */
export interface Place {
  /** Relative to the top of the checkout, with forward slashes; unchanged for a file outside. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column?: number;
}

/** Where a person wrote it, else where Terraform reads it, else the stack's file, else the app's. */
export function placeOf({ source, written, stack }: Location, stacks: readonly JudgedStack[]): Place {
  const text = source ?? written ?? stacks.find(({ name }) => name === stack)?.file ?? "cdktf.json";
  const [, file = text, line, column] = /^(.+?)(?::(\d+)(?::(\d+))?)?$/s.exec(text) ?? [];
  return {
    // readers of these reports know files relative to the top of the checkout, wherever the command ran
    file: pathIn(topOf(process.cwd()), file),
    line: Number(line ?? 1),
    ...(column === undefined ? {} : { column: Number(column) }),
  };
}

const topOf = onceFor(checkoutOf);

/** A file's path as a URI reference. */
export function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split("/").map(encodeURIComponent).join("/");
}
