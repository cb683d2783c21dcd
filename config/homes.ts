import type { Homes } from "./compiled";
import type { Path } from "./problem";

/** The places where a misplaced name belongs: the nearest one, or several that are equally near. */
export function nearestHomes(path: Path, homes: Homes): readonly Path[] {
  const name = String(path.at(-1));
  const here = path.slice(0, -1);
  const known = (Object.hasOwn(homes, name) ? homes[name] : undefined) ?? [];
  const found = known.map((home) => ({ home, shared: commonSteps(home, here) }));
  const deepest = Math.max(...found.map(({ shared }) => shared));
  const near = found.filter(({ shared }) => shared === deepest);
  const shortest = Math.min(...near.map(({ home }) => home.length));
  return near
    .filter(({ home }) => home.length === shortest)
    .map(({ home }) => [...here.slice(0, deepest), ...named(home.slice(deepest))]);
}

function commonSteps(home: Path, here: Path): number {
  const different = home.findIndex((step, index) => index >= here.length || (step !== "*" && step !== here[index]));
  return different < 0 ? home.length : different;
}

/** `NAME` stands for a name of the user's choice. */
function named(home: Path): Path {
  return home.map((step) => (step === "*" ? "NAME" : step));
}
