/** Views of a judgement. */

export { type Colours, coloursFor } from "./colours";
export { FORMATS, type Format } from "./format";
export { githubReport } from "./github";
export { gitlabReport } from "./gitlab";
export { jsonReport } from "./json";
export { junitReport } from "./junit";
export { markdownReport } from "./markdown";
export { topologyMermaid } from "./mermaid";
export { render } from "./render";
export { sarifReport } from "./sarif";
export { textReport } from "./text";
export { JSON_REPORT_VERSION } from "./version";
