import type { Changes, ConnectionChange, SiteChange, StackChanges } from "../../change";
import { code, plain } from "../markdown-text";
import { plural } from "../words";
import { DEVICES_TITLE, deviceLines } from "./devices";
import { type Line, linesOf } from "./lines";
import { noticesOf, type OutageNotice, togetherText } from "./outages";
import { gapText, resourceCounts } from "./title";
import { shortened } from "./values";

/** A change as Markdown that fits. */
export interface ChangeMarkdown {
  /** What goes down. */
  readonly outages: string;
  /** What changes, in as much detail as fits. */
  readonly changes: string;
}

const MOST_NAMES = 10;

/**
 * A change in Markdown, shortened to fit: lines, then a table of sites, then counts; the text says so.
 *
 * @param room The most characters.
 */
export function changeMarkdown(changes: Changes, room: number): ChangeMarkdown {
  const outages = outagesMarkdown(changes, room / 2);
  const left = room - outages.length;
  const forms = [() => detailed(changes), () => tabled(changes), () => counted(changes)];
  const fitting = forms.map((form) => form()).find(({ length }) => length <= left);
  return { outages, changes: fitting ?? "" };
}

function outagesMarkdown(changes: Changes, room: number): string {
  const notices = noticesOf(changes);
  const together = togetherText(changes);
  const kept: string[] = [];
  let left = room - REST;
  for (const notice of notices) {
    const text = noticeMarkdown(notice);
    if (text.length > left) break;
    left -= text.length + 1;
    kept.push(text);
  }
  const cut = notices.length - kept.length;
  return [
    ...kept,
    ...(cut > 0
      ? [`- **${plural(cut, "more kind")} of outage** left out here: see the other reports of this run.`]
      : []),
    ...(together === undefined ? [] : [`\n${together}`]),
  ].join("\n");
}

/** Characters to keep for the text after the notices. */
const REST = 300;

function noticeMarkdown({ isDown, names, what, facts }: OutageNotice): string {
  const more = names.length - MOST_NAMES;
  const called = `${names.slice(0, MOST_NAMES).map(code).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return [
    `- ${isDown ? "⛔" : "⚠️"} **${called}${plain(what)}**`,
    ...facts.map(([name, text]) => `${plain(name)}: ${plain(text)}`),
  ].join("<br>");
}

/** Every line, folded by stack. */
function detailed(changes: Changes): string {
  const devices = deviceLines(changes);
  return [
    ...changes.stacks.map((stack) => {
      const lines = linesOf(stack);
      return fold(titleOf(stack), lines.length > 0 ? lines.map(lineMarkdown).join("\n") : "nothing changes");
    }),
    ...(devices.length > 0 ? [fold(plain(DEVICES_TITLE), devices.map(deviceMarkdown).join("\n"))] : []),
  ].join("\n\n");
}

function titleOf(stack: StackChanges): string {
  return `<b>${plain(shortened(stack.stack))}</b>: change${plain(gapText(stack))}`;
}

function fold(title: string, body: string): string {
  return `<details open><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function lineMarkdown({ depth, sign, text }: Line): string {
  return `${"  ".repeat(depth)}- ${code(sign)} ${plain(text)}`;
}

/** Lines of a configuration are code. */
function deviceMarkdown({ depth, sign, text }: Line): string {
  return `${"  ".repeat(depth)}- ${code(sign)} ${depth === 2 ? code(text) : plain(text)}`;
}

/** A row for each site, and each connection without one. */
function tabled({ stacks }: Changes): string {
  const rows = stacks.flatMap((stack) => [
    ...stack.sites.map((site) => [code(stack.stack), code(`site ${site.site}`), plain(whatOf(site))]),
    ...stack.connections.map((one) => [
      code(stack.stack),
      code(shortened(one.connection)),
      plain(whatOf({ site: "", customerGateways: [], connections: [one] })),
    ]),
    ...stack.shared.map(({ kind, name, action }) => [
      code(stack.stack),
      code(shortened(`${kind} ${name}`)),
      plain(action.replaceAll("-", " ")),
    ]),
    ...stack.others.map(({ type, count, action }) => [
      code(stack.stack),
      code(shortened(type)),
      `${count} × ${plain(action.replaceAll("-", " "))}`,
    ]),
  ]);
  if (rows.length === 0) return "";
  const table = [["stack", "what", "change"], ["---", "---", "---"], ...rows].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
  return `The change has too many lines for this report: see the other reports of this run.\n\n${table.join("\n")}`;
}

function counted({ stacks, summary }: Changes): string {
  const counts = resourceCounts(summary.resources).join(", ") || "nothing changes";
  return `The change is too large for this report: ${counts} in ${plural(stacks.length, "stack")}. See the other reports of this run.`;
}

/** `2 connections replaced, 4 tunnels edited but not sent`. */
function whatOf({ customerGateways, connections }: SiteChange): string {
  const does = (word: string, ...actions: readonly string[]) => {
    const number = connections.filter(({ itself }) => actions.includes(itself?.action ?? "")).length;
    return number === 0 ? [] : [`${plural(number, "connection")} ${word}`];
  };
  const unsent = connections.flatMap(unsentTunnels).length;
  const parts = connections.reduce((sum, { parts }) => sum + parts.length, 0);
  return [
    ...does("destroyed", "destroy"),
    ...does("replaced", "destroy-then-create", "create-then-destroy"),
    ...does("added", "create"),
    ...does("made again", "forget-then-create"),
    ...does("changed", "update"),
    ...does("moved or imported", "none"),
    ...(unsent > 0 ? [`${plural(unsent, "tunnel")} edited but not sent`] : []),
    ...(customerGateways.length > 0 ? [`${plural(customerGateways.length, "customer gateway")}`] : []),
    ...(parts > 0 ? [`${parts} more`] : []),
  ].join(", ");
}

function unsentTunnels({ tunnels }: ConnectionChange): readonly object[] {
  return tunnels.filter(({ edits }) => edits.some(({ unsent }) => unsent !== undefined));
}
