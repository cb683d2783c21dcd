// Terraform addresses: `module.a["x"].alicloud_vpn_customer_gateway.edge[0]`.

/** Keys may contain anything, even brackets. */
const INDEX = String.raw`\[(?:\d+|"(?:[^"\\]|\\.)*")\]`;
const INDEXES = new RegExp(INDEX, "g");
const LAST_INDEX = new RegExp(`${INDEX}$`);
const MODULE = new RegExp(String.raw`module\.([\w-]+)(${INDEX})?`, "g");

/** As it is written: one address for all instances. */
export function withoutIndexes(address: string): string {
  return address.includes("[") ? address.replaceAll(INDEXES, "") : address;
}

/** With every number of an instance left out, and every key as it is. */
export function withoutPositions(address: string): string {
  return address.replaceAll(INDEXES, (index) => (index.startsWith('["') ? index : ""));
}

/** All instances of a resource, within one instance of its module. */
export function withoutLastIndex(address: string): string {
  return address.endsWith("]") ? address.replace(LAST_INDEX, "") : address;
}

/** A module's address; the root module's is empty. */
export function inModule(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}

/** `module.a["x"].module.b` as its steps. */
export function moduleSteps(
  module: string,
): readonly { readonly name: string; readonly index: string; readonly address: string }[] {
  return [...module.matchAll(MODULE)].map(([address, name = "", index = ""]) => ({ name, index, address }));
}

/** An instance's key as in addresses; empty if it has none. */
export function indexOf(key: unknown): string {
  return typeof key === "number" ? `[${key}]` : typeof key === "string" ? `[${JSON.stringify(key)}]` : "";
}

/** Whether a reference of a plan extends another one. */
export function goesOn(reference: string, from: string): boolean {
  return reference.length > from.length && reference.startsWith(from) && /[.[]/.test(reference[from.length] ?? "");
}

/** Key of the provider configuration for resources that name none. */
export function providerOf(type: string): string {
  const end = type.indexOf("_");
  return end < 0 ? type : type.slice(0, end);
}
