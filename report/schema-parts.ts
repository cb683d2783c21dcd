import { type TProperties, Type } from "@sinclair/typebox";

export const text = (description: string) => Type.String({ description });
export const optional = (description: string) => Type.Optional(Type.String({ description }));
export const texts = (description: string) => Type.Array(Type.String(), { description });
export const flag = (description: string) => Type.Boolean({ description });
export const count = (description: string) => Type.Integer({ description });
/** One of some words. */
export const oneOf = <T extends string>(words: readonly T[], description: string) =>
  Type.Unsafe<T>({ enum: [...words], description });
export const level = (description: string) => oneOf(["error", "warning"], description);
export const closed = <T extends TProperties>(properties: T, description: string) =>
  Type.Object(properties, { additionalProperties: false, description });
