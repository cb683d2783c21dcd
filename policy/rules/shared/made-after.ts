import type { ResourceGraph } from "../../../graph/network/graph";
import type { Resource } from "../../../graph/terraform/resource";
import type { Complaint } from "../../rule";

/**
 * What is wrong when a resource does not wait for another one that its stack makes with it. Ends the check as undecided where
 * that hangs on something that cannot be followed.
 *
 * @param thing what the resource that should wait is
 */
export function madeAfterProblem(
  graph: ResourceGraph,
  resource: Resource,
  earlier: Resource,
  thing: string,
): Complaint | undefined {
  const isMadeWithIt = earlier.stack === resource.stack && earlier.isNew !== false;
  if (!isMadeWithIt || graph.order().isAfter(resource, earlier)) return undefined;
  const { address } = earlier;
  const what = `nothing makes the ${thing} wait for ${address}`;
  return { what, allowed: "a reference to it, or depends_on", fault: address, with: [earlier] };
}
