/** What plans change, in the words of sites and tunnels: `changesOf(readStacks("plan.json"))`. */

export { changesOf } from "./changes";
export * from "./model";
