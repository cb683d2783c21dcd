import type { ResourceGraph } from "../../../graph/network/graph";
import type { Resource } from "../../../graph/terraform/resource";
import type { Complaint } from "../../rule";

/**
 * The complaint if a resource does not wait for another one that its stack makes with it. Ends the check as undecided
 * if this depends on something that cannot be followed.
 *
 * @param thing What messages call the resource that should wait.
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
  const what = `the ${thing} does not wait for ${address}`;
  return { what, allowed: "a reference to it, or depends_on", fault: address, with: [earlier] };
}
