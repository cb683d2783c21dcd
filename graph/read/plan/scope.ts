/** Where in a plan an expression stands. */
export interface Scope {
  /** Address of the module instance: `module.a["x"].module.b`; empty for the root. */
  readonly module: string;
  /** Index of the resource instance: `[0]`, `["key"]` or empty. */
  readonly index: string;
  /** Whose index that is: the address of a resource, or of a module, without it. */
  readonly of?: string;
}

/** Which argument an expression is given to. */
export interface Place {
  readonly argument: string;
  /** Blocks like the one that it stands in, itself too. */
  readonly blocks?: readonly unknown[];
}

/** What is given to a variable in the text. */
export interface Given {
  readonly expression: unknown;
  readonly scope: Scope;
  readonly isDefault: boolean;
  /** Whether the variable has just that: a default may give way to what stands nowhere. */
  readonly isUsed: boolean;
}
