import type { FaultId } from "./faults";

/** What is known of a conversation where a line stands. */
export interface Moment {
  /** Whether an IKE SA stands. */
  readonly established: boolean;
  /** What the log says next about the same. */
  readonly next: readonly string[];
  /** All that this end's log says about the same. */
  readonly all: readonly string[];
}

/** A line that shows a fault, or one of several. */
export interface Sign {
  readonly says: RegExp;
  /** One fault is certain; of several the line does not say which. */
  readonly shows: readonly FaultId[] | ((match: RegExpExecArray, moment: Moment) => readonly FaultId[]);
}
