import { printable } from "../domain/printable";
import { UserError } from "../domain/user-error";

/** Wrong usage. */
export class CommandError extends UserError {
  public constructor(message: string) {
    super(printable(message));
  }
}
