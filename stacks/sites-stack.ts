import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Environment } from "../config";
import { stackName, stackNames } from "../config/environment/stack-names"; // only this file of the room: users of constructs alone do not load the rest
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
  /** @param hub The stack of the environment's transit router, if any. */
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
    // A scope of their own: a site may have the same name as anything else in the stack.
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

  /**
   * cdktf looks for references to other stacks by resolving the whole stack once more; only a hub can be referred to.
   */
  public override prepareStack(): void {
    if (this.hub) super.prepareStack();
  }
}

/** What the policy layer knows of an environment: the file, raised limits, and the devices. */
function describe(environment: Environment): object {
  const { file, transitRouter } = environment;
  const limit = transitRouter?.vpnAttachmentLimit;
  const router = transitRouter?.id ?? `${stackNames(environment).hub}/${HUB_ADDRESS}`;
  const raised = { limit: "vpnAttachmentsPerTransitRouter", transitRouter: router, ...limit };
  const devices = devicesOf(environment);
  return { environment: file, limits: limit ? [raised] : [], ...(devices.length > 0 ? { devices } : {}) };
}

/** The devices, by the address or id of their customer gateway: no resource says what they are. */
function devicesOf({ sites }: Environment): object[] {
  const gateways = Object.values(sites).flatMap(({ customerGateways }) => Object.values(customerGateways));
  return gateways.flatMap((gateway): object[] => {
    const profile = gateway.device?.profile;
    if (profile === undefined) return [];
    return "ip" in gateway ? [{ ip: gateway.ip, profile }] : [{ id: gateway.id, profile }];
  });
}
