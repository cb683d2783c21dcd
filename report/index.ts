/** Views of a judgement. */

export { type Colours, coloursFor } from "./colours";
export { JSON_REPORT_VERSION, jsonReport } from "./json";
export { textReport } from "./text";
