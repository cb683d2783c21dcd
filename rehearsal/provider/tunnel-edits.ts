import type { ProviderType } from "../catalogue/argument";

/**
 * Whether an edit inside a tunnel is planned. `hidden` is what provider 1.275 to 1.289 does: tunnels are a set whose elements the
 * provider distinguishes by index and customer gateway alone, so all other edits plan no change. `seen` is a provider in which tunnels
 * are a list that is compared whole, as aliyun/terraform-provider-alicloud#10523 makes them.
 */
export type TunnelEdits = "hidden" | "seen";

/** A type as a provider has it that plans edits inside tunnels. */
export function withEditsSeen(type: ProviderType): ProviderType {
  const blocks = Object.entries(type.blocks).map(([name, { identity, ...block }]) => [
    name,
    identity ? { ...block, nesting: "list" } : block,
  ]);
  return { ...type, blocks: Object.fromEntries(blocks) };
}
