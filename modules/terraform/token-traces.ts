/**
 * CDKTF asks for the whole call stack of every token, half of the time and memory that building takes, to name the culprit of a
 * token that cannot be resolved. Ours can. Errors keep their stacks.
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
