import { printable } from "../domain/printable";

/** A plan or synth folder that cannot be read. The message is for people and holds nothing of the file. */
export class UnreadableTarget extends Error {
  override readonly name = "UnreadableTarget";

  constructor(
    /** Path or name of what cannot be read. */
    readonly target: string,
    problem: string,
  ) {
    super(printable(`${target} ${problem}`));
  }
}
