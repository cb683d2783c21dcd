import { once } from "../once";
import { withoutLastIndex } from "../terraform/address";
import type { Stack } from "../terraform/stack";
import { linesInHcl, linesInJson } from "./lines";

/** A file in one of Terraform's languages. */
export interface TerraformText {
  /** As people call it. */
  readonly file: string;
  readonly text: string;
}

/** Where the texts of a stack have what. They are searched when first asked. */
export function placesIn(texts: readonly TerraformText[]): NonNullable<Stack["placeOf"]> {
  const places = once(() => {
    const found = new Map<string, string>();
    for (const { file, text } of texts)
      for (const [address, line] of file.endsWith(".tf") ? linesInHcl(text) : linesInJson(text))
        if (!found.has(address)) found.set(address, `${file}:${line}`);
    return found;
  });
  // what a module makes is told at its call
  return (address) => places().get(/^module\.[\w-]+/.exec(address)?.[0] ?? withoutLastIndex(address));
}
