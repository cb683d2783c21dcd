import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";

/** Why an existing, readable file is not read. */
export interface Refused {
  readonly why: "folder" | "not regular" | "too large";
  /** In bytes, as the system reports; absent if the file has more. */
  readonly size?: number;
}

/**
 * Reads a file, unless it is a folder, a device or a pipe, or too large. A file that looks regular and small may still
 * have no end or make its reader wait, as in /proc: reading stops at the limit, and does not wait.
 * @param largest In bytes.
 * @throws an error of the system, for example when the file is missing
 */
export function readRegular(file: string, largest: number): Buffer | Refused {
  // Check before opening, which a device may notice.
  const before = refusalOf(statSync(file), largest);
  if (before) return before;
  const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    // What is there now may be another file.
    const stat = fstatSync(opened);
    return refusalOf(stat, largest) ?? readUpTo(opened, stat.size, largest);
  } finally {
    closeSync(opened);
  }
}

/** Reads what comes through standard input, a pipe or a terminal included. @param largest In bytes. */
export function readStandardInput(largest: number): Buffer | Refused {
  return readUpTo(0, PIECE - 1, largest);
}

/** The first bytes of a file, fewer if it has fewer; undefined if it is not a regular file. */
export function startOf(file: string, length: number): Buffer | undefined {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const start = Buffer.alloc(length);
    return start.subarray(0, readSync(opened, start));
  } finally {
    closeSync(opened);
  }
}

function refusalOf(stat: Stats, largest: number): Refused | undefined {
  if (stat.isDirectory()) return { why: "folder" };
  if (!stat.isFile()) return { why: "not regular" };
  return stat.size > largest ? { why: "too large", size: Number(stat.size) } : undefined;
}

/** In one piece if the file has the reported size. */
function readUpTo(opened: number, size: number, largest: number): Buffer | Refused {
  const pieces: Buffer[] = [];
  for (let [total, room] = [0, size + 1]; total <= largest; room = PIECE) {
    const piece = Buffer.allocUnsafe(room);
    const read = readSync(opened, piece);
    if (read === 0) return Buffer.concat(pieces, total);
    pieces.push(piece.subarray(0, read));
    total += read;
  }
  return { why: "too large" };
}

const PIECE = 64 * 1024;
