import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { gitOf } from "../../files/git";
import type { Backend, StateFile } from "../terraform/backend";
import type { Stack } from "../terraform/stack";
import { notedBackend, writtenBackend } from "./backend";
import { pathIn } from "./checkout";

/**
 * Where the state is for a stack that Terraform plans in a folder: from the note of `terraform init` there, with
 * everything that it was given; nothing for a folder that was not initialized.
 *
 * @param note The content of the note, if there is one.
 */
export function notedState(folder: string, note: unknown): Pick<Stack, "backend" | "stateFile"> {
  if (!existsSync(join(folder, NOTES))) return {};
  const backend = notedBackend(note) ?? writtenBackend([]);
  return { backend, stateFile: backend && stateFileOf(backend, folder) };
}

/** Where `terraform init` notes the backend. */
export function noteIn(folder: string): string {
  return join(folder, NOTES, "terraform.tfstate");
}

const NOTES = ".terraform";

/** The file of a state, if Terraform runs in a folder and keeps the state on this machine. */
export function stateFileOf({ type, settings }: Backend, folder: string): StateFile | undefined {
  const path = settings.has("path") ? settings.get("path") : "terraform.tfstate";
  return type === "local" && typeof path === "string" ? stateFileAt(resolve(folder, path)) : undefined;
}

/** The file at a path. */
export function stateFileAt(path: string): StateFile {
  return { path, name: pathIn(process.cwd(), path) };
}

/** Stacks, with whether git ignores the files of their states. */
export function askedOfGit(stacks: readonly Stack[]): readonly Stack[] {
  const git = gitOf([...new Set(stacks.flatMap(({ stateFile }) => stateFile?.path ?? []))]);
  return stacks.map((stack) => {
    const { stateFile } = stack;
    if (stateFile === undefined) return stack;
    return { ...stack, stateFile: { ...stateFile, git: git.get(stateFile.path) } };
  });
}
