import { add } from "../graph/group-by";
import { ignoresTunnels, TUNNELS_BLOCK } from "../graph/network/connection";
import { isReplacement } from "../graph/terraform/change";
import { type Fields, fieldIn, type Node } from "../graph/terraform/node";
import type { Resource } from "../graph/terraform/resource";
import { argumentsOf } from "../providers/alicloud/arguments";
import { editsBetween } from "./edits";
import type { Edit, TunnelChange } from "./model";
import type { Names } from "./names";
import type { Pair } from "./pairs";
import { inWords } from "./resource";
import { argumentWord, TUNNEL_BLOCKS } from "./words";

/**
 * The changes of a connection's tunnels, by number: a set has no order, and plan and configuration may order it
 * differently.
 */
export function tunnelChanges({ before, after, resource }: Pair, names: Names): readonly TunnelChange[] {
  const stated = argumentsOf("managed", resource.type)?.blocks?.[TUNNELS_BLOCK];
  if (!stated || !after) return [];
  const [old, now] = [tunnelsOf(before?.arguments), tunnelsOf(after.arguments)];
  const unsent = unsentEdits(after, names);
  const isOfFile = names.inFile(resource.address) !== undefined;
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((tunnel): TunnelChange[] => {
    const [was, is] = [old.get(tunnel), now.get(tunnel)];
    const detail = detailOf(is ?? was, names);
    const reported = { tunnel, ...(detail === undefined ? {} : { detail }) };
    if (!was || !is) return [{ ...reported, action: is ? "added" : "removed", edits: [] }];
    const renewedWith = renewedGateway(was, is, names);
    const edits = inWords(editsBetween(was, is, stated, names), resource.type, isOfFile, true);
    const all = [...edits, ...(unsent.get(tunnel) ?? [])];
    if (all.length === 0 && renewedWith === undefined) return [];
    return [{ ...reported, action: "changed", edits: all, ...(renewedWith === undefined ? {} : { renewedWith }) }];
  });
}

/** The numbers of the tunnels that a connection has. */
export function tunnelNumbers(resource: Resource | undefined): readonly string[] {
  const numbers = [...tunnelsOf(resource?.arguments).keys()].toSorted();
  const isSingle = fieldIn(resource?.arguments, "ike_config") !== undefined;
  return numbers.length === 0 && isSingle ? ["1"] : numbers;
}

/** Blocks by their own number, else by their place in a list. None if unknown. */
export function tunnelsOf(given: Node | undefined): ReadonlyMap<string, Fields> {
  const blocks = fieldIn(given, TUNNELS_BLOCK);
  const found = new Map<string, Fields>();
  if (blocks?.kind === "list")
    for (const [index, block] of blocks.items.entries()) {
      if (block.kind !== "fields") continue;
      const number = block.fields.get("tunnel_index");
      found.set(number?.kind === "literal" ? String(number.value) : String(index + 1), block);
    }
  return found;
}

function detailOf(tunnel: Fields | undefined, names: Names): string | undefined {
  const gateway = tunnel?.fields.get("customer_gateway_id");
  const bgp = tunnel?.fields.get(TUNNEL_BLOCKS.bgp);
  const [inner] = bgp?.kind === "list" ? bgp.items : [];
  const insideCidr = fieldIn(inner, "tunnel_cidr");
  const reported = [nameIn(gateway, names), nameIn(insideCidr, names)].filter((text) => text !== undefined);
  return reported.length === 0 ? undefined : reported.join(", ");
}

function nameIn(node: Node | undefined, names: Names): string | undefined {
  if (node?.kind === "reference") return names.calledBy(node);
  return node?.kind === "literal" && node.value !== "" ? names.shown(String(node.value)) : undefined;
}

/** The customer gateway that a tunnel keeps by name, but that the plan replaces. */
function renewedGateway(was: Fields, is: Fields, names: Names): string | undefined {
  const [old, now] = [was.fields.get("customer_gateway_id"), is.fields.get("customer_gateway_id")];
  if (old?.kind !== "literal" || !now) return undefined;
  const gateway = names.withId(String(old.value));
  return gateway && isReplacement(gateway) && names.isSame(String(old.value), now) ? names.nameOf(gateway) : undefined;
}

/** Edits that the provider leaves out of the plan, by tunnel. */
function unsentEdits(after: Resource, names: Names): ReadonlyMap<string, readonly Edit[]> {
  const found = new Map<string, Edit[]>();
  if (ignoresTunnels(after)) return found;
  const { sure = [], likely = [], values } = after.unsentEdits?.() ?? {};
  const isOfFile = names.inFile(after.address) !== undefined;
  const addEdit = (path: string, unsent: Edit["unsent"]) => {
    const [, tunnel = "", rest = ""] = /^tunnels\.(\w+)\.(.+)$/.exec(path) ?? [];
    const steps = rest.split(".").map((step) => TUNNEL_BLOCKS[step as keyof typeof TUNNEL_BLOCKS] ?? step);
    const value = values?.get(path);
    const { kept, written } = value ?? {};
    add(found, tunnel, {
      argument: argumentWord(after.type, steps, isOfFile),
      ...(value === undefined ? { isSecret: true as const } : {}),
      ...(kept === undefined || kept === "" ? {} : { from: names.shown(kept) }),
      ...(written === undefined ? {} : { to: names.shown(written) }),
      unsent,
    });
  };
  for (const path of sure) addEdit(path, "surely");
  for (const path of likely) addEdit(path, "perhaps");
  return found;
}
