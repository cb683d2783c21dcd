/**
 * For tests of stacks that you build with the constructs: `expectNoFindings(stack)`, matchers for jest,
 * `rehearsed(stack)`.
 */

export { expectNoFindings, judged } from "./judged";
export { type FindingMatchers, matchers } from "./matchers";
export { type RehearsedObject, type RehearsedPlan, rehearsed } from "./rehearsed";
