/** Views of a judgement. */

export { type Colours, coloursFor } from "./colours";
export { FORMATS, type Format } from "./format";
export { githubReport } from "./github";
export { gitlabReport } from "./gitlab";
export { htmlReport } from "./html/page";
export { jsonReport } from "./json";
export { junitReport } from "./junit";
export { markdownReport } from "./markdown";
export { render } from "./render";
export { sarifReport } from "./sarif";
export { textReport } from "./text";
export { topologyMermaid } from "./topology/mermaid";
export { shownTopology } from "./topology/read";
export { topologySvg } from "./topology/svg";
export { JSON_REPORT_VERSION } from "./version";
