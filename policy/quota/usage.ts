import { LIMITS } from "../../domain/limit";
import type { ResourceGraph } from "../../graph/network/graph";
import type { Stack } from "../../graph/terraform/stack";
import type { Usage } from "../judgement";
import type { Surroundings } from "../surroundings";
import { type Group, type Member, sum } from "./group";
import type { LimitInForce } from "./limits";
import { limitSource } from "./quota";
import { attachmentCount, existingAttachments, inventory } from "./vpn-attachments-per-transit-router";

const LIMIT = "vpnAttachmentsPerTransitRouter";

/** How full each transit router is, and how many attachments have an unknown one. */
export function usage(graph: ResourceGraph, surroundings: Surroundings): readonly Usage[] {
  const { limits } = surroundings;
  const { groups, open, largestOpen } = attachmentCount(graph, surroundings);
  const existing = [...existingAttachments(graph), ...inventory(graph, surroundings)];
  const isKnown = new Set(["inventory", ...graph.stacks.filter(hasExisting).map(({ name }) => name)]);
  const known = groups.map(({ key: [transitRouter = ""], used, members }) => {
    const now = members.every(({ resource }) => isKnown.has(resource.stack))
      ? {
          now: sum(
            existing.filter(({ key: [name] }) => name === transitRouter),
            "min",
          ),
        }
      : {};
    return { ...row(limits.of(LIMIT, transitRouter), used, members, transitRouter), ...now };
  });
  const unknown = open.length === 0 ? [] : [row(limits.of(LIMIT), { min: 0, max: largestOpen }, open)];
  const byName = (one: Usage, other: Usage) => ((one.transitRouter ?? "") < (other.transitRouter ?? "") ? -1 : 1);
  return [...known.toSorted(byName), ...unknown];
}

function hasExisting({ existing }: Stack): boolean {
  return existing !== undefined;
}

function row(limit: LimitInForce, used: Group["used"], members: readonly Member[], transitRouter?: string): Usage {
  return {
    limit: LIMIT,
    title: LIMITS[LIMIT].title,
    counted: LIMITS[LIMIT].counted,
    ...(transitRouter === undefined ? {} : { transitRouter }),
    used: { min: used.min, max: Number.isFinite(used.max) ? used.max : null },
    most: limit.most,
    limitSource: limitSource(limit),
    ...(limit.override ? { reason: limit.override.reason } : {}),
    stacks: [...new Set(members.map(({ resource }) => resource.stack))].toSorted(),
  };
}
