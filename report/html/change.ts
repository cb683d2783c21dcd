import type { Changes } from "../../change";
import { DEVICES_TITLE, deviceLines } from "../change/devices";
import { type Line, linesOf, type Sign } from "../change/lines";
import { noticesOf, type OutageNotice, togetherText } from "../change/outages";
import { gapText, resourceCounts } from "../change/title";
import { plural } from "../words";
import { html, type Markup } from "./markup";

/** Lines of a stack that a browser can still show; the JSON report has all. */
const MOST_LINES = 4_000;

/** Names to show in one notice. */
const MOST_NAMES = 20;

/** What goes down; empty if nothing does. */
export function outagesSection(changes: Changes): Markup {
  const notices = noticesOf(changes);
  const together = togetherText(changes);
  if (notices.length === 0) return html``;
  return html`
<section aria-labelledby="down">
<h2 id="down">What goes down</h2>
${notices.map(outage)}
${together !== undefined && html`<p>${together}</p>`}
</section>`;
}

function outage({ isDown, names, what, facts }: OutageNotice): Markup {
  const more = names.length - MOST_NAMES;
  const called = `${names.slice(0, MOST_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return html`<article class="outage ${isDown ? "down" : "shaky"}">
<h3>${called}${what}</h3>
<dl>${facts.map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>
</article>
`;
}

/** What changes, stack by stack. */
export function changesSection(changes: Changes): Markup {
  const counts = resourceCounts(changes.summary.resources);
  return html`
<section aria-labelledby="changes">
<h2 id="changes">What changes</h2>
${counts.length > 0 && html`<p>${counts.join(", ")}</p>`}
${changes.stacks.map((stack) => {
  const lines = linesOf(stack);
  const cut = lines.length - MOST_LINES;
  return html`<details open><summary>${stack.stack}${gapText(stack)}</summary>
${lines.length === 0 ? html`<p>nothing changes</p>` : tree(lines.slice(0, MOST_LINES))}
${cut > 0 && html`<p>${plural(cut, "more line")} left out here: the JSON report has them.</p>`}
</details>
`;
})}
${devicesFold(deviceLines(changes))}
</section>`;
}

function devicesFold(lines: readonly Line[]): Markup {
  if (lines.length === 0) return html``;
  return html`<details open><summary>${DEVICES_TITLE}</summary>
${tree(lines)}
</details>
`;
}

/** Lines with their sublines. The filter shows or hides a whole line of the first level. */
function tree(lines: readonly Line[], depth = 0): Markup {
  const starts = lines.flatMap((line, index) => (line.depth <= depth || index === 0 ? [index] : []));
  return html`<ul class="lines">${starts.map((start, index) => {
    const [head, ...inside] = lines.slice(start, starts[index + 1]);
    if (!head) return html``;
    return html`<li${depth === 0 && html` data-entry="change"`}><span class="sign ${CLASSES[head.sign]}">${head.sign}</span> ${head.text}${inside.length > 0 && tree(inside, depth + 1)}</li>
`;
  })}</ul>`;
}

const CLASSES: Readonly<Record<Sign, string>> = {
  "+": "added",
  "~": "changed",
  "-/+": "replaced",
  "+/-": "changed",
  "-": "removed",
  "→": "moved",
  "<": "moved",
  ">": "moved",
  ">/+": "changed",
  "!": "unsent",
  "?": "drifted",
};
