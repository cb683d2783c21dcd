import type { Changes, StackChanges, Summary } from "../../change";
import { type Judgement, standing } from "../../policy";
import { faultsOf, faultsText } from "../faults";
import { plural } from "../words";
import { shortened } from "./values";

/** What happens, in one line: `2 sites go down, 1 site added, 4 tunnels edited but not sent · 1 error, and 2 from before`. */
export function titleOf(changes: Changes, { findings }: Judgement): string {
  const fresh = findings.filter(({ wasThere }) => !wasThere);
  const former = faultsOf(standing(findings.filter(({ wasThere }) => wasThere))).length;
  const found = [
    ...(["error", "warning"] as const)
      .map((level) => faultsText(fresh, level))
      .filter((text) => !text.startsWith("0 ")),
    ...(former > 0 ? [`${former} from before`] : []),
  ];
  return `${happens(changes).join(", ")}${found.length === 0 ? "" : ` · ${found.join(", ")}`}`;
}

function happens({ summary, stacks }: Changes): readonly string[] {
  const { resources } = summary;
  const gaps = new Set(stacks.map(({ gap }) => gap));
  const parts = [
    ...verb(summary.sitesDown, "site", "goes down", "go down"),
    ...some(summary.sitesRemoved, "site", "removed"),
    ...verb(summary.connectionsDown, "connection", "goes down", "go down"),
    ...some(summary.connectionsRemoved, "connection", "removed"),
    ...verb(summary.connectionsUnforwarded, "connection", "carries nothing", "carry nothing"),
    ...verb(summary.connectionsUnrouted, "connection", "loses routes", "lose routes"),
    ...some(summary.tunnelsRemoved, "tunnel", "removed"),
    ...verb(summary.tunnelsRenegotiated, "tunnel", "negotiates again", "negotiate again"),
    ...some(summary.sitesAdded, "site", "added"),
    ...some(summary.connectionsAdded, "connection", "added"),
    ...some(summary.tunnelsUnsent, "tunnel", "edited but not sent"),
    ...some(summary.resourcesUnsent, "resource", "edited but not sent"),
  ];
  const reported = parts.length > 0 ? parts : resourceCounts(resources);
  const drifted = stacks.reduce((sum, { drift = [] }) => sum + drift.length, 0);
  const quiet = drifted > 0 ? `${plural(drifted, "resource")} changed by others` : "nothing changes";
  return [
    ...(reported.length > 0 ? reported : gaps.has("failed") ? [] : [quiet]),
    ...(gaps.has("failed") ? ["the plan failed"] : gaps.has("partial") ? ["the plan is partial"] : []),
  ];
}

/** A note for a stack with an incomplete plan, and why. */
export function gapText({ gap, failure }: StackChanges): string {
  return `${GAPS[gap ?? "none"]}${failure === undefined ? "" : ` (${shortened(failure)})`}`;
}

const GAPS = {
  none: "",
  failed: ": Terraform failed while planning, so this may be incomplete",
  partial: ": the plan covers only a part of the stack",
};

/** `6 resources added, 2 replaced`; none if nothing changes. */
export function resourceCounts(resources: Summary["resources"]): readonly string[] {
  const counts = Object.entries(resources).filter(([, number]) => number > 0);
  return counts.map(([what, number], index) => `${index === 0 ? plural(number, "resource") : number} ${what}`);
}

function some(number: number, word: string, what = ""): readonly string[] {
  return number === 0 ? [] : [`${plural(number, word)} ${what}`.trimEnd()];
}

function verb(number: number, word: string, one: string, several: string): readonly string[] {
  return number === 0 ? [] : [`${plural(number, word)} ${number === 1 ? one : several}`];
}
