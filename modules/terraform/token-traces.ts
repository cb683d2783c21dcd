/**
 * CDKTF records the whole call stack of every token, to name the origin of one that cannot be resolved. This takes half
 * of the time and memory of a build, and our tokens can be resolved. Errors keep their stacks.
 */
export function withoutTokenTraces<T>(work: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => {};
  try {
    return work();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
