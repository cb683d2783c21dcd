/** What something was before: former keys, and the id of the object that is taken over. */
export interface Past {
  readonly formerly?: readonly string[];
  readonly import?: string;
}
