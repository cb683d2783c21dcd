import { lstatSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { readBuilt } from "../app/build";
import {
  type Environment,
  FileProblemsError,
  isEnvironmentFile,
  keysFileName,
  keysWanted,
  loadEnvironments,
  readKeysFile,
  stackNames,
} from "../config";
import { readText } from "../config/document";
import { PSKS_VARIABLE } from "../domain/psk";
import { makeFolder } from "../files/folder";
import { Revision } from "../files/revision";
import { CommandError } from "./command-error";

/** The environments of a commit. */
export interface Past {
  /** The commit. */
  readonly revision: Revision;
  /** Environments that are also here. */
  readonly environments: readonly Environment[];
  /** Their synthesized stacks; undefined if the commit has none. */
  readonly folder?: string;
  /** Names of the stacks in it. */
  readonly stacks: readonly string[];
  /** Names of environments and stacks of the commit that are not here any more. */
  readonly gone: readonly string[];
  /** Paths of the files of PSKs, by stack: the commit's, else the ones here. */
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * Some environments at a revision of git, whatever their file names were.
 *
 * @param now The environments here.
 * @param files The environment files here.
 * @param isAll Whether these are all.
 * @param into A folder for the results.
 * @param option The option that names the revision.
 * @throws FileProblemsError with everything that was wrong in the files
 */
export function pastOf(
  revision: string,
  now: readonly Environment[],
  files: readonly string[],
  isAll: boolean,
  into: string,
  option = "--since",
): Past {
  const commit = Revision.named(revision);
  if ("why" in commit) throw new CommandError(`${option} ${revision}: ${commit.why}`);
  for (const folder of new Set(files.map(dirname)))
    if (!commit.isOf(folder))
      throw new CommandError(`${option} ${revision}: ${folder} is not in the git repository of the working directory`);
  const copies = copiesOf(commit, files, into);
  const { environments, problems } = loadEnvironments([...copies.keys()]);
  const broken = problems.filter(({ file }) => files.includes(copies.get(file) ?? ""));
  const named = (text: string) =>
    [...copies].reduce((left, [copy, file]) => left.replaceAll(copy, `${revision}:${file}`), text);
  if (broken.length > 0)
    throw new FileProblemsError(broken.map((one) => ({ ...one, file: named(one.file), what: named(one.what) })));
  for (const file of new Set(problems.map((problem) => problem.file)))
    process.stderr.write(`${named(file)} is broken: what it had counts as new\n`);
  const isHere = ({ name }: Environment) => now.some((environment) => environment.name === name);
  const past = environments.filter(isHere);
  const stacksNow = new Set(now.flatMap((environment) => stackNames(environment).all));
  const stacks = past.flatMap((environment) => stackNames(environment).all);
  const gone = [
    ...(isAll ? environments.filter((environment) => !isHere(environment)).map(({ name }) => name) : []),
    ...stacks.filter((stack) => !stacksNow.has(stack)),
  ];
  const variables = keysFilesOf(past, (environment) => {
    const name = keysFileName(environment.name);
    const text = commit.read(name);
    if (text === undefined) return undefined;
    refuseUnfitKeys(`${revision}:${name}`, text.toString(), environment);
    return written(join(into, "keys", name), text);
  });
  if (stacks.length === 0) return { revision: commit, environments: past, stacks, gone, variables };
  const { folder } = readBuilt({ files: past.map(({ file }) => file), outdir: join(into, "past") });
  return { revision: commit, environments: past, folder, stacks, gone, variables };
}

/**
 * Paths of files of PSKs, by stack.
 *
 * @param instead a file that comes before the one in the working directory
 * @throws FileProblemsError for a file that Terraform could not read, because Terraform would print its lines
 */
export function keysFilesOf(
  environments: readonly Environment[],
  instead: (environment: Environment) => string | undefined = () => undefined,
  kind: "keys" | "placeholders" = "keys",
): ReadonlyMap<string, string> {
  return new Map(
    environments.flatMap((environment) => {
      const { sites } = stackNames(environment);
      const file = instead(environment) ?? keysHere(keysFileName(environment.name, kind), environment);
      return sites === undefined || file === undefined ? [] : [[sites, file] as const];
    }),
  );
}

function keysHere(file: string, environment: Environment): string | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })) return undefined;
  refuseUnfitKeys(file, readText(file, "a file of PSKs"), environment);
  return resolve(file);
}

function refuseUnfitKeys(file: string, text: string, environment: Environment): void {
  const { renamed } = readKeysFile(file, text, keysWanted(environment));
  const problems = [...renamed].map(([former, name]) => ({
    file,
    path: [PSKS_VARIABLE, former],
    what: `${former} is the former name of ${name}`,
    allowed: "the present name",
    fix: `npx cenvpn keys ${environment.name}`,
  }));
  if (problems.length > 0) throw new FileProblemsError(problems);
}

/** Copies of the commit's environment files, in the folders and with the names of the present files. */
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
  makeFolder(dirname(file));
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
