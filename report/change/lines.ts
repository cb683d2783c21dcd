import type { ConnectionChange, Edit, ResourceChange, SiteChange, StackChanges, TunnelChange } from "../../change";
import { alike } from "../words";
import { editText, listed, shortened } from "./values";

/**
 * What happens to something: `!` is an edit that is not sent, `→` a move, `<` an import, `>` leaves Terraform but not the
 * cloud, `?` what others have done.
 */
export type Sign = "+" | "~" | "-/+" | "+/-" | "-" | "→" | "<" | ">" | ">/+" | "!" | "?";

export interface Line {
  /** Steps in. */
  readonly depth: number;
  readonly sign: Sign;
  readonly text: string;
}

/**
 * The changes of a stack, as lines: sites with their connections and tunnels, then everything else, then changes by
 * others.
 */
export function linesOf(stack: StackChanges): readonly Line[] {
  const { sites, connections, shared, others } = stack;
  const seen = new Set<string>();
  return [
    ...sites.flatMap((site) => siteLines(site, seen)),
    ...connections.flatMap((connection) => connectionLines(connection, 0, seen)),
    ...resourceLines(shared, 0),
    ...others.map(({ type, action, count }) => ({
      depth: 0,
      sign: SIGNS[action],
      text: `outside the field: ${count} × ${shortened(type)}, ${DOES[action]}`,
    })),
    ...driftLines(stack),
  ];
}

function driftLines({ drift = [] }: StackChanges): readonly Line[] {
  if (drift.length === 0) return [];
  return [
    { depth: 0, sign: "?", text: "changed by others since the last deployment:" },
    ...drift.flatMap(({ kind, name, action, edits }): readonly Line[] => [
      { depth: 1, sign: "?", text: `${kind} ${shortened(name)}${action === "gone" ? ", gone" : ""}` },
      ...edits.map((edit): Line => ({ depth: 2, sign: "?", text: editText(edit) })),
    ]),
  ];
}

function siteLines({ site, formerly, customerGateways, connections }: SiteChange, seen: Set<string>): readonly Line[] {
  const signs = new Set([
    ...customerGateways.map(signOf),
    ...connections.map(({ itself, tunnels }) => (itself ? signOf(itself) : tunnels.length > 0 ? "!" : "~")),
  ]);
  const [sign = "~"] = signs;
  const head = formerly === undefined ? `site ${site}` : `site ${site}, formerly ${formerly}`;
  return [
    { depth: 0, sign: signs.size > 1 ? "~" : sign, text: shortened(head) },
    ...resourceLines(customerGateways, 1),
    ...connections.flatMap((connection) => connectionLines(connection, 1, seen, site)),
  ];
}

function connectionLines(
  { connection, itself, tunnels, parts, waysToSend }: ConnectionChange,
  depth: number,
  seen: Set<string>,
  site?: string,
): readonly Line[] {
  const isMade = itself?.action === "create";
  const head: Line = itself
    ? resourceLine(itself, depth)
    : { depth, sign: tunnels.length > 0 ? "!" : "~", text: `connection ${shortened(connection)}` };
  return [
    head,
    ...editLines(itself?.edits ?? [], depth + 1),
    ...alike(tunnels, ({ action, edits, renewedWith, detail = "" }) => [
      JSON.stringify([action, edits, renewedWith, isMade ? detail : ""]),
    ]).flatMap((same) => tunnelLines(same, depth + 1, itself !== undefined && isReplacement(itself))),
    ...wayTexts(waysToSend, site === undefined ? connection : `sites.${site}.connections.${connection}`, seen).map(
      (way): Line => ({ depth: depth + 2, sign: "!", text: `to send it: ${shortened(way)}` }),
    ),
    ...resourceLines(parts, depth + 1),
  ];
}

/** The ways to send an edit, without repeating those at another connection. */
function wayTexts(ways: readonly string[], place: string, seen: Set<string>): readonly string[] {
  if (ways.length === 0) return [];
  const same = ways.map((way) => way.replaceAll(place, "…")).join("\n");
  if (seen.has(same)) return [`as above, in ${place}`];
  seen.add(same);
  return ways;
}

function editLines(edits: readonly Edit[], depth: number): readonly Line[] {
  return edits.map((edit) => ({ depth, sign: edit.unsent ? "!" : "~", text: editText(edit) }));
}

/** Tunnels to which the same happens. */
function tunnelLines(same: readonly TunnelChange[], depth: number, isReplaced: boolean): readonly Line[] {
  const [first] = same;
  if (!first) return [];
  const { action, edits, renewedWith, detail } = first;
  const numbers = listed(same.map(({ tunnel }) => tunnel));
  const details = new Set(same.map((tunnel) => tunnel.detail));
  const reported = detail !== undefined && details.size === 1 ? ` (${shortened(detail)})` : "";
  const head = `${same.length === 1 ? "tunnel" : "tunnels"} ${numbers}${reported}`;
  const whole =
    renewedWith === undefined
      ? []
      : [`${isReplaced ? "" : "sent whole, "}with the renewed customer gateway ${shortened(renewedWith)}`];
  if (action !== "changed") return [{ depth, sign: action === "added" ? "+" : "-", text: head }];
  const texts = [...whole, ...edits.map(editText)];
  const sign = edits.length > 0 && edits.every(({ unsent }) => unsent !== undefined) ? "!" : "~";
  if (texts.length === 1) return [{ depth, sign, text: `${head}: ${texts.join()}` }];
  return [
    { depth, sign, text: head },
    ...whole.map((text): Line => ({ depth: depth + 1, sign: "~", text })),
    ...editLines(edits, depth + 1),
  ];
}

/** Puts similar made, moved or destroyed things on one line. */
function resourceLines(resources: readonly ResourceChange[], depth: number): readonly Line[] {
  return alike(resources, (resource) => [signOf(resource), isPlain(resource) ? "" : resource.address]).flatMap(
    (same) => {
      const [first] = same;
      if (!isPlain(first)) return [resourceLine(first, depth), ...editLines(first.edits, depth + 1)];
      const words = same.slice(0, MOST_ON_A_LINE).map(callOf);
      const more = same.length - words.length;
      const text = words.join(", ") + (more > 0 ? ` and ${more} more` : "");
      const stays = first.action === "forget" ? forgotten(same.length) : "";
      return [{ depth, sign: signOf(first), text: text + stays }];
    },
  );
}

const MOST_ON_A_LINE = 12;

function forgotten(count: number): string {
  return `, forgotten: ${count === 1 ? "it stays" : "they stay"} in the cloud`;
}

/** Whether there is nothing to say except what happens to it. */
function isPlain({ edits, action, causes }: ResourceChange): boolean {
  return (
    edits.length === 0 &&
    !["update", "forget-then-create"].includes(action) &&
    causes.every((cause) => FOLLOWING.has(cause))
  );
}

function resourceLine(resource: ResourceChange, depth: number): Line {
  const { action, address, causes, edits, isImported, movedFrom, name } = resource;
  const facts = [
    ...(isReplacement(resource)
      ? [`replaced${because(causes)}${action === "create-then-destroy" ? ", the new one first" : ""}`]
      : []),
    ...(action === "forget-then-create"
      ? [`made again${because(causes)}; the old one is forgotten, and stays in the cloud`]
      : []),
    ...(movedFrom === undefined
      ? []
      : [`moved from ${shortened(name === address ? movedFrom : movedFrom.replace(/^\w+\./, ""))}`]),
    ...(isImported ? ["imported"] : []),
    ...(action === "update" && edits.length === 0 && resource.kind !== "connection"
      ? ["changed, but in nothing that this report shows"]
      : []),
  ];
  const text = [callOf(resource), ...facts].join(", ") + (action === "forget" ? forgotten(1) : "");
  return { depth, sign: signOf(resource), text };
}

/** Causes that only say that something it depends on is replaced. */
const FOLLOWING: ReadonlySet<string> = new Set([
  "attachment",
  "connection",
  "next_hop",
  "transit_router_attachment_id",
  "vpnGateway",
  "vpn_connection_id",
  "vpn_gateway_id",
  "vpn_id",
]);

function because(causes: readonly string[]): string {
  return causes.length === 0 ? "" : ` because of ${causes.map(shortened).join(", ")}`;
}

const isReplacement = ({ action }: ResourceChange) =>
  action === "destroy-then-create" || action === "create-then-destroy";

/** `customer gateway fw (203.0.113.10)`; parts with the name of their connection are shown without it. */
function callOf({ kind, name, detail, address }: ResourceChange): string {
  const named = PARTS.has(kind) && name !== address ? kind : `${kind} ${shortened(name)}`;
  return detail === undefined ? named : `${named} (${shortened(detail)})`;
}

const PARTS: ReadonlySet<string> = new Set([
  "attachment",
  "association",
  "grant",
  "static route",
  "route",
  "policy route",
]);

function signOf({ action, movedFrom, isImported }: ResourceChange): Sign {
  if (action === "none") return isImported ? "<" : movedFrom === undefined ? "~" : "→";
  return SIGNS[action];
}

const SIGNS: Readonly<Record<ResourceChange["action"], Sign>> = {
  none: "~",
  create: "+",
  update: "~",
  destroy: "-",
  "destroy-then-create": "-/+",
  "create-then-destroy": "+/-",
  forget: ">",
  "forget-then-create": ">/+",
};

const DOES: Readonly<Record<ResourceChange["action"], string>> = {
  none: "unchanged",
  create: "added",
  update: "changed",
  destroy: "destroyed",
  "destroy-then-create": "replaced",
  "create-then-destroy": "replaced, the new one first",
  forget: "forgotten: the object stays in the cloud",
  "forget-then-create": "made again; the old one is forgotten, and stays in the cloud",
};
