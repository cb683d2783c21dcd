import type { Changes, StackChanges } from "../change";
import { ended } from "../domain/problem";
import type { Topology } from "../graph/network/topology";
import { type Finding, type Judgement, standing, type Undecided } from "../policy";
import { changeMarkdown } from "./change/markdown";
import { titleOf } from "./change/title";
import { countsText, faultsOf, faultsText, fixOf } from "./faults";
import { code, plain } from "./markdown-text";
import { placeOf } from "./place";
import { topologyMermaid } from "./topology/mermaid";
import { counted } from "./topology/readable";
import {
  alike,
  MOST_PLACES,
  messageOf,
  otherStacks,
  plural,
  type Some,
  subjectOf,
  USAGE_HEAD,
  usageCells,
  waived,
  waiverText,
  worstFirst,
} from "./words";

/** GitHub's limit for a comment; GitLab accepts far longer ones. */
const LONGEST_COMMENT = 65_536;

/**
 * A judgement as a comment on a pull request. Its first line marks the comment, so the next run can replace it.
 *
 * @param changes what the plans that were judged change: that stands above all else
 * @default no plan was judged
 * @param topology what to draw
 * @default nothing
 */
export function markdownReport(judgement: Judgement, changes?: Changes, topology?: Topology): string {
  const { findings, undecided, stacks } = judgement;
  const marker = `<!-- cenvpn:${stacks.map(({ name }) => comment(name)).join(",")} -->`;
  const change = changes && changeMarkdown(changes, LONGEST_COMMENT * CHANGE_SHARE);
  const frame = [
    marker,
    ...(changes && change
      ? [
          `### cenvpn: ${plain(titleOf(changes, judgement))}`,
          change.outages,
          topology && changes.stacks.some(hasChange) ? pictureMarkdown(topology) : "",
          change.changes,
          plain(countsText(judgement)),
        ]
      : [`### cenvpn: ${plain(countsText(judgement))}`]),
  ].filter((part) => part !== "");
  const usage = usageTable(judgement);
  const groups = [...findingGroups(judgement), undecidedGroup(undecided, judgement), waivedGroup(judgement)];
  const total = findings.length + undecided.length;
  let room = LONGEST_COMMENT - length([...frame, usage]) - CUT_ROOM;
  const shown = groups
    .filter(({ items }) => items.length > 0)
    .flatMap((group) => {
      const { text, left } = take(group, room);
      room = left;
      return text;
    });
  const cut = total - entriesOf(shown);
  const parts = [...frame, ...shown.map(({ markdown }) => markdown), cut > 0 ? cutText(cut) : "", usage];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** GitLab does not draw longer ones automatically; other hosts do. */
const LONGEST_PICTURE = 2_000;

/** A picture that GitHub and GitLab draw; only counts if it would be too long. */
function pictureMarkdown(topology: Topology): string {
  const whole = topologyMermaid(topology);
  const drawn = whole.length <= LONGEST_PICTURE ? whole : topologyMermaid(counted(topology));
  return drawn.length <= LONGEST_PICTURE ? `\`\`\`mermaid\n${drawn}\`\`\`` : "";
}

/** Whether a plan does anything that a picture shows. */
function hasChange({ sites, connections, shared }: StackChanges): boolean {
  return sites.length + connections.length + shared.length > 0;
}

/** Share of a comment for the change; findings get the rest. */
const CHANGE_SHARE = 0.6;

/** Findings or the like under one fold. */
interface Group {
  readonly title: string;
  readonly isOpen: boolean;
  readonly items: readonly Shown[];
}

interface Shown {
  readonly markdown: string;
  /** Entries of the judgement in it. */
  readonly entries: number;
}

const CUT_ROOM = 200;

function cutText(cut: number): string {
  return `**${plural(cut, "more entry").replace("entrys", "entries")} left out here**, to keep the comment under ${LONGEST_COMMENT} characters: see the other reports of this run.`;
}

function findingGroups(judgement: Judgement): readonly Group[] {
  const findings = worstFirst(standing(judgement.findings));
  const stacks = [...new Set(findings.map(({ stack }) => stack))];
  const groupOf = (stack: string, own: readonly Finding[], isFormer: boolean) => ({
    title: `<b>${plain(stack)}</b>: ${faultsText(own, "error")}, ${faultsText(own, "warning")}${isFormer ? ", from before this plan" : ""}`,
    isOpen: !isFormer,
    items: faultsOf(own).map((same) => ({ markdown: findingItem(same, judgement), entries: same.length })),
  });
  return [false, true].flatMap((isFormer) =>
    stacks.map((stack) => {
      const own = findings.filter((finding) => finding.stack === stack && (finding.wasThere ?? false) === isFormer);
      return groupOf(stack, own, isFormer);
    }),
  );
}

/** One mistake, at whatever places it shows. */
function findingItem(same: Some<Finding>, judgement: Judgement): string {
  const [finding] = same;
  const others = otherStacks(finding);
  const places = [...new Set(same.map((each) => `${code(subjectOf(each))} ${place(each, judgement)}`))];
  const more = places.length - MOST_PLACES;
  const isOne = places.length === 1;
  const lines = [
    `- ${finding.level === "error" ? "❌" : "⚠️"} **${finding.rule}** ${isOne ? places.join() : `at ${places.length} places`}`,
    plain(same.length === 1 ? messageOf(finding) : ended(finding.message)),
    ...(isOne ? [] : places.slice(0, MOST_PLACES)),
    ...(more > 0 ? [`and at ${plural(more, "more place")}`] : []),
    finding.allowed && `Allowed: ${plain(finding.allowed)}`,
    `**Fix:** ${plain(fixOf(same))}`,
    others.length > 0 && `Also in ${others.map(code).join(", ")}`,
  ];
  return lines.filter(Boolean).join("<br>");
}

function undecidedGroup(undecided: readonly Undecided[], judgement: Judgement): Group {
  return {
    title: `${undecided.length} undecided`,
    isOpen: false,
    items: alike(undecided, ({ message }) => [message]).map((same) => ({
      markdown: undecidedItem(same, judgement),
      entries: same.length,
    })),
  };
}

/** One unknown value leaves many checks undecided. */
function undecidedItem(same: Some<Undecided>, judgement: Judgement): string {
  const rules = [...new Set(same.map(({ rule }) => rule))];
  const places = [...new Set(same.map((open) => `${code(subjectOf(open))} ${place(open, judgement)}`))];
  const more = places.length - MOST_PLACES;
  return [
    `- **${rules.join(", ")}**`,
    plain(ended(same[0].message)),
    ...places.slice(0, MOST_PLACES),
    ...(more > 0 ? [`and in ${plural(more, "more place")}`] : []),
  ].join("<br>");
}

function waivedGroup(judgement: Judgement): Group {
  const findings = waived(judgement.findings);
  return {
    title: `${findings.length} waived`,
    isOpen: false,
    items: findings.map((finding) => ({
      markdown: [
        `- **${finding.rule}** ${code(subjectOf(finding))} ${place(finding, judgement)}`,
        plain(messageOf(finding)),
        plain(waiverText(finding)),
      ].join("<br>"),
      entries: 1,
    })),
  };
}

function place(entry: Finding | Undecided, { stacks }: Judgement): string {
  const { file, line } = placeOf(entry, stacks);
  return code(`${file}:${line}`);
}

function usageTable({ usage }: Judgement): string {
  if (usage.length === 0) return "";
  const rows = usage.map((row) => {
    const [router = "", ...cells] = usageCells(row);
    return [code(router), ...cells.map(plain)];
  });
  return [USAGE_HEAD, USAGE_HEAD.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** As many items of a group as there is room for. */
function take({ title, isOpen, items }: Group, room: number): { text: readonly Shown[]; left: number } {
  const start = `<details${isOpen ? " open" : ""}><summary>${title}</summary>\n\n`;
  const end = "\n\n</details>";
  let left = room - start.length - end.length - 2;
  const kept: Shown[] = [];
  for (const item of items) {
    if (item.markdown.length + 1 > left) break;
    left -= item.markdown.length + 1;
    kept.push(item);
  }
  if (kept.length === 0) return { text: [], left: room };
  const markdown = start + kept.map((item) => item.markdown).join("\n") + end;
  return { text: [{ markdown, entries: entriesOf(kept) }], left };
}

function entriesOf(shown: readonly Shown[]): number {
  return shown.reduce((sum, { entries }) => sum + entries, 0);
}

function length(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}

function comment(text: string): string {
  return text.replaceAll(/[^\w./-]|--+/g, "_");
}
