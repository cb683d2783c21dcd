import type { Changes } from "../change";
import type { Topology } from "../graph/network/topology";
import type { Judgement } from "../policy";
import type { Colours } from "./colours";
import type { Format } from "./format";
import { githubReport } from "./github";
import { gitlabReport } from "./gitlab";
import { htmlReport } from "./html/page";
import { jsonReport } from "./json";
import { junitReport } from "./junit";
import { markdownReport } from "./markdown";
import { sarifReport } from "./sarif";
import { textReport } from "./text";
import { wrapped } from "./wrapped";

export interface RenderOptions {
  /** What the plans that were judged change. @default no plan was judged */
  readonly changes?: Changes;
  /** Draws what was judged; only formats with a picture call it. @default no picture */
  readonly topology?: () => Topology;
  /** Colours, only for the text format. @default none */
  readonly colours?: Colours;
  /** Width of the terminal, in columns. @default does not wrap lines */
  readonly width?: number;
  /** Version of cenvpn, for formats with a place for it. @default none */
  readonly version?: string;
}

const VIEWS: Readonly<Record<Format, (judgement: Judgement, options: RenderOptions) => string>> = {
  text: (judgement, { colours, changes, width }) => wrapped(textReport(judgement, colours, changes), width),
  json: (judgement, { changes }) => jsonReport(judgement, changes),
  sarif: (judgement, { version }) => sarifReport(judgement, version),
  junit: junitReport,
  markdown: (judgement, { changes, topology }) => markdownReport(judgement, changes, changes && topology?.()),
  html: (judgement, { changes, topology }) =>
    htmlReport(judgement, { ...(changes ? { changes } : {}), ...(topology ? { topology: topology() } : {}) }),
  github: githubReport,
  gitlab: gitlabReport,
};

/** A judgement in a format; formats for people and JSON include the change. */
export function render(judgement: Judgement, format: Format, options: RenderOptions = {}): string {
  return VIEWS[format](judgement, options);
}
