import { Construct } from "constructs";
import { customerGatewayIpProblem, type NetworkType } from "../domain/address";
import { peerAsnProblem } from "../domain/asn";
import { bgpProblem } from "../domain/bgp";
import { CONNECTION_DEFAULTS } from "../domain/connection";
import { importProblem } from "../domain/connection-import";
import { formerKeysProblems, keyProblem } from "../domain/name";
import { didYouMean } from "../domain/nearest";
import type { Problem } from "../domain/problem";
import { BOTH_TUNNELS, byTunnel, TUNNELS, type TunnelNumber } from "../domain/tunnel";
import type { AddressProps } from "./address";
import type { ConnectionProps, NetworkProps, TunnelProps } from "./connection";
import { CustomerGateway, type CustomerGatewayProps, type ICustomerGateway } from "./customer-gateway";
import { IpsecConnection } from "./ipsec-connection";
import { PreSharedKeys } from "./pre-shared-keys";
import { problemOf, refuse } from "./refuse";
import { siteAddress } from "./site-address";
import {
  attach,
  type ExistingSiteConnectionProps,
  importedRoutes,
  type SiteAttachmentProps,
  type SiteConnection,
} from "./site-attachment";
import { addVpnGatewayRoutes, routesOf, siteRoutesProblem } from "./site-routes";
import type { ITransitRouter } from "./transit-router";
import type { IVpnGateway } from "./vpn-gateway";
import { VpnGatewayConnection } from "./vpn-gateway-connection";

export type { ExistingSiteConnectionProps, SiteAttachmentProps, SiteConnection } from "./site-attachment";
export type { SiteRouteProps } from "./site-routes";

/** A tunnel of a site; its key comes from the stack's variable `psks`. */
export interface SiteTunnelProps extends Omit<TunnelProps, "customerGateway" | "psk"> {
  /** Key of one of the site's customer gateways. */
  readonly customerGateway: string;
}

export interface SiteConnectionProps
  extends Omit<ConnectionProps, "tunnels" | "importId" | keyof AddressProps>,
    SiteAttachmentProps,
    NetworkProps {
  readonly tunnels: Readonly<Record<TunnelNumber, SiteTunnelProps>>;
  /** VPN gateway on which the connection ends. @default it ends on the site's transit router */
  readonly vpnGateway?: IVpnGateway;
  /** Whether the guard of a connection on a transit router compares keys too. @default true */
  readonly guardKeys?: boolean;
}

export interface SiteCustomerGatewayProps extends Omit<CustomerGatewayProps, "terraformName" | "formerTerraformNames"> {
  /** Former keys of the gateway, oldest first. @default none */
  readonly formerly?: readonly string[];
}

export interface VpnSiteProps {
  /** Devices at the site, by key: to make, or made elsewhere. */
  readonly customerGateways: Readonly<Record<string, SiteCustomerGatewayProps | ICustomerGateway>>;
  /** Connections of the site, by key. */
  readonly connections: Readonly<Record<string, SiteConnectionProps>>;
  /** Connections that exist already and are only attached, by a key that no other connection has. @default none */
  readonly existingConnections?: Readonly<Record<string, ExistingSiteConnectionProps>>;
  /** Former ids of the site, oldest first: all of it is moved. @default none */
  readonly formerly?: readonly string[];
  /** Where connections without a `vpnGateway` end. @default none */
  readonly transitRouter?: ITransitRouter;
}

/**
 * All of one site. Its id and the keys in it name everything: the resources `alicloud_vpn_customer_gateway.SITE__GATEWAY`,
 * `alicloud_vpn_gateway_vpn_attachment.SITE__CONNECTION` and so on, and the keys `SITE/CONNECTION/TUNNEL`.
 */
export class VpnSite extends Construct {
  /** The site's connections, by key. */
  public readonly connections: Readonly<Record<string, SiteConnection>>;
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
      this.customerGateways[name] =
        "customerGatewayId" in gateway
          ? gateway
          : new CustomerGateway(gateways, name, { ...this.named(name, gateway.formerly), ...gateway });
    }
    this.connections = Object.fromEntries([
      ...Object.entries(props.connections).map(([name, connection]) => [name, this.addConnection(name, connection)]),
      ...Object.entries(props.existingConnections ?? {}).map(([name, existing]) => [name, this.attach(name, existing)]),
    ]);
  }

  private attach(name: string, existing: ExistingSiteConnectionProps): SiteConnection {
    const own = this.named(name, existing.formerly);
    return attach(new Construct(this, name), existing.connection, this.router, own, existing);
  }

  private addConnection(name: string, props: SiteConnectionProps): SiteConnection {
    const scope = new Construct(this, name);
    const own = this.named(name, props.formerly);
    const connection = {
      ...{ ...own, ...props },
      tunnels: this.tunnels(name, props.tunnels),
      importId: props.import?.connection,
    };
    if (props.vpnGateway === undefined) {
      return attach(scope, new IpsecConnection(scope, "connection", connection), this.router, own, props);
    }
    const onGateway = new VpnGatewayConnection(scope, "connection", { ...connection, vpnGateway: props.vpnGateway });
    const address = { ...own, ...(props.source === undefined ? {} : { source: props.source }) };
    addVpnGatewayRoutes(scope, onGateway, routesOf(props.routes), address, importedRoutes(props.import));
    return { connectionId: onGateway.vpnConnectionId, gatewayAddresses: onGateway.gatewayAddresses };
  }

  private get router(): ITransitRouter {
    return this.props.transitRouter as ITransitRouter; // refused above when it is missing
  }

  private tunnels(connection: string, tunnels: SiteConnectionProps["tunnels"]): ConnectionProps["tunnels"] {
    const psks = PreSharedKeys.of(this);
    return byTunnel((number) => ({
      ...tunnels[number],
      customerGateway: this.customerGateways[tunnels[number].customerGateway] as ICustomerGateway, // refused above when unknown
      psk: psks.keyOf(this.key, connection, number),
    }));
  }

  /** Name and address of something of the site, by its key. */
  private named(key: string, formerly: readonly string[] = []) {
    const site = { key: this.key, formerly: this.props.formerly ?? [] };
    return { name: `${this.key}-${key}`, ...siteAddress(site, { key, formerly }) };
  }

  private problems(): Record<string, Problem | undefined> {
    const { customerGateways, connections, existingConnections = {} } = this.props;
    return Object.fromEntries([
      ["id", keyProblem(this.key)],
      ...Object.keys(customerGateways).map((name) => [`customerGateways.${name}`, keyProblem(name)]),
      ...formerKeysProblems({ ...connections, ...existingConnections }).map(at("connections")),
      ...formerKeysProblems(customerGateways).map(at("customerGateways")),
      ...Object.entries(existingConnections).flatMap(([name, existing]) => [
        [`existingConnections.${name}`, name in connections ? TAKEN : (keyProblem(name) ?? this.endProblem(undefined))],
        [`existingConnections.${name}.routes`, siteRoutesProblem(routesOf(existing.routes), false)],
        [`existingConnections.${name}.import`, importProblem(existing.import, false)],
      ]),
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
    { tunnels, vpnGateway, routes, bgp, network, import: existing }: SiteConnectionProps,
  ): Record<string, Problem | undefined> {
    return {
      "": keyProblem(name),
      ".vpnGateway": this.endProblem(vpnGateway),
      ".import": importProblem(existing, vpnGateway !== undefined),
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

  private endProblem(vpnGateway: IVpnGateway | undefined): Problem | undefined {
    return vpnGateway === undefined && !this.props.transitRouter
      ? { what: "it has nothing to end on", allowed: "a vpnGateway, or the site's transitRouter" }
      : undefined;
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
    if ("customerGatewayId" in gateway) return undefined;
    const { ip, asn } = gateway;
    return (
      problemOf(ip, (address) => customerGatewayIpProblem(address, network)) ??
      (bgp && bgpProblem("asn", asn !== undefined, `customer gateway “${tunnel.customerGateway}”`)) ??
      (bgp && problemOf(bgp.localAsn, (local) => problemOf(asn, (peer) => peerAsnProblem(local, peer))))
    );
  }
}

const TAKEN: Problem = { what: "another connection of the site has this key", allowed: "a key of its own" };

function at(map: string) {
  return ({ key, problem }: { key: string; problem: Problem }) => [`${map}.${key}.formerly`, problem];
}
