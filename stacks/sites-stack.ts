import { relative, resolve } from "node:path";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, LocalBackend, OssBackend, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type Environment, stackName } from "../config";
import { literal } from "../modules/literal";
import { type ITransitRouter, TransitRouter } from "../modules/transit-router";
import { VpnSite } from "../modules/vpn-site";
import { addOutput } from "./outputs";
import { siteProps } from "./site-props";
import { addVpnGateways } from "./vpn-gateways";

/** All sites of an environment: the stack `NAME-sites`. */
export class SitesStack extends TerraformStack {
  public constructor(scope: Construct, environment: Environment) {
    super(scope, stackName(environment.name));
    new AlicloudProvider(this, "alicloud", { region: environment.region });
    addBackend(this, environment);
    this.addOverride("//.cenvpn", describe(environment));
    const transitRouter = environment.transitRouter && addTransitRouter(this, environment.transitRouter);
    const vpnGateway = addVpnGateways(this, environment);
    // A scope of their own: a site may be called like anything else in the stack.
    const sites = new Construct(this, "sites");
    for (const [key, site] of Object.entries(environment.sites)) {
      const { connections } = new VpnSite(sites, key, {
        ...siteProps(site, vpnGateway),
        ...(transitRouter ? { transitRouter } : {}),
      });
      for (const [name, connection] of Object.entries(connections)) addOutput(this, key, name, connection);
    }
  }
}

/** What the policy layer is told of an environment: the file, and limits that the cloud has raised. */
function describe({ file, transitRouter }: Environment): object {
  const { most, reason } = transitRouter?.vpnAttachmentLimit ?? {};
  const limit = {
    limit: "vpnAttachmentsPerTransitRouter",
    transitRouter: transitRouter?.id,
    most,
    reason,
    source: transitRouter?.source,
  };
  return { environment: file, limits: most === undefined ? [] : [limit] };
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

function addBackend(stack: TerraformStack, { backend }: Environment): void {
  if (backend === "local") {
    new LocalBackend(stack, { path: localStatePath(stack) });
    return;
  }
  const { bucket, prefix, region, encrypt, tablestore } = backend.oss;
  new OssBackend(stack, {
    bucket: literal(bucket),
    prefix: literal(prefix),
    key: "terraform.tfstate",
    region,
    encrypt,
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
