import { readFileSync } from "node:fs";

interface LockedPackage {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, LockedPackage>;
};
const installed = Object.entries(packages).filter(([path, { link }]) => path.startsWith("node_modules/") && !link);

test("every package has a checksum, even packages for other systems", () => {
  // npm records the checksum of a package that it installs, but may omit it for optional packages of other systems.
  const isFree = ({ integrity, inBundle }: LockedPackage) => !integrity && !inBundle;
  expect(installed.filter(([, locked]) => isFree(locked)).map(([path]) => path)).toEqual([]);
});

test("no package is bound to one registry", () => {
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
