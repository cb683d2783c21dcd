import type { Block } from "../../providers/alicloud/arguments";
import type { Fields } from "./fields";

// The provider also accepts an argument under its former name, and shows what it reads under both.

/** A request with the present names. */
export function withCurrentNames(block: Block, request: Fields): Fields {
  const renamed = { ...request };
  for (const [name, former] of formerNames(block)) {
    const value = renamed[former];
    if (value === undefined) continue;
    delete renamed[former];
    renamed[name] ??= value;
  }
  return renamed;
}

/** The cloud's fields of an object, under former names too; some have a value of their own. */
export function withFormerNames(block: Block, fields: Fields): Fields {
  const former = formerNames(block).flatMap(([name, former]) => {
    const value = fields[name];
    return value === undefined ? [] : [[former, value] as const];
  });
  return { ...Object.fromEntries(former), ...fields };
}

function formerNames(block: Block): [string, string][] {
  return Object.entries(block.arguments ?? {}).flatMap(([name, { formerly }]): [string, string][] =>
    formerly === undefined ? [] : [[name, formerly]],
  );
}
