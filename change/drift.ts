import { TUNNELS_BLOCK } from "../graph/network/connection";
import type { Node } from "../graph/terraform/node";
import type { Drift, Stack } from "../graph/terraform/stack";
import { argumentsOf, type Block } from "../providers/alicloud/arguments";
import { editsBetween, type RawEdit } from "./edits";
import type { DriftedResource, Edit } from "./model";
import type { Names } from "./names";
import { inWords } from "./resource";
import { tunnelsOf } from "./tunnels";
import { KINDS } from "./words";

/** Changes by others in the field since the last deployment, without values that only the cloud reports. */
export function driftOf(stack: Stack, names: Names): readonly DriftedResource[] {
  return (stack.drift?.() ?? []).flatMap((drift) => {
    const { address, type, after } = drift;
    const kind = KINDS[type];
    if (kind === undefined) return [];
    const edits = after ? editsOf(drift, names) : [];
    if (after && edits.length === 0) return [];
    const site = names.inFile(address)?.site;
    const name = `${site === undefined ? "" : `${site}/`}${names.nameOf(drift)}`;
    return [{ kind, name, address, action: after ? "changed" : "gone", edits } as const];
  });
}

/** Edits inside tunnels start with the number of the tunnel. */
function editsOf({ type, address, before, after }: Drift, names: Names): readonly Edit[] {
  const stated = argumentsOf("managed", type);
  const isOfFile = names.inFile(address) !== undefined;
  if (!stated || !after) return [];
  const edits = inWords(byOthers(before, after, stated, names), type, isOfFile, true);
  const block = stated.blocks?.[TUNNELS_BLOCK];
  if (!block) return edits;
  const [old, now] = [tunnelsOf(before), tunnelsOf(after)];
  const ofTunnels = [...now].flatMap(([tunnel, is]) => {
    const was = old.get(tunnel);
    if (!was) return [];
    const found = inWords(byOthers(was, is, block, names), type, isOfFile, true);
    return found.map((edit) => ({ ...edit, argument: `tunnels.${tunnel}.${edit.argument}` }));
  });
  return [...edits, ...ofTunnels];
}

/** What others may have edited: the cloud chose values that nobody wrote. */
function byOthers(before: Node, after: Node, stated: Block, names: Names): readonly RawEdit[] {
  return editsBetween(before, after, stated, names, TUNNELS_BLOCK).filter(
    ({ path, from, isSecret }) => from !== undefined || isSecret || !isComputed(stated, path),
  );
}

/** Whether the cloud chooses an argument that is not given. */
function isComputed(stated: Block, [first = "", ...rest]: readonly string[]): boolean {
  const inner = stated.blocks?.[first];
  if (inner)
    return isComputed(
      inner,
      rest.filter((step, index) => index > 0 || !/^\d+$/.test(step)),
    );
  return stated.arguments?.[first]?.computed === true;
}
