import { Construct } from "constructs";
import { type KeySource, secretName } from "../domain/kms";
import { terraformNameOf } from "../domain/name";
import { byTunnel, type TunnelNumber } from "../domain/tunnel";
import { callSite } from "./call-site";
import type { TunnelProps } from "./connection";
import { CustomerGateway, type ICustomerGateway } from "./customer-gateway";
import { IpsecConnection } from "./ipsec-connection";
import { KmsKey } from "./kms-key";
import { PreSharedKeys } from "./pre-shared-keys";
import { refuse } from "./refuse";
import { SingleTunnelConnection } from "./single-tunnel-connection";
import { siteAddress } from "./site-address";
import { attach, importedRoutes, type SiteConnection } from "./site-attachment";
import { siteProblems } from "./site-problems";
import type {
  ExistingSiteConnectionProps,
  SiteConnectionProps,
  SiteSingleTunnelProps,
  SiteTunnelProps,
  VpnSiteProps,
} from "./site-props";
import { addVpnGatewayRoutes, routesOf } from "./site-routes";
import { withoutTokenTraces } from "./token-traces";
import type { ITransitRouter } from "./transit-router";
import { VpnGatewayConnection } from "./vpn-gateway-connection";

/**
 * All of one site. Its id and the keys in it name everything: the resources `alicloud_vpn_customer_gateway.SITE__GATEWAY`,
 * `alicloud_vpn_gateway_vpn_attachment.SITE__CONNECTION` and so on, and the keys `SITE/CONNECTION/TUNNEL`.
 */
export class VpnSite extends Construct {
  /** The site's connections, by key. */
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
    refuse(this, siteProblems(key, props));
    this.connections = withoutTokenTraces(() => this.build());
  }

  private build(): VpnSite["connections"] {
    const { customerGateways, connections, existingConnections = {}, singleTunnelConnections = {} } = this.props;
    const gateways = new Construct(this, "customerGateways");
    for (const [name, gateway] of Object.entries(customerGateways)) {
      this.customerGateways[name] =
        "customerGatewayId" in gateway
          ? gateway
          : new CustomerGateway(gateways, name, { ...this.named(name, gateway), ...gateway });
    }
    return Object.fromEntries([
      ...Object.entries(connections).map(([name, connection]) => [name, this.addConnection(name, connection)]),
      ...Object.entries(singleTunnelConnections).map(([name, single]) => [name, this.addSingleTunnel(name, single)]),
      ...Object.entries(existingConnections).map(([name, existing]) => [name, this.attach(name, existing)]),
    ]);
  }

  private attach(name: string, existing: ExistingSiteConnectionProps): SiteConnection {
    const own = this.named(name, existing);
    const connection = { ...existing.connection, provider: existing.connection.provider ?? this.props.provider };
    return attach(new Construct(this, name), connection, this.router, own, this.foreignOwner, existing);
  }

  private addSingleTunnel(name: string, { tunnel, ...props }: SiteSingleTunnelProps): SiteConnection {
    const scope = new Construct(this, name);
    const own = this.named(name, props);
    const connection = new SingleTunnelConnection(scope, "connection", {
      ...{ ...own, ...props },
      tunnel: this.tunnel(scope, name, 1, tunnel, props),
      importId: props.import.connection as string, // refused above when it is missing
    });
    return attach(scope, connection, this.router, own, this.foreignOwner, props);
  }

  private addConnection(name: string, props: SiteConnectionProps): SiteConnection {
    const scope = new Construct(this, name);
    const own = this.named(name, props);
    const connection = {
      ...{ ...own, ...props },
      tunnels: byTunnel((number) => this.tunnel(scope, name, number, props.tunnels[number], props)),
      importId: props.import?.connection,
    };
    if (props.vpnGateway === undefined) {
      const made = new IpsecConnection(scope, "connection", connection);
      return attach(scope, made, this.router, own, this.foreignOwner, props);
    }
    const onGateway = new VpnGatewayConnection(scope, "connection", { ...connection, vpnGateway: props.vpnGateway });
    addVpnGatewayRoutes(scope, onGateway, routesOf(props.routes), own, importedRoutes(props.import));
    return { connectionId: onGateway.vpnConnectionId, gatewayAddresses: onGateway.gatewayAddresses };
  }

  private get router(): ITransitRouter {
    return this.props.transitRouter as ITransitRouter; // refused above when it is missing
  }

  /** The site's account, where it is not the transit router's. */
  private get foreignOwner(): string | undefined {
    const [own, router] = [this.props.accountId, this.router.accountId];
    return own !== undefined && router !== undefined && own !== router ? own : undefined;
  }

  private tunnel(
    scope: Construct,
    connection: string,
    number: TunnelNumber,
    tunnel: SiteTunnelProps,
    { keys, source }: Pick<SiteConnectionProps, "keys" | "source">,
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
    keys: KeySource = "variable",
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

  /** Where the site was made: told once, since finding out takes time. */
  private get madeAt(): string | undefined {
    this.place ??= { source: callSite() };
    return this.place.source;
  }

  /** Name and address of something of the site, by its key. */
  private named(key: string, { formerly = [], source = this.madeAt }: Told) {
    const site = { key: this.key, formerly: this.props.formerly ?? [] };
    const { provider } = this.props;
    return {
      name: `${this.key}-${key}`,
      ...siteAddress(site, { key, formerly }),
      ...(provider ? { provider } : {}),
      ...(source === undefined ? {} : { source }),
    };
  }
}

/** What a part of the site says of itself. */
interface Told {
  readonly formerly?: readonly string[];
  readonly source?: string;
}
