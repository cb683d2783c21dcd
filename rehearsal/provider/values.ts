import { decode, ExtensionCodec, encode } from "@msgpack/msgpack";

/** Stands for a value that is known after the apply. */
export const UNKNOWN: unique symbol = Symbol("known after apply");

/** A value of Terraform: sets and lists are arrays, objects, maps and blocks are records, absent is null. */
export type Value = null | boolean | number | string | typeof UNKNOWN | readonly Value[] | Values;
export interface Values {
  readonly [name: string]: Value;
}

/** Extension types of the protocol: unknown, and unknown with hints about what it may become. */
const PLAIN_UNKNOWN = 0;
const REFINED_UNKNOWN = 12;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: PLAIN_UNKNOWN,
  encode: (value) => (value === UNKNOWN ? new Uint8Array([0]) : null),
  decode: () => UNKNOWN,
});
extensionCodec.register({ type: REFINED_UNKNOWN, encode: () => null, decode: () => UNKNOWN });

export function toMsgpack(value: Value): Buffer {
  return Buffer.from(encode(value, { extensionCodec }));
}

export function fromMsgpack(bytes: Uint8Array): Value {
  return decode(bytes, { extensionCodec }) as Value;
}

/** What Terraform's library for providers makes of a value that an answer lacks, by type. */
export const ZERO: Readonly<Record<string, string | boolean | number>> = { string: "", bool: false, number: 0 };

/** Whether the old provider SDK sees no difference between the value and an omitted one. */
export function isZero(value: Value | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "object") return Object.keys(value).length === 0;
  return value === "" || value === 0 || value === false;
}
