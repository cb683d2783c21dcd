import { join } from "node:path";
import { makeFolder } from "../files/folder";
import { withTemporaryFolder } from "../files/temporary-folder";
import { reject } from "../policy";
import { draftOf, publish, withdraw } from "../stacks/publish";
import { type BuildOptions, type Built, build } from "./build";

export interface Synthesized extends Built {
  /** Names of the stacks in which the policy found an error: they are not in the folder. */
  readonly rejected: readonly string[];
}

/** Folder for the stacks, unless the CDKTF CLI names another. */
export const OUTDIR = process.env.CDKTF_OUTDIR ?? "cdktf.out";

/** The folder of a stack there. */
export const stackFolder = (stack: string) => join(OUTDIR, "stacks", stack);

/**
 * Builds environment files into the stacks of a folder, without the stacks in which the policy finds an error. A build
 * that fails or is interrupted leaves nothing to deploy.
 * @throws FileProblemsError with everything that is wrong in the files
 */
export function synthesizeInto({ outdir, ...options }: BuildOptions): Synthesized {
  withdraw(outdir);
  const { prefix, parent } = draftOf(outdir);
  makeFolder(parent);
  return withTemporaryFolder(
    (draft) => {
      const built = build({ ...options, outdir: draft });
      const rejected = reject(draft, built.judgement);
      publish(draft, outdir, rejected);
      return { ...built, folder: outdir, rejected };
    },
    prefix,
    parent,
  );
}
