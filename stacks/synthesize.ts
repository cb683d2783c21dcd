import { App } from "cdktf";
import type { Environment } from "../config";
import { stackNames } from "../config/environment/stack-names";
import { withoutTokenTraces } from "../modules/terraform/token-traces";
import { HubStack } from "./hub-stack";
import { SitesStack } from "./sites-stack";

/**
 * Writes the stacks of some environments as Terraform JSON and returns the folder.
 * @param outdir The folder; the cdktf CLI names it in CDKTF_OUTDIR.
 * @default cdktf.out
 */
export function synthesize(environments: readonly Environment[], outdir?: string): string {
  return withoutTokenTraces(() => {
    const app = new App(outdir === undefined ? {} : { outdir });
    for (const environment of environments) addStacks(app, environment);
    app.synth();
    return app.outdir;
  });
}

/** The hub of an environment, if it makes one, and its sites, if it has some. */
function addStacks(app: App, environment: Environment): void {
  const { hub: name, sites } = stackNames(environment);
  const { transitRouter } = environment;
  const makesHub = name !== undefined && transitRouter && transitRouter.id === undefined;
  const hub = makesHub ? new HubStack(app, name, environment, transitRouter) : undefined;
  if (sites !== undefined) new SitesStack(app, environment, hub);
}
