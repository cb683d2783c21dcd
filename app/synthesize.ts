import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { withTemporaryFolder } from "../files/temporary-folder";
import { reject } from "../policy";
import { draftOf, publish, withdraw } from "../stacks/publish";
import { type BuildOptions, type Built, build } from "./build";

export interface Synthesized extends Built {
  /** Names of the stacks in which the policy found an error: they are not in the folder. */
  readonly rejected: readonly string[];
}

/** Where stacks are written to, unless the CDKTF CLI says otherwise. */
export const OUTDIR = process.env.CDKTF_OUTDIR ?? "cdktf.out";

/** The folder of a stack there. */
export const stackFolder = (stack: string) => join(OUTDIR, "stacks", stack);

/**
 * Environment files become the stacks in a folder, without those in which the policy finds an error. What cannot be built or is cut
 * off leaves nothing there to deploy.
 * @throws FileProblemsError with everything that is wrong in the files
 */
export function synthesizeInto({ outdir, ...options }: BuildOptions): Synthesized {
  withdraw(outdir);
  const { prefix, parent } = draftOf(outdir);
  mkdirSync(parent, { recursive: true });
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
