import { LIMITS } from "../../domain/limit";
import { groupBy } from "../../graph/group-by";
import type { ResourceGraph } from "../../graph/network/graph";
import type { Interval } from "../../graph/terraform/interval";
import { range } from "../../graph/terraform/interval";
import type { Place } from "../../graph/terraform/resource";
import type { Subject } from "../../graph/terraform/subject";
import { isTouched } from "../../graph/terraform/touched";
import { Undecided } from "../../graph/terraform/value";
import { type Complaint, EVERY_PHASE, type Rule, rule } from "../rule";
import type { Surroundings } from "../surroundings";
import { type Count, count, type Naming } from "./count";
import { eachThingOnce, type Group, type Key, type Member, sum } from "./group";
import type { LimitInForce, LimitName } from "./limits";
import { actionOf, peakOf, peakVerdict } from "./peak";

/** A limit of the cloud, as a rule about groups of members. */
export interface Quota
  extends Pick<Rule, "id" | "level" | "refusedByCloud" | "title" | "why" | "fix" | "terraformFix" | "bad" | "good"> {
  readonly limit: LimitName;
  /** Whether to warn when little is left. */
  readonly headroom?: boolean;
  /** The members that the limit counts. The first part of a key is the owner of the limit. */
  members(graph: ResourceGraph, surroundings: Surroundings): readonly Member[];
  /** Existing members, each with its present key. They show the states that a deployment passes through. */
  existing?(graph: ResourceGraph): readonly Member[];
  /** How sure the meaning of a key's first part is. @default all of it */
  naming?(graph: ResourceGraph): Naming;
  /** Whether other stacks may add members to a key. @default they do not */
  isShared?(key: Key): boolean;
  /** `tr-abc123 has 51 VPN attachments`. */
  describe(group: Group): string;
  /** A further sentence if a group is too large. */
  readonly remark?: string;
}

/** A group with its limit, or the open question of members of unknown groups. */
export interface Counted extends Subject {
  readonly group?: Group;
  readonly limit: LimitInForce;
  /** The size during the deployment. */
  readonly peak?: Interval;
  readonly question?: string;
}

export function quota(quota: Quota): Rule<Counted> {
  const { id, level, title, why, fix, terraformFix, bad, good } = quota;
  return rule({
    id,
    level,
    phases: EVERY_PHASE,
    refusedByCloud: quota.refusedByCloud ?? false,
    ...(quota.headroom || quota.existing ? { warnsBefore: true } : {}),
    title,
    why,
    source: LIMITS[quota.limit].source,
    fix,
    ...(terraformFix === undefined ? {} : { terraformFix }),
    bad,
    good,
    subjects: (graph, surroundings) => counted(quota, graph, surroundings),
    check({ group, limit, peak, question }, { headroom }) {
      if (question !== undefined) throw new Undecided(question);
      return (
        group &&
        (verdict(quota, group, limit, headroom, peak) ??
          peakVerdict(quota.describe(group), quota.limit, limit, group, peak))
      );
    },
  });
}

function counted(quota: Quota, graph: ResourceGraph, surroundings: Surroundings): readonly Counted[] {
  const { limits, headroom } = surroundings;
  const counts = countOf(quota, graph, surroundings);
  const existing = quota.existing?.(graph);
  const groups = counts.groups.flatMap((group) => {
    const limit = limits.of(quota.limit, group.key[0]);
    const peak = existing && peakOf(group, existing);
    // there are thousands, and nearly all have room in any case
    if (fullness(quota, Math.max(group.used.max, peak?.max ?? 0), limit.most, headroom) === 0) return [];
    const others = group.members.map(({ resource }) => resource);
    const about = group.key.join("|");
    return [{ group, limit, others, about, resource: addedLast(group), ...(peak ? { peak } : {}) }];
  });
  return [...groups.filter(({ group }) => group.used.min > 0), ...openQuestion(quota, groups, counts, surroundings)];
}

/** Counts the members of a quota. For limits that stacks share, members of unreadable stacks are missing. */
export function countOf(
  quota: Pick<Quota, "members" | "isShared" | "naming">,
  graph: ResourceGraph,
  surroundings: Surroundings,
): Count {
  const others = surroundings.missing.length > 0;
  const isWhole = (key: Key) => graph.isComplete && !(others && quota.isShared?.(key));
  return count(eachThingOnce(quota.members(graph, surroundings)), isWhole, quota.naming?.(graph));
}

/** One question for all groups that might turn out larger. */
function openQuestion(
  quota: Quota,
  groups: readonly (Counted & { readonly group: Group })[],
  { open, largestOpen }: Count,
  { limits, missing, headroom }: Surroundings,
): readonly Counted[] {
  const limit = limits.of(quota.limit);
  const rises = groups.filter(({ group: { used, twin }, limit: { most } }) => {
    const full = (count: number) => fullness(quota, count, most, headroom);
    // two names are rarely one, so it matters only if they would be too many together
    return full(used.min) < 2 && (full(used.max) === 2 || full(used.max - (twin?.used ?? 0)) > full(used.min));
  });
  const [first, ...more] = rises;
  if (!first && fullness(quota, largestOpen, limit.most, headroom) === 0) return [];
  const others = [...open.map(({ resource }) => resource), ...rises.flatMap((group) => group.others ?? [])];
  const resource = others.find(isTouched) ?? others.find(({ address }) => address !== undefined) ?? others[0];
  if (!resource) return [];
  const what = first
    ? `${first.group.key.join(", ")}: ${range(first.group.used)} of ${first.limit.most}`
    : `${range({ min: 0, max: largestOpen })} of ${limit.most}`;
  const rest = more.length > 0 ? `, and ${more.length} more like it` : "";
  const isUnbounded = [largestOpen, ...rises.map(({ group }) => group.used.max)].includes(Number.POSITIVE_INFINITY);
  const unread = isUnbounded && missing.length > 0 ? `; ${missing.join(", ")} could not be read` : "";
  const twin = first?.group.twin;
  const same = twin ? `; ${first.group.key[0]} and ${twin.name} may be the same; a plan or a state shows this` : "";
  const question = `${LIMITS[quota.limit].title}, not known exactly yet: ${what}${rest}${same}${unread}`;
  return [{ resource, others, about: "question", limit, question }];
}

function verdict(
  quota: Quota,
  group: Group,
  limit: LimitInForce,
  headroom: number,
  peak?: Interval,
): Complaint | undefined {
  const used = group.used.min;
  const full = fullness(quota, used, limit.most, headroom);
  if (full === 0 || (full === 1 && peak && peak.max > limit.most)) return undefined;
  const allowed = `${limit.most} ${LIMITS[quota.limit].title} (${limitSource(limit)})`;
  if (full === 1) {
    const left = limit.most - used;
    const what = `${quota.describe(group)}: ${left === 0 ? "none" : left} of ${limit.most} left`;
    return { what, allowed, level: "warning", fault: "headroom" };
  }
  const details = [`${used - limit.most} too many`, byStack(group), quota.remark].filter(Boolean).join("; ");
  return { what: `${quota.describe(group)}: ${details}`, allowed };
}

/** 0 when there is room, 1 when little is left, 2 when there are too many. */
function fullness(quota: Quota, used: number, most: number, headroom: number): 0 | 1 | 2 {
  if (used > most) return 2;
  return quota.headroom && used >= most * headroom ? 1 : 0;
}

/** The source of the limit. */
export function limitSource({ override, discovered }: LimitInForce): string {
  if (discovered) return discovered.source;
  return override ? (override.source ?? "given for this run") : "documented default";
}

/** The last member that a plan adds, which makes the group too large; without one, the last member. */
function addedLast({ members }: Group): Place {
  const sure = members.filter(({ resource }) => resource.instances.min > 0);
  const last = sure.findLast((member) => actionOf(member) === "create") ?? sure.at(-1) ?? members[0];
  return (last as Member).resource;
}

function byStack({ members }: Group): string {
  const stacks = groupBy(members, ({ resource }) => resource.stack);
  return stacks.size < 2 ? "" : [...stacks].map(([stack, own]) => `${sum(own, "min")} in ${stack}`).join(", ");
}
