/** Where Terraform keeps the state of a stack, without credentials. */
export interface Backend {
  /** `oss`; `local` if there is none. */
  readonly type: string;
  /** Settings by name; undefined where one is an expression. */
  readonly settings: ReadonlyMap<string, string | number | boolean | undefined>;
  /** Settings with a credential in the configuration. */
  readonly credentials: readonly string[];
  /** Whether the configuration leaves the rest to `terraform init`. */
  readonly isPartial: boolean;
}

/** A present or future state file on this machine. */
export interface StateFile {
  readonly path: string;
  /** As people call it. */
  readonly name: string;
  /** Whether git ignores the file; absent if nobody asked. */
  readonly git?: "takes it" | "leaves it" | "cannot be asked";
}
