/**
 * What the system refuses, in words for people: `reports/a.json: no space is left`. Undefined for an error of any other
 * kind.
 */
export function systemFailure(error: unknown): string | undefined {
  const { code = "", syscall, path } = error as NodeJS.ErrnoException;
  if (!code.startsWith("E") || syscall === undefined) return undefined;
  return path === undefined ? systemReason(error) : `${path}: ${systemReason(error)}`;
}

/** Does work that the system may refuse; the error then names a path that the user knows. */
export function about<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw Object.assign(error as Error, { path });
  }
}

/** Why the system refuses: `no space is left`. */
export function systemReason(error: unknown): string {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (syscall === "uv_cwd") return "the working directory is gone";
  if (code === "ENOENT" && syscall !== "open") return "it does not exist, or nothing can be made there";
  return REASONS.get(code ?? "") ?? message;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["EACCES", "you have no permission"],
  ["EEXIST", "a folder of its path is a file"],
  ["EFBIG", "the file would be too large"],
  ["EISDIR", "it is a folder"],
  ["ELOOP", "its links lead in a circle"],
  ["EMFILE", "too many files are open"],
  ["ENAMETOOLONG", "the name is too long"],
  ["ENOENT", "it does not exist"],
  ["ENOSPC", "no space is left"],
  ["ENOTDIR", "a folder of its path is a file"],
  ["EPERM", "you have no permission"],
  ["EROFS", "the file system is read-only"],
]);
