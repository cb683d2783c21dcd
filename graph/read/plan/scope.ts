/** Where in a plan an expression stands. */
export interface Scope {
  /** Address of the module instance: `module.a["x"].module.b`; empty for the root. */
  readonly module: string;
  /** Index of the resource instance: `[0]`, `["key"]` or empty. */
  readonly index: string;
  /** The owner of that index: the address of a resource or module, without index. */
  readonly of?: string;
}

/** Which argument an expression is given to. */
export interface Place {
  readonly argument: string;
  /** All blocks of the same name, including its own. */
  readonly blocks?: readonly unknown[];
}

/** The value of a variable in the configuration. */
export interface Given {
  readonly expression: unknown;
  readonly scope: Scope;
  readonly isDefault: boolean;
  /** Whether the variable surely has this value: a value from outside may replace a default. */
  readonly isUsed: boolean;
}

/** Ways from an expression to others. */
export interface Expressions {
  /** What is given to a variable. */
  given(variable: string, scope: Scope): Given;
  /** The `for_each` of the resource or module call around an expression. */
  forEach(scope: Scope): unknown;
  /** A module as it was written. */
  json(module: string): unknown;
  /** How a resource of a module instance was written, by its address in the module. */
  written(module: string, address: string): unknown;
  /** Whether a variable of the root module is sensitive; undefined if it is not declared. */
  isSensitive(variable: string): boolean | undefined;
}
