import type { Stack } from "../../../graph/terraform/stack";

/** The environment file that a stack was made of; undefined for a stack that was made of none. */
export function environmentFileOf({ file, remarks = [] }: Stack): string | undefined {
  return remarks.some(({ environment }) => environment !== undefined) ? file : undefined;
}
