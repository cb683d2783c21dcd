/** A value that is built when it is first asked for; what building it throws is thrown every time. */
export function once<T>(build: () => T): () => T {
  let isBuilt = false;
  let built: T | undefined;
  return () => {
    if (!isBuilt) built = build();
    isBuilt = true;
    return built as T;
  };
}
