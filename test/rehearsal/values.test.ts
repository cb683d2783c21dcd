import { decode, ExtData, encode } from "@msgpack/msgpack";
import { fromMsgpack, toMsgpack, UNKNOWN, type Value } from "../../rehearsal/provider/values";
import fc from "../setup/properties";

const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.string({ unit: "grapheme" }),
    fc.constant<Value>(UNKNOWN),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test("a value with unknown parts survives the way to Terraform and back", () => {
  fc.assert(
    fc.property(value, (original) => {
      expect(fromMsgpack(toMsgpack(original))).toEqual(original);
    }),
  );
});

test("unknown is sent as extension 0, which Terraform accepts without further hints", () => {
  expect(decode(toMsgpack({ id: UNKNOWN }))).toEqual({ id: new ExtData(0, new Uint8Array([0])) });
});

test("an unknown value with hints, such as a prefix, is unknown all the same", () => {
  expect(fromMsgpack(encode({ id: new ExtData(12, encode({ 1: false })) }))).toEqual({ id: UNKNOWN });
});
