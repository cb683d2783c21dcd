export { accountId } from "./account";
export type { Rules } from "./action";
export { type Called, Cloud, type CloudOptions, type KeptCloud } from "./cloud";
export type { Fields, Value } from "./fields";
export type { Caller, CloudObject } from "./inventory";
export { flattened, type Wire } from "./parameters";
export { Refusal } from "./refusal";
export { zonesOf } from "./zones";
