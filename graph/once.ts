/** A value that is built at its first use; an error of the build is thrown every time. */
export function once<T>(build: () => T): () => T {
  let isBuilt = false;
  let built: T | undefined;
  return () => {
    if (!isBuilt) built = build();
    isBuilt = true;
    return built as T;
  };
}

/** The same for many keys. @param kept Where to keep the values; a `WeakMap` drops a value with its key. */
export function onceFor<K, T>(build: (key: K) => T, kept: Kept<K, T> = new Map<K, T>()): (key: K) => T {
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined || kept.has(key)) return known as T;
    const built = build(key);
    kept.set(key, built);
    return built;
  };
}

interface Kept<K, T> {
  get(key: K): T | undefined;
  has(key: K): boolean;
  set(key: K, value: T): unknown;
}
