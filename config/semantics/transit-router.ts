import { attachmentNameProblem } from "../../domain/name";
import { didYouMean } from "../../domain/nearest";
import type { Problem } from "../../domain/problem";
import { unknownTableProblem } from "../../domain/route-table";
import { tagsProblems } from "../../domain/tag";
import { ROUTE_MAP_PRIORITIES, transitPriorityProblem } from "../../domain/transit";
import type { Path, Report } from "../problem";
import type { ConnectionSettingsFile, EnvironmentFile } from "../schema";

/** A transit router exists with all that it has, or is made with all that it needs. */
export function checkTransitRouter({ transitRouter, tags, sites }: EnvironmentFile, report: Report): void {
  const at: Path = ["transitRouter"];
  if (!transitRouter) {
    if (!sites) report([], { what: "there is nothing to build", allowed: "sites, or a transitRouter to make" });
    return;
  }
  const { cen, id, cidrs, routeTables = {}, transit = [], transitPriority } = transitRouter;
  if (id === undefined) {
    if (cidrs === "existing") {
      report([...at, "cidrs"], {
        what: "a new transit router has no CIDR yet",
        allowed: "a list of CIDRs",
        fix: "cidrs: [10.255.0.0/24], or the id of a transit router that exists",
      });
    }
  } else {
    if (typeof cen !== "string")
      report([...at, "cen"], { what: "a transit router that exists is in a CEN instance", allowed: "its id, cen-…" });
    for (const key of ["name", "description"] as const) {
      if (transitRouter[key] === undefined) continue;
      report([...at, key], {
        what: `${key} is for a new transit router`,
        allowed: "none beside id",
        fix: `remove ${key}`,
      });
    }
  }
  const asked = [transit, ...Object.values(routeTables).map((table) => table.transit ?? [])].some(
    ({ length }) => length,
  );
  const priority = transitPriority ?? ROUTE_MAP_PRIORITIES.lowest;
  if (asked) report([...at, "transitPriority"], transitPriorityProblem(priority, Object.keys(routeTables).length + 1));
  if (id === undefined) report(["tags"], tagsProblems({ ...tags }));
  for (const [key, table] of Object.entries(routeTables)) {
    if ("id" in table) continue;
    if (table.tags) report([...at, "routeTables", key, "tags"], tagsProblems({ ...tags, ...table.tags }));
    const unnamed = table.name === undefined ? attachmentNameProblem(key) : undefined;
    if (unnamed) report([...at, "routeTables", key], { ...unnamed, fix: "give the table a name" });
  }
  if (
    !sites &&
    id !== undefined &&
    cidrs === "existing" &&
    !asked &&
    Object.values(routeTables).every((table) => "id" in table)
  )
    report([], {
      what: "there is nothing to build: all of the transit router exists",
      allowed: "sites, or something to make",
    });
}

/** Route tables that a connection names. */
export function checkRouteTables(
  { routeTable, propagate }: Pick<ConnectionSettingsFile, "routeTable" | "propagate">,
  { transitRouter }: EnvironmentFile,
  at: Path,
  report: Report,
): void {
  const known = Object.keys(transitRouter?.routeTables ?? {});
  if (routeTable !== undefined) report([...at, "routeTable"], unknownTableProblem(routeTable, known));
  if (!Array.isArray(propagate)) return;
  for (const [index, table] of propagate.entries())
    report([...at, "propagate", index], unknownTableProblem(table, known));
}

/** What keeps a text from being a key of something in the file. */
export function unknownKeyProblem(what: string, key: string, known: readonly string[]): Problem | undefined {
  if (known.includes(key)) return undefined;
  return { what: `there is no ${what} “${key}” in this file`, allowed: known.join(", "), ...didYouMean(key, known) };
}
