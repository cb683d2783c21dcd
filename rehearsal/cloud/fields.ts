/** A value of the cloud: always known, and absent rather than null. Names are those of the provider's arguments. */
export type Field = boolean | number | string | Field[] | Fields;
export interface Fields {
  [name: string]: Field;
}
