import { App } from "cdktf";
import type { Environment } from "../config";
import { SitesStack } from "./sites-stack";

/**
 * Writes the stacks of some environments as Terraform JSON and returns the folder.
 * @param outdir Where to; the cdktf CLI says so in CDKTF_OUTDIR. @default cdktf.out
 */
export function synthesize(environments: readonly Environment[], outdir?: string): string {
  return withoutTokenTraces(() => {
    const app = new App(outdir === undefined ? {} : { outdir });
    for (const environment of environments) new SitesStack(app, environment);
    app.synth();
    return app.outdir;
  });
}

/**
 * CDKTF asks for the whole call stack of every token, half of the time and memory that building takes, to name the culprit of a
 * token that cannot be resolved. Ours can. Errors keep their stacks.
 */
function withoutTokenTraces<T>(work: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => {};
  try {
    return work();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
