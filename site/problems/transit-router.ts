import { choiceProblem } from "../../domain/choice";
import { idProblem } from "../../domain/id";
import { cidrProblem } from "../../domain/ipv4";
import { LIMITS } from "../../domain/limit";
import { attachmentNameProblem } from "../../domain/name";
import type { Problem } from "../../domain/problem";
import { transitRouterCidrProblem } from "../../domain/route";
import { tableKeyProblem } from "../../domain/route-table";
import { ROUTE_MAP_PRIORITIES, TRANSIT_KINDS, transitPriorityProblem } from "../../domain/transit";
import type { Check } from "../check";
import type { Tags } from "../connection";
import type { RouteTable, Transit, TransitRouter, TransitRouterParts } from "../transit-router";
import { checkCenLabels, checkFormerNames } from "./labels";
import { checkGiven } from "./required";

/** An existing transit router has everything already; a new one needs some settings. */
export function checkTransitRouter(check: Check, router: TransitRouter, tags?: Tags): void {
  const { cen, id, cidrs } = router;
  checkGiven(check, cen, "cen", "a CEN instance: its id, cen-…, or {} for a new one");
  checkGiven(check, cidrs, "cidrs", "existing, or a list of CIDRs to add");
  check.value("id", id, idProblem("tr"));
  checkCen(check, cen);
  const added = typeof cidrs === "string" ? undefined : cidrs;
  checkParts(check, { ...router, cidrs: added } as TransitRouterParts, tags);
  if (typeof cidrs === "string") check.value("cidrs", cidrs, wordProblem);
  if (id === undefined) {
    checkCenLabels(check, router, tags);
    const problem = {
      what: "a new transit router has no CIDR yet",
      allowed: "a list of CIDRs",
      fix: "cidrs: [10.255.0.0/24], or the id of a transit router that exists",
    };
    if (cidrs === "existing") check.report(problem, "cidrs");
    return;
  }
  if (cen !== undefined && check.isKnown(cen) && typeof cen !== "string")
    check.report({ what: "a transit router that exists is in a CEN instance", allowed: "its id, cen-…" }, "cen");
  for (const key of ["name", "description"] as const) {
    if (router[key] === undefined) continue;
    const what = `${key} is for a new transit router`;
    check.report({ what, allowed: "none beside id", fix: `remove ${key}` }, key);
  }
}

/** The CEN instance of a transit router: one that exists, or one to make. */
export function checkCen(check: Check, cen: TransitRouter["cen"] | undefined): void {
  if (cen === undefined || !check.isKnown(cen)) return;
  if (typeof cen === "string") check.value("cen", cen, idProblem("cen"));
  else checkCenLabels(check.at("cen"), cen);
}

/** What a transit router has, whether it is made or exists already. */
export function checkParts(check: Check, parts: TransitRouterParts, tags?: Tags): void {
  const { cidrs, routeTables = {}, transitPriority = ROUTE_MAP_PRIORITIES.lowest } = parts;
  if (cidrs !== undefined && check.isKnown(cidrs)) checkCidrs(check, cidrs);
  checkTransit(check, parts);
  if (!check.isKnown(routeTables)) return;
  for (const [key, table] of Object.entries(routeTables)) {
    const at = check.at("routeTables", key);
    at.report(tableKeyProblem(key));
    if (check.isKnown(table)) checkRouteTable(at, key, table, tags);
  }
  checkFormerNames(check.at("routeTables"), routeTables);
  const count = Object.keys(routeTables).length + 1;
  const problem = (first: number) => transitPriorityProblem(first, count);
  if (asksForTransit(parts)) check.value("transitPriority", transitPriority, problem);
  else if (parts.transitPriority !== undefined) check.value("transitPriority", transitPriority, problem);
}

/** Whether a transit router, or one of its route tables, lets other connections exchange routes with VPN connections. */
export function asksForTransit({ transit, routeTables = {} }: TransitRouterParts): boolean {
  return [transit, ...Object.values(routeTables).map((table) => table.transit)].some(
    (kinds) => Array.isArray(kinds) && kinds.length > 0,
  );
}

function checkCidrs(check: Check, cidrs: readonly string[]): void {
  const { most } = LIMITS.transitRouterCidrs;
  if (cidrs.length > most) check.report({ what: `there are ${cidrs.length} CIDRs`, allowed: `up to ${most}` }, "cidrs");
  const twice = cidrs.find((cidr, index) => cidrs.indexOf(cidr) !== index);
  if (twice !== undefined) check.report({ what: `${twice} is there twice`, allowed: "each CIDR once" }, "cidrs");
  for (const [index, cidr] of cidrs.entries()) check.at("cidrs").value(index, cidr, transitRouterCidrProblem);
}

function checkTransit(check: Check, { transit }: Transit): void {
  if (transit === undefined || !check.isKnown(transit)) return;
  for (const [index, kind] of transit.entries()) check.at("transit").value(index, kind, choiceProblem(TRANSIT_KINDS));
}

function checkRouteTable(check: Check, key: string, table: RouteTable, tags: Tags | undefined): void {
  checkTransit(check, table);
  check.value("id", table.id, idProblem("vtb"));
  if (table.id !== undefined) return;
  checkCenLabels(check, table, tags);
  const unnamed = table.name === undefined && !tableKeyProblem(key) ? attachmentNameProblem(key) : undefined;
  if (unnamed) check.report({ ...unnamed, fix: "give the table a name" });
}

/** A single value where a list should be. */
function wordProblem(cidrs: string): Problem | undefined {
  const problem = choiceProblem(["existing"], "a list of CIDRs to add")(cidrs);
  return problem && cidrProblem(cidrs) === undefined
    ? { ...problem, fix: `write it in brackets: [${cidrs}]` }
    : problem;
}
