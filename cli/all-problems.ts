import { isAboutFiles, together } from "../domain/user-error";

/** Reads something that does not depend on what is wrong elsewhere. */
type Reading = () => unknown;

/**
 * Does some work. What keeps the work from being done is reported together with all else that cannot be read.
 * @param readings What to try then: each alone, for what the first problem has hidden.
 */
export async function withAllProblems<T>(readings: () => readonly Reading[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isAboutFiles(error)) throw error;
    const outcomes = await Promise.allSettled(readings().map(async (reading) => reading()));
    const others = outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason : undefined));
    throw together([error, ...others.filter(isAboutFiles)]);
  }
}
