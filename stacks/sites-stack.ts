import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Environment } from "../config";
import { stackName, stackNames } from "../config/environment/stack-names"; // not all of that room: who uses constructs alone does not load it
import { VpnSite } from "../modules/vpn-site";
import { addBackend } from "./backend";
import { HUB_ADDRESS, type HubStack } from "./hub-stack";
import { addOutput } from "./outputs";
import { Providers } from "./providers";
import { addServiceLinkedRoles } from "./service-linked-roles";
import { siteProps } from "./site-props";
import { addTransitRouter } from "./transit-router";
import { addVpnGateways } from "./vpn-gateways";

/** All sites of an environment: the stack `NAME-sites`. */
export class SitesStack extends TerraformStack {
  /** @param hub The stack of the environment's transit router, where it has one. */
  public constructor(
    scope: Construct,
    environment: Environment,
    private readonly hub?: HubStack,
  ) {
    super(scope, stackName(environment.name));
    const providers = new Providers(this, environment);
    addBackend(this, environment, "sites");
    this.addOverride("//.cenvpn", describe(environment));
    if (hub) this.addDependency(hub);
    const transitRouter = addTransitRouter(this, environment, providers, hub?.transitRouter);
    const vpnGateway = addVpnGateways(this, environment);
    // A scope of their own: a site may be called like anything else in the stack.
    const sites = new Construct(this, "sites");
    const built = new Map<string, VpnSite>();
    for (const [key, site] of Object.entries(environment.sites)) {
      const vpnSite = new VpnSite(sites, key, {
        ...siteProps(site, vpnGateway),
        ...(transitRouter ? { transitRouter } : {}),
        ...providers.of(site.account),
      });
      built.set(key, vpnSite);
      for (const [name, connection] of Object.entries(vpnSite.connections)) addOutput(this, key, name, connection);
    }
    if (environment.serviceLinkedRole) addServiceLinkedRoles(this, environment, built, providers);
  }

  /** Looks for references to other stacks by resolving all of this one, once more than it takes: only a hub is referred to. */
  public override prepareStack(): void {
    if (this.hub) super.prepareStack();
  }
}

/** What the policy layer knows of an environment: the file, limits that the cloud has raised, and what the devices are. */
function describe(environment: Environment): object {
  const { file, transitRouter } = environment;
  const limit = transitRouter?.vpnAttachmentLimit;
  const router = transitRouter?.id ?? `${stackNames(environment).hub}/${HUB_ADDRESS}`;
  const raised = { limit: "vpnAttachmentsPerTransitRouter", transitRouter: router, ...limit };
  const devices = devicesOf(environment);
  return { environment: file, limits: limit ? [raised] : [], ...(devices.length > 0 ? { devices } : {}) };
}

/** What the devices are, by the address or the id of their customer gateway: no resource says it. */
function devicesOf({ sites }: Environment): object[] {
  const gateways = Object.values(sites).flatMap(({ customerGateways }) => Object.values(customerGateways));
  return gateways.flatMap((gateway): object[] => {
    const profile = gateway.device?.profile;
    if (profile === undefined) return [];
    return "ip" in gateway ? [{ ip: gateway.ip, profile }] : [{ id: gateway.id, profile }];
  });
}
