import picocolors from "picocolors";

/** Colours of a terminal, or none. */
export type Colours = Readonly<
  Record<"bold" | "cyan" | "dim" | "green" | "magenta" | "red" | "yellow", (text: string) => string>
>;

/** Colours only for a terminal, and never against NO_COLOR. */
export function coloursFor(stream: { readonly isTTY?: boolean }): Colours {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env;
  const wanted = FORCE_COLOR ? FORCE_COLOR !== "0" : stream.isTTY === true && TERM !== "dumb";
  return picocolors.createColors(wanted && !NO_COLOR);
}
