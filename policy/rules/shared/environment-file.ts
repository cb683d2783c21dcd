import type { Stack } from "../../../graph/terraform/stack";

/** The environment file of a stack; undefined if it has none. */
export function environmentFileOf({ file, remarks = [] }: Stack): string | undefined {
  return remarks.some(({ environment }) => environment !== undefined) ? file : undefined;
}
