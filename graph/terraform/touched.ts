import type { Place, Resource } from "./resource";

/** Whether a plan leaves something unchanged, without any edit, sent or left out. */
export function isUntouched(place: Place): boolean {
  const { change, unsentEdits }: Partial<Resource> = place;
  if (change?.action !== "none" || change.isImport || change.movedFrom !== undefined) return false;
  const { sure = [], likely = [] } = unsentEdits?.() ?? {};
  return sure.length + likely.length === 0;
}

/** Whether a plan changes, makes or leaves out an edit of something. */
export function isTouched(place: Place): boolean {
  return (place as Partial<Resource>).change !== undefined && !isUntouched(place);
}
