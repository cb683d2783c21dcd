/** Lines by address, from 1, of the resources, data sources and calls of modules in Terraform's JSON syntax, however it is laid out. */
export function linesInJson(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const keys: string[] = [];
  let line = 1;
  let last = "";
  for (const [token] of text.matchAll(/"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[\n{}:]/g)) {
    if (token === "\n") line += 1;
    else if (token === "{") keys.push("");
    else if (token === "}") keys.pop();
    else if (token !== ":") last = token;
    else if (keys.length > 0 && keys.length <= 3) {
      keys[keys.length - 1] = JSON.parse(last) as string;
      const [block, type, name] = keys;
      if (block === "module" && type !== undefined && name === undefined) remember(lines, `module.${type}`, line);
      if (name !== undefined && (block === "resource" || block === "data"))
        remember(lines, `${block === "data" ? "data." : ""}${type}.${name}`, line);
    }
  }
  return lines;
}

/** The same for Terraform's own syntax: a block's header stands on one line. */
export function linesInHcl(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split("\n").entries()) {
    const [, block, type, name] = /^\s*(resource|data)\s+"?([\w-]+)"?\s+"?([\w-]+)"?\s*\{/.exec(line) ?? [];
    const call = /^\s*module\s+"?([\w-]+)"?\s*\{/.exec(line)?.[1];
    if (call) remember(lines, `module.${call}`, index + 1);
    if (block) remember(lines, `${block === "data" ? "data." : ""}${type}.${name}`, index + 1);
  }
  return lines;
}

function remember(lines: Map<string, number>, address: string, line: number): void {
  if (!lines.has(address)) lines.set(address, line);
}
