import { Construct } from "constructs";
import { customerGatewayIpProblem, type NetworkType } from "../domain/address";
import { peerAsnProblem } from "../domain/asn";
import { bgpProblem } from "../domain/bgp";
import { CONNECTION_DEFAULTS } from "../domain/connection";
import { keyProblem } from "../domain/name";
import { didYouMean } from "../domain/nearest";
import type { Problem } from "../domain/problem";
import { BOTH_TUNNELS, byTunnel, TUNNELS, type TunnelNumber } from "../domain/tunnel";
import type { AddressProps } from "./address";
import type { ConnectionProps, NetworkProps, TunnelProps } from "./connection";
import { CustomerGateway, type CustomerGatewayProps, type ICustomerGateway } from "./customer-gateway";
import { IpsecConnection } from "./ipsec-connection";
import { PreSharedKeys } from "./pre-shared-keys";
import { problemOf, refuse } from "./refuse";
import { addStaticRoutes, addVpnGatewayRoutes, type SiteRouteProps, siteRoutesProblem } from "./site-routes";
import type { ITransitRouter } from "./transit-router";
import { TransitRouterVpnAttachment } from "./transit-router-vpn-attachment";
import type { IVpnGateway } from "./vpn-gateway";
import { VpnGatewayConnection } from "./vpn-gateway-connection";

export type { SiteRouteProps } from "./site-routes";

/** A tunnel of a site; its key comes from the stack's variable `psks`. */
export interface SiteTunnelProps extends Omit<TunnelProps, "customerGateway" | "psk"> {
  /** Key of one of the site's customer gateways. */
  readonly customerGateway: string;
}

export interface SiteConnectionProps
  extends Omit<ConnectionProps, "tunnels" | "name" | keyof AddressProps>,
    Pick<AddressProps, "source">,
    NetworkProps {
  readonly tunnels: Readonly<Record<TunnelNumber, SiteTunnelProps>>;
  /** VPN gateway on which the connection ends. @default it ends on the site's transit router */
  readonly vpnGateway?: IVpnGateway;
  /** Whether the guard of a connection on a transit router compares keys too. @default true */
  readonly guardKeys?: boolean;
  /** Networks at the site, routed into the connection: static routes, or routes of the VPN gateway. @default none */
  readonly routes?: readonly (string | SiteRouteProps)[];
  /** Route table to associate with and to propagate to. @default the transit router's own table */
  readonly routeTable?: string;
  /** Advertise the transit router's routes to the site. @default true */
  readonly advertise?: boolean;
  /** Forward the connection's traffic by the route table. @default true */
  readonly associate?: boolean;
  /** Let the route table learn the connection's routes. @default true */
  readonly propagate?: boolean;
}

export interface VpnSiteProps {
  /** Devices at the site, by key. */
  readonly customerGateways: Readonly<Record<string, Omit<CustomerGatewayProps, "name" | "terraformName">>>;
  /** Connections of the site, by key. */
  readonly connections: Readonly<Record<string, SiteConnectionProps>>;
  /** Where connections without a `vpnGateway` end. @default none */
  readonly transitRouter?: ITransitRouter;
}

/**
 * All of one site. Its id and the keys in it name everything: the resources `alicloud_vpn_customer_gateway.SITE__GATEWAY`,
 * `alicloud_vpn_gateway_vpn_attachment.SITE__CONNECTION` and so on, and the keys `SITE/CONNECTION/TUNNEL`.
 */
export class VpnSite extends Construct {
  private readonly customerGateways: Record<string, ICustomerGateway> = {};

  /** @throws PropsError */
  public constructor(
    scope: Construct,
    private readonly key: string,
    private readonly props: VpnSiteProps,
  ) {
    super(scope, key);
    refuse(this, this.problems());
    const gateways = new Construct(this, "customerGateways");
    for (const [name, gateway] of Object.entries(props.customerGateways)) {
      const own = { name: `${key}-${name}`, terraformName: this.terraformName(name) };
      this.customerGateways[name] = new CustomerGateway(gateways, name, { ...gateway, ...own });
    }
    for (const [name, connection] of Object.entries(props.connections)) this.addConnection(name, connection);
  }

  private addConnection(name: string, { tunnels, vpnGateway, routes = [], ...connection }: SiteConnectionProps): void {
    const scope = new Construct(this, name);
    const own = {
      name: `${this.key}-${name}`,
      terraformName: this.terraformName(name),
      tunnels: this.tunnels(name, tunnels),
    };
    const address = { ...own, ...(connection.source === undefined ? {} : { source: connection.source }) };
    if (vpnGateway !== undefined) {
      const onGateway = new VpnGatewayConnection(scope, "connection", { ...connection, ...own, vpnGateway });
      addVpnGatewayRoutes(scope, onGateway, routesOf(routes), address);
      return;
    }
    const transitRouter = this.props.transitRouter as ITransitRouter; // refused above when it is missing
    const { routeTable, advertise, associate, propagate, source, tags } = connection;
    const attachment = new TransitRouterVpnAttachment(scope, "attachment", {
      ...own,
      connection: new IpsecConnection(scope, "connection", { ...connection, ...own }),
      transitRouter,
      ...{ advertise, associate, propagate, source, tags, routeTableId: routeTable },
    });
    addStaticRoutes(scope, attachment, routesOf(routes), address);
  }

  private tunnels(connection: string, tunnels: SiteConnectionProps["tunnels"]): ConnectionProps["tunnels"] {
    const psks = PreSharedKeys.of(this);
    return byTunnel((number) => ({
      ...tunnels[number],
      customerGateway: this.customerGateways[tunnels[number].customerGateway] as ICustomerGateway, // refused above when unknown
      psk: psks.keyOf(this.key, connection, number),
    }));
  }

  private terraformName(name: string): string {
    return `${this.key}__${name}`;
  }

  private problems(): Record<string, Problem | undefined> {
    const { customerGateways, connections } = this.props;
    return Object.fromEntries([
      ["id", keyProblem(this.key)],
      ...Object.keys(customerGateways).map((name) => [`customerGateways.${name}`, keyProblem(name)]),
      ...Object.entries(connections).flatMap(([name, connection]) =>
        Object.entries(this.connectionProblems(name, connection)).map(([prop, problem]) => [
          `connections.${name}${prop}`,
          problem,
        ]),
      ),
    ]);
  }

  private connectionProblems(
    name: string,
    { tunnels, vpnGateway, routes = [], bgp, network }: SiteConnectionProps,
  ): Record<string, Problem | undefined> {
    return {
      "": keyProblem(name),
      ".vpnGateway":
        vpnGateway === undefined && !this.props.transitRouter
          ? { what: "it has nothing to end on", allowed: "a vpnGateway, or the site's transitRouter" }
          : undefined,
      ".routes": siteRoutesProblem(routesOf(routes), vpnGateway !== undefined),
      ...Object.fromEntries(
        TUNNELS.map((number) => [
          `.tunnels.${number}`,
          this.tunnelProblem(
            tunnels[number],
            bgp || undefined,
            vpnGateway === undefined ? (network ?? CONNECTION_DEFAULTS.network) : undefined,
          ),
        ]),
      ),
    };
  }

  private tunnelProblem(
    tunnel: SiteTunnelProps | undefined,
    bgp: { readonly localAsn: number | string } | undefined,
    network: NetworkType | undefined,
  ): Problem | undefined {
    if (!tunnel) return { what: "it is missing", allowed: BOTH_TUNNELS };
    const known = Object.keys(this.props.customerGateways);
    const gateway = this.props.customerGateways[tunnel.customerGateway];
    if (!gateway) {
      const what = `the site has no customer gateway “${tunnel.customerGateway}”`;
      return { what, allowed: known.join(", "), ...didYouMean(tunnel.customerGateway, known) };
    }
    const { ip, asn } = gateway;
    return (
      problemOf(ip, (address) => customerGatewayIpProblem(address, network)) ??
      (bgp && bgpProblem("asn", asn !== undefined, `customer gateway “${tunnel.customerGateway}”`)) ??
      (bgp && problemOf(bgp.localAsn, (local) => problemOf(asn, (peer) => peerAsnProblem(local, peer))))
    );
  }
}

function routesOf(routes: readonly (string | SiteRouteProps)[]): SiteRouteProps[] {
  return routes.map((route) => (typeof route === "string" ? { to: route } : route));
}
