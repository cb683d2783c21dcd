/** A value of an object in the provider's words: always known, and absent rather than null. */
export type Field = boolean | number | string | Field[] | Fields;
export interface Fields {
  [name: string]: Field;
}
