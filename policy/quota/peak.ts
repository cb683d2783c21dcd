import { LIMITS } from "../../domain/limit";
import type { Change } from "../../graph/terraform/change";
import type { Interval } from "../../graph/terraform/interval";
import type { Place } from "../../graph/terraform/resource";
import { idInCloud } from "../../graph/terraform/resource";
import type { Complaint } from "../rule";
import type { Group, Member } from "./group";
import type { LimitInForce, LimitName } from "./limits";

/**
 * The largest size of a group during the apply. Replacements that create before they destroy count twice, and Terraform
 * may create new objects before it destroys old ones.
 */
export function peakOf({ key, members, used }: Group, existing: readonly Member[]): Interval {
  const staying = new Set(members.flatMap(namesOf));
  const stays = (member: Member) => namesOf(member).some((name) => staying.has(name));
  const here = existing.filter((member) => member.key.join("\n") === key.join("\n"));
  const lingering = here.filter((member) => actionOf(member) === "create-then-destroy");
  const leaving = here.filter((member) => actionOf(member) === "destroy" || !stays(member));
  const present = new Set(here.flatMap(namesOf));
  const arriving = members.filter(
    (member) => actionOf(member) !== undefined && !namesOf(member).some((name) => present.has(name)),
  );
  const min = used.min + lingering.filter(stays).length;
  const mayMeet = arriving.length > 0 || lingering.length > 0;
  return { min, max: mayMeet ? Math.max(min, used.min + new Set([...lingering, ...leaving]).size) : min };
}

/** @param described the group: `tr-abc123 has 51 VPN attachments` */
export function peakVerdict(
  described: string,
  name: LimitName,
  limit: LimitInForce,
  { used }: Group,
  peak: Interval | undefined,
): Complaint | undefined {
  if (!peak || peak.max <= limit.most) return undefined;
  const isSure = peak.min > limit.most;
  const most = isSure ? peak.min : peak.max;
  const why = isSure
    ? `${peak.min - used.min} of them replaced, the new one first`
    : "Terraform may create new objects before it destroys old ones";
  return {
    what: `${described}, but ${isSure ? "" : "up to "}${most} while this is applied: ${why}`,
    allowed: `${limit.most} ${LIMITS[name].title} at any time`,
    fix: isSure
      ? "replace without create_before_destroy, or remove another one first"
      : "apply in two steps: first destroy, then create",
    fault: isSure ? "peak" : "possible peak",
    ...(isSure ? {} : { level: "warning" as const }),
  };
}

/** Its address, and its id in the cloud, which stays when it moves to another stack. */
function namesOf({ resource }: Member): readonly string[] {
  const id = idInCloud(resource);
  return [`${resource.stack}\n${resource.address}`, ...(id === undefined ? [] : [id])];
}

/** What a plan does to it; undefined without a plan. */
export function actionOf({ resource }: Member): Change["action"] | undefined {
  return (resource as Place & { readonly change?: Change }).change?.action;
}
