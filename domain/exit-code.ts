/** Exit codes of the command and the app. */
export const EXIT = {
  fine: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** Wrong usage, or anything wrong with a file that a user writes. */
  usage: 2,
  /** A plan, state or synth folder that cannot be read. */
  unreadable: 3,
  /** Undecided checks under `--strict`. */
  undecided: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
