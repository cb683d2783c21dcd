import { App } from "cdktf";
import type { Environment } from "../config";
import { SitesStack } from "./sites-stack";

/**
 * Writes the stacks of some environments as Terraform JSON and returns the folder.
 * @param outdir Where to; the cdktf CLI says so in CDKTF_OUTDIR. @default cdktf.out
 */
export function synthesize(environments: readonly Environment[], outdir?: string): string {
  const app = new App(outdir === undefined ? {} : { outdir });
  for (const environment of environments) new SitesStack(app, environment);
  app.synth();
  return app.outdir;
}
