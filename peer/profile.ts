import type { Source } from "../domain/source";
import type { PeerDevice, PeerTunnel } from "./model";

/**
 * How sure a keyword is: documented by the vendor or run by us, seen in a public configuration or tool of somebody else, or
 * inferred, which nobody has tried.
 */
export type Confidence = "documented" | "seen" | "inferred";

/** A line of a configuration; one that is inferred is marked where it stands. */
export type Line = string | { readonly inferred: string };

export interface ProfileFile {
  readonly name: string;
  /** What starts a comment; none in JSON, which has no place for a header. */
  readonly comment: string | undefined;
  readonly lines: readonly Line[];
}

/** The PSK of a tunnel, or what stands for it. */
export type PskOf = (tunnel: PeerTunnel) => string;

/** A device's language: data, and how its files are written. Its limits are in `domain/device/`. */
export interface PeerProfile {
  /** The program that reads the text in tests, and whether it proves words or only structure; absent if none does. */
  readonly checkedBy?: string;
  /** The least sure keyword without a mark of its own. */
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
  /** What the reader must do, since the file does not. */
  readonly beside: readonly string[];
  files(device: PeerDevice, psk: PskOf): readonly ProfileFile[];
}

/** A line that nobody has tried. */
export const inferred = (line: string): Line => ({ inferred: line });

/** Lines further in, marks kept. */
export function indented(lines: readonly Line[], by = "  "): Line[] {
  return lines.map((line) => (typeof line === "string" ? by + line : { inferred: by + line.inferred }));
}
