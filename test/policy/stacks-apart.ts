import type { Json } from "./fixtures";

/** Splits a stack: a stack without one of its resources, and a stack with that resource alone. Each reads the other's outputs. */
export function apart(stack: Json, address: string): readonly [here: Json, elsewhere: Json] {
  const [type = "", name = ""] = address.split(".");
  const resource = stack.resource as Readonly<Record<string, Json>>;
  const { [name]: moved, ...others } = resource[type] ?? {};
  if (moved === undefined) throw new Error(`there is no ${address}`);
  const here = { ...stack, resource: { ...resource, [type]: others } };
  const elsewhere = { provider: stack.provider, resource: { [type]: { [name]: moved } } };
  const readsThere = reading(here, "elsewhere", (one) => one === address);
  const readsHere = reading(elsewhere, "dev-sites", (one) => one !== address);
  return [
    { ...readsThere.json, output: readsHere.outputs },
    { ...readsHere.json, output: readsThere.outputs },
  ];
}

/** A stack whose references to resources of another stack become references to that stack's outputs; and those outputs. */
function reading(stack: Json, other: string, isThere: (address: string) => boolean): { json: Json; outputs: Json } {
  const outputs: Json = {};
  const text = JSON.stringify(stack).replaceAll(/\$\{(alicloud_\w+\.[\w-]+)\.(\w+)\}/g, (value, address, attribute) => {
    if (!isThere(address)) return value;
    const name = `${address}-${attribute}`.replaceAll(/\W/g, "-");
    outputs[name] = { value };
    return `\${data.terraform_remote_state.cross-stack-reference-input-${other}.outputs.${name}}`;
  });
  return { json: JSON.parse(text) as Json, outputs };
}
