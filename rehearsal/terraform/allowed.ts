/** Parts that may run in a rehearsal although they act on more than the simulated cloud. */
export interface Allowed {
  /** Names or sources: `aws` is `hashicorp/aws`. */
  readonly providers: readonly string[];
  /** `local-exec`, `remote-exec`, `file`. */
  readonly provisioners: readonly string[];
}
