import Module, { createRequire } from "node:module";

/**
 * Delays loading some libraries of a package: the module cache gets an empty shell for each, which loads the library at
 * its first use. Leaves alone a library that is missing or already loaded.
 */
export function loadWhenUsed(owner: string, libraries: readonly string[]): void {
  const ownersRequire = createRequire(require.resolve(owner));
  for (const library of libraries) {
    try {
      const file = ownersRequire.resolve(library);
      if (!ownersRequire.cache[file]) ownersRequire.cache[file] = shell(file, ownersRequire);
    } catch {}
  }
}

function shell(file: string, ownersRequire: NodeJS.Require): NodeJS.Module {
  let loaded: object | undefined;
  const library = () => {
    if (loaded) return loaded;
    delete ownersRequire.cache[file];
    loaded = Object(ownersRequire(file)) as object;
    return loaded;
  };
  const module = new Module(file);
  module.filename = file;
  module.loaded = true;
  module.exports = new Proxy(() => undefined, {
    get: (_, name) => Reflect.get(library(), name),
    apply: (_, self, values) => Reflect.apply(library() as () => unknown, self, values),
  });
  return module;
}
