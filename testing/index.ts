/** For tests of stacks that are built on the constructs: `expectNoFindings(stack)`, matchers for jest, `rehearsed(stack)`. */

export { expectNoFindings, judged } from "./judged";
export { type FindingMatchers, matchers } from "./matchers";
export { type RehearsedObject, type RehearsedPlan, rehearsed } from "./rehearsed";
