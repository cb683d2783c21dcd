import { isAboutFiles, together } from "../domain/user-error";

/** Reads something, independently of problems elsewhere. */
type Reading = () => unknown;

/**
 * Does some work. If it fails, reports the reason together with everything else that cannot be read.
 * @param readings Tried alone after a failure, to find problems that the first one hid.
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
