/** What plans change, in the words of sites and tunnels: `changesOf(readStacks("plan.json"))`. */

export type { ChangedFile, ChangedLine, DeviceChange } from "../domain/device/change";
export { changesOf } from "./changes";
export * from "./model";
