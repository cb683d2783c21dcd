import { Construct } from "constructs";
import { secretName } from "../domain/kms";
import { terraformNameOf } from "../domain/name";
import { byTunnel, type TunnelNumber } from "../domain/tunnel";
import { isExisting, isSingleTunnel, type Tunnel } from "../site/connection";
import {
  type CompleteConnection,
  type CompleteDualTunnel,
  type CompleteExisting,
  type CompleteSingleTunnel,
  type CompleteSite,
  completeSite,
} from "../site/defaults";
import type { TunnelProps } from "./connection/tunnels";
import { CustomerGateway, type ICustomerGateway } from "./customer-gateway";
import { IpsecConnection } from "./ipsec-connection";
import { KmsKey } from "./kms-key";
import { PreSharedKeys } from "./pre-shared-keys";
import { SingleTunnelConnection } from "./single-tunnel-connection";
import { attach, importedRoutes, type SiteConnection } from "./site/attachment";
import { checkSiteProps, plainSite, vpnGatewayOf } from "./site/problems";
import type { VpnSiteProps } from "./site/props";
import { addVpnGatewayRoutes } from "./site/routes";
import { siteAddress } from "./terraform/address";
import { callSite } from "./terraform/call-site";
import { refuse } from "./terraform/refuse";
import { withoutTokenTraces } from "./terraform/token-traces";
import type { ITransitRouter } from "./transit-router";
import { VpnGatewayConnection } from "./vpn-gateway-connection";

/**
 * All of one site. Its id and the names in it name everything: the resources `alicloud_vpn_customer_gateway.SITE__GATEWAY`,
 * `alicloud_vpn_gateway_vpn_attachment.SITE__CONNECTION` and so on, and the PSKs `SITE/CONNECTION/TUNNEL`.
 */
export class VpnSite extends Construct {
  /** The site's connections, by name. */
  public readonly connections: Readonly<Record<string, SiteConnection>>;
  private readonly customerGateways: Record<string, ICustomerGateway> = {};
  private place?: { readonly source: string | undefined };

  /** @throws PropsError */
  public constructor(
    scope: Construct,
    private readonly key: string,
    private readonly props: VpnSiteProps,
  ) {
    super(scope, key);
    refuse(this, (check) => checkSiteProps(check, key, props));
    this.connections = withoutTokenTraces(() => this.build());
  }

  private build(): VpnSite["connections"] {
    const site = completeSite(this.key, plainSite(this.props));
    const gateways = new Construct(this, "customerGateways");
    for (const [name, gateway] of Object.entries(site.customerGateways))
      this.customerGateways[name] = this.customerGateway(gateways, name, gateway);
    const built = Object.entries(site.connections).map(([name, connection]) => [name, this.add(name, connection)]);
    return Object.fromEntries(built);
  }

  private customerGateway(
    scope: Construct,
    name: string,
    gateway: CompleteSite["customerGateways"][string],
  ): ICustomerGateway {
    const given = this.props.customerGateways[name];
    if (given && "customerGatewayId" in given) return given;
    if ("id" in gateway) return { customerGatewayId: gateway.id };
    const { import: importId, formerly: _, ...props } = gateway;
    return new CustomerGateway(scope, name, {
      ...props,
      ...this.addressed(name, gateway),
      ...(importId === undefined ? {} : { importId }),
    });
  }

  private add(name: string, connection: CompleteConnection): SiteConnection {
    const scope = new Construct(this, name);
    if (isExisting(connection)) return this.attachExisting(scope, name, connection);
    if (isSingleTunnel(connection)) return this.addSingleTunnel(scope, name, connection);
    return this.addDualTunnel(scope, name, connection);
  }

  private attachExisting(scope: Construct, name: string, existing: CompleteExisting): SiteConnection {
    const connection = { ipsecConnectionId: existing.id, provider: this.props.provider };
    return attach(scope, connection, this.router, this.addressed(name, existing), this.foreignOwner, existing);
  }

  private addSingleTunnel(scope: Construct, name: string, props: CompleteSingleTunnel): SiteConnection {
    const address = this.addressed(name, props);
    const { tunnel, import: existing, resourceGroup, ...settings } = props;
    const connection = new SingleTunnelConnection(scope, "connection", {
      ...settings,
      ...address,
      ...(resourceGroup === undefined ? {} : { resourceGroupId: resourceGroup }),
      tunnel: this.tunnel(scope, name, 1, tunnel, props),
      importId: existing?.connection as string, // refused above if missing
    });
    return attach(scope, connection, this.router, address, this.foreignOwner, props);
  }

  private addDualTunnel(scope: Construct, name: string, props: CompleteDualTunnel): SiteConnection {
    const address = this.addressed(name, props);
    const { import: existing, resourceGroup, vpnGateway: _, routes, ...settings } = props;
    const connection = {
      ...settings,
      ...address,
      ...(resourceGroup === undefined ? {} : { resourceGroupId: resourceGroup }),
      tunnels: byTunnel((number) => this.tunnel(scope, name, number, props.tunnels[number], props)),
      importId: existing?.connection,
    };
    const vpnGateway = vpnGatewayOf(this.props.connections[name]);
    if (vpnGateway === undefined) {
      const made = new IpsecConnection(scope, "connection", connection);
      return attach(scope, made, this.router, address, this.foreignOwner, props);
    }
    const onGateway = new VpnGatewayConnection(scope, "connection", { ...connection, vpnGateway });
    addVpnGatewayRoutes(scope, onGateway, routes, address, importedRoutes(existing));
    return { connectionId: onGateway.vpnConnectionId, gatewayAddresses: onGateway.gatewayAddresses };
  }

  private get router(): ITransitRouter {
    return this.props.transitRouter as ITransitRouter; // refused above if missing
  }

  /** The site's account, if it is not the transit router's. */
  private get foreignOwner(): string | undefined {
    const [own, router] = [this.props.accountId, this.router.accountId];
    return own !== undefined && router !== undefined && own !== router ? own : undefined;
  }

  private tunnel(
    scope: Construct,
    connection: string,
    number: TunnelNumber,
    tunnel: Tunnel,
    { keys, source }: Pick<CompleteDualTunnel, "keys" | "source">,
  ): TunnelProps {
    return {
      ...tunnel,
      customerGateway: this.customerGateways[tunnel.customerGateway] as ICustomerGateway, // refused above when unknown
      psk: this.psk(scope, connection, number, keys, source),
    };
  }

  private psk(
    scope: Construct,
    connection: string,
    tunnel: TunnelNumber,
    keys: CompleteDualTunnel["keys"],
    source: string | undefined,
  ): string {
    if (keys === "variable") return PreSharedKeys.of(this).keyOf(this.key, connection, tunnel);
    const { secret, stage } = keys.kms;
    return new KmsKey(scope, `key-${tunnel}`, {
      secretName: secretName(secret, { site: this.key, connection, tunnel }),
      terraformName: terraformNameOf(this.key, connection, String(tunnel)),
      ...(stage === undefined ? {} : { versionStage: stage }),
      ...(source === undefined ? {} : { source }),
      ...(this.props.provider === undefined ? {} : { provider: this.props.provider }),
    }).psk;
  }

  /** Where the site was made; looked up once, since that takes time. */
  private get madeAt(): string | undefined {
    this.place ??= { source: callSite() };
    return this.place.source;
  }

  /** The Terraform address of something of the site, by its name, and the place where the site states it. */
  private addressed(key: string, { formerly = [], source = this.madeAt }: Stated) {
    const { provider } = this.props;
    return {
      ...siteAddress({ key: this.key, formerly: this.props.formerly ?? [] }, { key, formerly }),
      ...(provider ? { provider } : {}),
      ...(source === undefined ? {} : { source }),
    };
  }
}

/** A part's statements about its past and its place. */
interface Stated {
  readonly formerly?: readonly string[];
  readonly source?: string;
}
