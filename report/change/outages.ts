import type { Changes, Outage } from "../../change";
import { alike, plural, type Some } from "../words";
import { listed, shortened } from "./values";

/** Outages with the same description. */
export interface OutageNotice {
  readonly isDown: boolean;
  /** What goes down: `plant/main`. */
  readonly names: readonly string[];
  /** What happens to it, to continue after the names. */
  readonly what: string;
  /** Facts with their names: why, how long, in which order, other ways. */
  readonly facts: readonly (readonly [name: string, text: string])[];
}

/** What goes down, the worst first; similar outages appear once. */
export function noticesOf({ outages }: Changes): readonly OutageNotice[] {
  const same = ({ stack: _, site: __, connection: ___, instead: ____, ...rest }: Outage) => [JSON.stringify(rest)];
  return alike(outages, same).map(noticeOf);
}

/** A note about all of them; undefined for a single one. */
export function togetherText({ outages }: Changes): string | undefined {
  const stacks = new Set(outages.map(({ stack }) => stack));
  if (outages.length < 2) return undefined;
  const apart = stacks.size > 1 ? "; each stack is deployed by itself" : "";
  return `Within a stack Terraform does all of this at the same time, not one after the other${apart}.`;
}

function noticeOf(same: Some<Outage>): OutageNotice {
  const [first] = same;
  const { kind, causes, madeAgainAs, steps, newGatewayAddresses } = first;
  const instead = [...new Set(same.flatMap((outage) => outage.instead))];
  const facts: (readonly [string, string])[] = [
    ...(causes.length > 0 ? [["Because of", causes.map(shortened).join("; ")] as const] : []),
    ...(madeAgainAs === undefined ? [] : [["Made again as", shortened(madeAgainAs)] as const]),
    ...(newGatewayAddresses
      ? [["Gateway addresses", "they change; configure the new ones on the devices"] as const]
      : []),
    ...(kind === "removed" ? [] : [["How long", durationText(first)] as const]),
    ...(steps.length > 0 ? [["Order", `Terraform ${steps.join("; then ")}`] as const] : []),
    ...instead.slice(0, MOST_WAYS).map((way) => ["Instead", shortened(way)] as const),
  ];
  return {
    isDown: kind !== "tunnel-removed" && kind !== "renegotiated" && kind !== "unrouted",
    names: same.map(({ site, connection }) => shortened(site === undefined ? connection : `${site}/${connection}`)),
    what: whatOf(first, same.length),
    facts,
  };
}

const MOST_WAYS = 4;

function whatOf({ kind, tunnels, carriesOn, duration }: Outage, number: number): string {
  const [goes, is, carries, loses] = number === 1 ? ["goes", "is", "carries", "loses"] : ["go", "are", "carry", "lose"];
  const its = number === 1 ? "its" : "their";
  switch (kind) {
    case "removed":
      return ` ${is} removed: ${its} tunnels go down for good`;
    case "renamed":
      return ` ${goes} down: destroyed, and made again under another name`;
    case "replaced":
      return ` ${goes} down: destroyed, and made again`;
    case "detached":
      return ` ${goes} down: ${its} attachment is destroyed`;
    case "reattached":
      return ` ${goes} down: ${its} attachment is destroyed, and made again`;
    case "tunnel-removed":
      return `: ${tunnels.length === 1 ? "tunnel" : "tunnels"} ${listed(tunnels)} ${tunnels.length === 1 ? "is" : "are"} removed${carriesOn ? ", and the other tunnel carries on" : ""}`;
    case "unforwarded":
      return ` ${carries} nothing${duration.isForGood ? "" : " for a while"}: no route table forwards ${its} traffic${tunnels.length === 0 ? "" : `; ${again(tunnels)}`}`;
    case "unrouted":
      return ` ${loses} routes${duration.isForGood ? "" : " for a while"}; ${tunnels.length === 0 ? `${its} tunnels stay up` : again(tunnels)}`;
    case "renegotiated":
      return `: ${again(tunnels)}${tunnels.length === 1 && carriesOn ? ", and the other tunnel carries on" : ""}`;
  }
}

function again(tunnels: readonly string[]): string {
  return tunnels.length === 1
    ? `tunnel ${tunnels.join()} negotiates again`
    : `tunnels ${listed(tunnels)} negotiate again at once`;
}

function durationText({ duration: { atLeast, isForGood, source, unknown } }: Outage): string {
  if (isForGood) return "for good";
  const rest = `not known: ${listed(unknown)}`;
  if (atLeast === undefined) return rest;
  return `at least the ${plural(atLeast, "second")} that the provider waits (${source}); ${rest}`;
}
