import { printable } from "../domain/printable";
import { UserError } from "../domain/user-error";

/** Wrong usage. */
export class CommandError extends UserError {
  /** @param messages A line each. */
  public constructor(...messages: readonly string[]) {
    super(messages.map(printable).join("\n"));
  }
}
