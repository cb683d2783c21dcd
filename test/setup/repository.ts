import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn, type Outcome, run } from "./command";
import { writeFiles } from "./files";

/** A git repository with one commit. */
export interface Repository {
  readonly cwd: string;
  git(...args: string[]): Promise<Outcome>;
  write(file: string, text: string): void;
  cenvpn(...args: string[]): Promise<Outcome>;
}

export async function repository(files: Readonly<Record<string, string>>): Promise<Repository> {
  const cwd = writeFiles(files);
  const git = (...args: string[]) =>
    run("git", ["-c", "user.name=a", "-c", "user.email=a@b.example", ...args], { cwd });
  const first = [
    ["init", "--quiet", "--initial-branch=main"],
    ["add", "."],
    ["commit", "--quiet", "--message", "First"],
  ];
  for (const args of first) expect(await git(...args)).toMatchObject({ exitCode: 0 });
  return {
    cwd,
    git,
    write: (file, text) => writeFileSync(join(cwd, file), text),
    cenvpn: (...args) => cenvpn(args, { cwd }),
  };
}
