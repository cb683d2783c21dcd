import type { FaultId } from "./faults";

/** What is known of a conversation at a line. */
export interface Moment {
  /** Whether an IKE SA is up. */
  readonly established: boolean;
  /** The next lines of this end's log about the conversation. */
  readonly next: readonly string[];
  /** All lines of this end's log about the conversation. */
  readonly all: readonly string[];
}

/** A line that shows a fault, or one of several. */
export interface Sign {
  readonly says: RegExp;
  /** One fault is certain; several are candidates. */
  readonly shows: readonly FaultId[] | ((match: RegExpExecArray, moment: Moment) => readonly FaultId[]);
}
