/** Where Terraform keeps the state of a stack, as it is written. No credential is in it. */
export interface Backend {
  /** `oss`; `local` where none is written. */
  readonly type: string;
  /** Settings by name; undefined where one is an expression. */
  readonly settings: ReadonlyMap<string, string | number | boolean | undefined>;
  /** Settings that have a credential in the text. */
  readonly credentials: readonly string[];
  /** Whether the text leaves the rest to `terraform init`. */
  readonly isPartial: boolean;
}

/** A file on this machine that holds a state, or will. */
export interface StateFile {
  readonly path: string;
  /** As people call it. */
  readonly name: string;
  /** What git does with the file; absent while nobody asked. */
  readonly git?: "takes it" | "leaves it" | "cannot be asked";
}
