import { ended } from "../../domain/problem";
import { type Finding, type Judgement, standing, type Undecided } from "../../policy";
import { faultsOf, fixOf } from "../faults";
import { placeOf } from "../place";
import {
  alike,
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
} from "../words";
import { html, type Markup } from "./markup";

/** Mistakes, and places of one, that a browser can still show; the JSON report has all. */
const MOST_FAULTS = 1_000;
const MOST_PLACES = 20;

/** Findings, undecided checks and excused findings. */
export function findingsSection(judgement: Judgement): Markup {
  const findings = worstFirst(standing(judgement.findings));
  const faults = [false, true].flatMap((isFormer) =>
    faultsOf(findings.filter(({ wasThere = false }) => wasThere === isFormer)),
  );
  const cut = faults.length - MOST_FAULTS;
  const open = alike(judgement.undecided, ({ message }) => [message]);
  const excused = waived(judgement.findings);
  return html`
<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${faults.length === 0 && html`<p>None.</p>`}
${faults.slice(0, MOST_FAULTS).map((same) => fault(same, judgement))}
${cut > 0 && html`<p>${plural(cut, "more finding")} left out here: the JSON report has them.</p>`}
${open.length > 0 && html`<details><summary>${judgement.undecided.length} undecided</summary>${open.slice(0, MOST_FAULTS).map((same) => undecided(same, judgement))}</details>`}
${excused.length > 0 && html`<details><summary>${excused.length} waived</summary>${excused.slice(0, MOST_FAULTS).map((finding) => entry(finding, judgement, waiverText(finding)))}</details>`}
</section>`;
}

function fault(same: Some<Finding>, judgement: Judgement): Markup {
  const [finding] = same;
  const { level, wasThere = false, message, allowed } = finding;
  const others = otherStacks(finding);
  return html`<article class="finding ${level}" data-entry="${wasThere ? "former" : level}">
<h3><span class="level">${level}</span> ${finding.rule}${wasThere && html` <span class="former">from before this plan</span>`}</h3>
<p>${same.length === 1 ? messageOf(finding) : ended(message)}</p>
${places(same, judgement)}
<dl>${allowed !== "" && html`<div><dt>Allowed</dt><dd>${ended(allowed)}</dd></div>`}<div><dt>Fix</dt><dd>${ended(fixOf(same))}</dd></div>${others.length > 0 && html`<div><dt>Also in</dt><dd>${others.join(", ")}</dd></div>`}</dl>
</article>
`;
}

function undecided(same: Some<Undecided>, judgement: Judgement): Markup {
  const rules = [...new Set(same.map(({ rule }) => rule))];
  return html`<article class="finding"><h3>${rules.join(", ")}</h3><p>${ended(same[0].message)}</p>${places(same, judgement)}</article>
`;
}

function entry(finding: Finding, judgement: Judgement, text: string): Markup {
  return html`<article class="finding"><h3>${finding.rule}</h3><p>${messageOf(finding)}</p>${places([finding], judgement)}<p>${text}</p></article>
`;
}

function places(same: Some<Finding | Undecided>, judgement: Judgement): Markup {
  const texts = new Set(
    same.map((one) => {
      const { file, line } = placeOf(one, judgement.stacks);
      return `${subjectOf(one)} ${file}:${line}`;
    }),
  );
  const more = texts.size - MOST_PLACES;
  return html`<ul class="places">${[...texts].slice(0, MOST_PLACES).map((text) => html`<li><code>${text}</code></li>`)}${more > 0 && html`<li>and at ${plural(more, "more place")}</li>`}</ul>`;
}

/** How full the transit routers are. */
export function quotasSection({ usage }: Judgement): Markup {
  if (usage.length === 0) return html``;
  return html`
<section aria-labelledby="quotas">
<h2 id="quotas">Quotas</h2>
<div class="wide" tabindex="0" role="region" aria-label="Table of quotas">
<table>
<thead><tr>${USAGE_HEAD.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${usage.map(
    (row) => html`<tr>${usageCells(row).map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table>
</div>
</section>`;
}
