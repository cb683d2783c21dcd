import { TUNNELS_BLOCK } from "../graph/network/connection";
import type { Drift, Stack } from "../graph/terraform/stack";
import { argumentsOf } from "../providers/alicloud/arguments";
import { editsBetween } from "./edits";
import type { DriftedResource, Edit } from "./model";
import type { Names } from "./names";
import { inWords } from "./resource";
import { tunnelsOf } from "./tunnels";
import { KINDS } from "./words";

/** What others have changed of the field since the last deployment; nothing of what the cloud alone tells. */
export function driftOf(stack: Stack, names: Names): readonly DriftedResource[] {
  return (stack.drift?.() ?? []).flatMap((drift) => {
    const { address, type, after } = drift;
    const kind = KINDS[type];
    if (kind === undefined) return [];
    const edits = after ? editsOf(drift, names) : [];
    if (after && edits.length === 0) return [];
    return [{ kind, name: names.nameOf(drift), address, action: after ? "changed" : "gone", edits } as const];
  });
}

/** Those inside tunnels have the number of the tunnel before them. */
function editsOf({ type, address, before, after }: Drift, names: Names): readonly Edit[] {
  const stated = argumentsOf("managed", type);
  const isOfFile = names.inFile(address) !== undefined;
  if (!stated || !after) return [];
  const edits = inWords(editsBetween(before, after, stated, names, TUNNELS_BLOCK), type, isOfFile, true);
  const block = stated.blocks?.[TUNNELS_BLOCK];
  if (!block) return edits;
  const [old, now] = [tunnelsOf(before), tunnelsOf(after)];
  const ofTunnels = [...now].flatMap(([tunnel, is]) => {
    const was = old.get(tunnel);
    if (!was) return [];
    const found = inWords(editsBetween(was, is, block, names), type, isOfFile, true);
    return found.map((edit) => ({ ...edit, argument: `tunnels.${tunnel}.${edit.argument}` }));
  });
  return [...edits, ...ofTunnels];
}
