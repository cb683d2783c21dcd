import type { Json } from "./fixtures";

const OUTPUTS = "data.terraform_remote_state.cross-stack-reference-input-elsewhere.outputs";

/** A stack without one of its resources, and that resource as a stack of its own, whose outputs the first one reads. */
export function apart(stack: Json, address: string): readonly [here: Json, elsewhere: Json] {
  const [type = "", name = ""] = address.split(".");
  const resource = stack.resource as Readonly<Record<string, Json>>;
  const { [name]: moved, ...others } = resource[type] ?? {};
  if (moved === undefined) throw new Error(`there is no ${address}`);
  const outputs = new Map<string, Json>();
  const text = JSON.stringify({ ...stack, resource: { ...resource, [type]: others } });
  const here = text.replaceAll(
    new RegExp(`\\$\\{${address.replace(".", "\\.")}\\.(\\w+)\\}`, "g"),
    (value, attribute) => {
      outputs.set(attribute, { value });
      return `\${${OUTPUTS}.${attribute}}`;
    },
  );
  const elsewhere = {
    provider: stack.provider,
    resource: { [type]: { [name]: moved } },
    output: Object.fromEntries(outputs),
  };
  return [JSON.parse(here) as Json, elsewhere];
}
