import type { PskOf } from "./profile";

/** Stands for a PSK that is not to be in a file. */
export const pskReference: PskOf = ({ name }) => `<PSK ${name}>`;
