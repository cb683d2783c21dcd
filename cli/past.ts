import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { readBuilt } from "../app/build";
import {
  type Environment,
  FileProblemsError,
  isEnvironmentFile,
  keysFileName,
  loadEnvironments,
  stackNames,
} from "../config";
import { Revision } from "../files/revision";
import { CommandError } from "./command-error";

/** What git had of environments. */
export interface Past {
  /** When that was. */
  readonly revision: Revision;
  /** Those of them that are here, too. */
  readonly environments: readonly Environment[];
  /** Their stacks, synthesized; undefined where git had none of them. */
  readonly folder?: string;
  /** Names of the stacks in it. */
  readonly stacks: readonly string[];
  /** Names of environments and stacks that git had, and that are not here any more. */
  readonly gone: readonly string[];
  /** Paths of the files of PSKs, by stack: those that git had, else those that are here. */
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * What git had at a revision of some environments, under whatever file names it had them.
 *
 * @param now the environments as they are here
 * @param files where environments are here
 * @param isAll whether those are all that there are
 * @param into a folder for what is read and synthesized
 * @throws FileProblemsError with everything that was wrong in the files
 */
export function pastOf(
  revision: string,
  now: readonly Environment[],
  files: readonly string[],
  isAll: boolean,
  into: string,
): Past {
  const commit = Revision.named(revision);
  if (!commit) throw new CommandError(`--since ${revision}: git knows no such commit, branch or tag here`);
  const copies = copiesOf(commit, files, into);
  const { environments, problems } = loadEnvironments([...copies.keys()]);
  const broken = problems.filter(({ file }) => files.includes(copies.get(file) ?? ""));
  if (broken.length > 0)
    throw new FileProblemsError(
      broken.map((problem) => ({ ...problem, file: `${revision}:${copies.get(problem.file)}` })),
    );
  const isHere = ({ name }: Environment) => now.some((environment) => environment.name === name);
  const past = environments.filter(isHere);
  const stacksNow = new Set(now.flatMap((environment) => stackNames(environment).all));
  const stacks = past.flatMap((environment) => stackNames(environment).all);
  const gone = [
    ...(isAll ? environments.filter((environment) => !isHere(environment)).map(({ name }) => name) : []),
    ...stacks.filter((stack) => !stacksNow.has(stack)),
  ];
  const variables = keysFilesOf(past, (name) => {
    const text = commit.read(keysFileName(name));
    return text === undefined ? undefined : written(join(into, "keys", keysFileName(name)), text);
  });
  if (stacks.length === 0) return { revision: commit, environments: past, stacks, gone, variables };
  const { folder } = readBuilt({ files: past.map(({ file }) => file), outdir: join(into, "past") });
  return { revision: commit, environments: past, folder, stacks, gone, variables };
}

/**
 * Paths of files of PSKs, by stack.
 *
 * @param instead a file that comes before the one in the working directory
 */
export function keysFilesOf(
  environments: readonly Environment[],
  instead: (environment: string) => string | undefined = () => undefined,
  kind: "keys" | "placeholders" = "keys",
): ReadonlyMap<string, string> {
  return new Map(
    environments.flatMap((environment) => {
      const { sites } = stackNames(environment);
      const here = keysFileName(environment.name, kind);
      const file = instead(environment.name) ?? (existsSync(here) ? resolve(here) : undefined);
      return sites === undefined || file === undefined ? [] : [[sites, file] as const];
    }),
  );
}

/** Copies of the environment files that git had in the folders of those here; what each was called. */
function copiesOf(commit: Revision, files: readonly string[], into: string): ReadonlyMap<string, string> {
  const folders = [...new Set(files.map((file) => dirname(file)))];
  return new Map(
    folders.flatMap((folder, index) =>
      commit
        .namesIn(folder)
        .filter(isEnvironmentFile)
        .flatMap((name) => {
          const file = join(folder, name);
          const text = commit.read(file);
          return text === undefined ? [] : [[written(join(into, "files", `${index}`, basename(name)), text), file]];
        }),
    ) as [string, string][],
  );
}

function written(file: string, text: Buffer): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
