import { createHash } from "node:crypto";
import type { Changes } from "../../change";
import type { Topology } from "../../graph/network/topology";
import type { Judgement } from "../../policy";
import { titleOf } from "../change/title";
import { countsText } from "../faults";
import { TOPOLOGY_STYLE } from "../topology/style";
import { topologyInPage } from "../topology/svg";
import { changesSection, outagesSection } from "./change";
import { FILTER_SCRIPT, filterForm } from "./filter";
import { findingsSection, quotasSection } from "./findings";
import { html, Markup } from "./markup";
import { PAGE_STYLE } from "./style";

export interface HtmlOptions {
  /** What the plans that were judged change. @default no plan was judged */
  readonly changes?: Changes;
  /** What to draw. @default nothing */
  readonly topology?: Topology;
}

/** A judgement as one page that needs no network and no other file. Only its own script may run. */
export function htmlReport(judgement: Judgement, { changes, topology }: HtmlOptions = {}): string {
  const counts = countsText(judgement);
  const title = changes ? titleOf(changes, judgement) : counts;
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${sha256(FILTER_SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>cenvpn: ${title}</title>
<style>${new Markup(PAGE_STYLE + TOPOLOGY_STYLE)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
${changes && html`<p>${counts}</p>`}
</header>
<main>
${changes && outagesSection(changes)}
${filterForm()}
${changes && changesSection(changes)}
${topology && topology.connections.length > 0 && pictureSection(topology)}
${findingsSection(judgement)}
${quotasSection(judgement)}
</main>
<script>${new Markup(FILTER_SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}

function pictureSection(topology: Topology): Markup {
  return html`
<section aria-labelledby="picture">
<h2 id="picture">Topology</h2>
<div class="wide" tabindex="0" role="region" aria-label="Picture of the topology">
${new Markup(topologyInPage(topology))}
</div>
</section>`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
