import { type Static, type TObject, type TProperties, type TSchema, type TUnsafe, Type } from "@sinclair/typebox";
import type { Format } from "../formats";

// The words of the schema's sentences.

export const text = (format: Format, description: string) => Type.String({ format, description });
export const flag = (description: string) => Type.Optional(Type.Boolean({ description }));
export const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>({ type: "string", enum: [...values], description });
export const closed = <T extends TProperties>(properties: T, description: string): TObject<T> =>
  Type.Object(properties, { additionalProperties: false, description });

/** A map whose keys the user chooses. */
export const keyed = <T extends TSchema>(keys: Format, value: T, description: string, limits: object = {}) =>
  Type.Unsafe<Record<string, Static<T>>>({
    type: "object",
    description,
    propertyNames: { format: keys },
    additionalProperties: value,
    ...limits,
  });

/**
 * One shape where a key is given, another where it is not. Not `anyOf`: its errors name every branch.
 * @param typo What the key's value must not be: then the key is a slip for another one.
 */
export const byKey = <G extends TSchema, M extends TSchema>(
  key: string,
  given: G,
  missing: M,
  description: string,
  typo?: object,
): TUnsafe<Static<G> | Static<M>> =>
  Type.Unsafe({
    type: "object",
    description,
    if: { required: [key], ...(typo ? { properties: { [key]: { not: typo } } } : {}) },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: given,
    else: missing,
  });

/** Something that exists already, named by its id, or something to make. */
export const foundOrMade = <F extends TSchema, M extends TSchema>(found: F, made: M, description: string) =>
  byKey("id", found, made, description);

/** Either a plain value or something with structure. Not `anyOf`: its errors name every branch. */
export const either = <P extends TSchema, S extends TSchema>(
  plain: P,
  structured: S,
  description: string,
): TUnsafe<Static<P> | Static<S>> =>
  Type.Unsafe({
    type: [plain.type, structured.type],
    description,
    if: { type: structured.type },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: structured,
    else: { ...plain, description },
    // editors offer nothing from behind an if
    ...(plain.enum ? { examples: plain.enum } : {}),
  });
