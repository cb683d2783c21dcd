import type { Fields, Wire } from "../../../cloud";

// What the steps of resources of CEN have in common.

/** Codes of routers that are busy. */
export const BLOCKING = ["Operation.Blocking", "IncorrectStatus.Status"];

/** The state that is waited for. */
export const at = (status: string, after = 5) => ({ field: "Status", is: [status], after });
export const gone = (after = 5) => ({ field: "Status", is: [], after });

/** Tags that the answer about an object does not have. */
export function tagsRead(ResourceType: string, idName: string) {
  return {
    action: "ListTagResources",
    request: (id: Wire) => ({ ResourceId: [id[idName]], ResourceType }),
    region: true,
    answer: ({ TagResources }: Fields, id: Wire) => ({ Tags: TagResources, [idName]: id[idName] }),
  };
}
