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

/** Expressions that others lead to. */
export interface Expressions {
  /** What is given to a variable. */
  given(variable: string, scope: Scope): Given;
  /** What `for_each` has of the resource or module call that an expression stands in. */
  forEach(scope: Scope): unknown;
  /** A module as it was written. */
  json(module: string): unknown;
  /** How a resource of a module instance was written, by its address in the module. */
  written(module: string, address: string): unknown;
  /** Whether a variable of the root module is sensitive; undefined where it is not declared. */
  isSensitive(variable: string): boolean | undefined;
}
