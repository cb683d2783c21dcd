import { relative, resolve } from "node:path";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, LocalBackend, OssBackend, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Environment } from "../config";
import { literal } from "../modules/literal";
import { type ITransitRouter, TransitRouter } from "../modules/transit-router";
import { VpnSite } from "../modules/vpn-site";

/** All sites of an environment: the stack `NAME-sites`. */
export class SitesStack extends TerraformStack {
  public constructor(scope: Construct, environment: Environment) {
    const name = `${environment.name}-sites`;
    super(scope, name);
    new AlicloudProvider(this, "alicloud", { region: environment.region });
    addBackend(this, environment);
    this.addOverride("//.cenvpn", describe(environment));
    const transitRouter = environment.transitRouter && addTransitRouter(this, environment.transitRouter);
    for (const [key, site] of Object.entries(environment.sites)) {
      new VpnSite(this, key, { ...site, ...(transitRouter ? { transitRouter } : {}) });
    }
  }
}

/** What the policy layer is told of an environment: the file, and limits that the cloud has raised. */
function describe({ file, transitRouter }: Environment): object {
  const raised = transitRouter?.vpnAttachmentLimit;
  return {
    environment: file,
    limits: raised
      ? [
          {
            limit: "vpnAttachmentsPerTransitRouter",
            transitRouter: transitRouter.id,
            most: raised.most,
            reason: literal(raised.reason),
          },
        ]
      : [],
  };
}

function addTransitRouter(
  scope: Construct,
  { cen, id, cidrs }: NonNullable<Environment["transitRouter"]>,
): ITransitRouter {
  return TransitRouter.fromIds(scope, "transit-router", {
    cenId: cen,
    transitRouterId: id,
    terraformName: "transit-router",
    ...(cidrs === "existing" ? {} : { cidrs }),
  });
}

function addBackend(stack: TerraformStack, { backend, region }: Environment): void {
  if (backend === "local") {
    new LocalBackend(stack, { path: localStatePath(stack) });
    return;
  }
  const { bucket, prefix, tablestore, encrypt, region: bucketRegion } = backend.oss;
  new OssBackend(stack, {
    bucket: literal(bucket),
    prefix: literal(prefix ?? stack.node.id),
    key: "terraform.tfstate",
    region: bucketRegion ?? region,
    encrypt: encrypt ?? true,
    ...(tablestore
      ? { tablestoreEndpoint: literal(tablestore.endpoint), tablestoreTable: literal(tablestore.table) }
      : {}),
  });
}

/** Beside the project, outside the output folder; relative to where Terraform runs, so that it is the same on every machine. */
function localStatePath(stack: TerraformStack): string {
  const workingDirectory = resolve(App.of(stack).outdir, "stacks", stack.node.id);
  return relative(workingDirectory, resolve(`terraform.${stack.node.id}.tfstate`)).replaceAll("\\", "/");
}
