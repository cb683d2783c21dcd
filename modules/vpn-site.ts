import { Construct } from "constructs";
import { keyProblem } from "../domain/name";
import type { Problem } from "../domain/problem";
import { TUNNELS, type TunnelNumber } from "../domain/tunnel";
import type { AddressProps } from "./address";
import type { ConnectionProps, NetworkProps, TunnelProps } from "./connection";
import { CustomerGateway, type CustomerGatewayProps, type ICustomerGateway } from "./customer-gateway";
import { IpsecConnection } from "./ipsec-connection";
import { PreSharedKeys } from "./pre-shared-keys";
import { refuse } from "./refuse";
import { StaticRoute } from "./static-route";
import type { ITransitRouter } from "./transit-router";
import { TransitRouterVpnAttachment } from "./transit-router-vpn-attachment";
import { VpnGatewayConnection } from "./vpn-gateway-connection";

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
  /** VPN gateway on which the connection ends, `vpn-…`. @default it ends on the site's transit router */
  readonly vpnGateway?: string;
  /** Whether the guard of a connection on a transit router compares keys too. @default true */
  readonly guardKeys?: boolean;
  /** Networks at the site, routed into the connection; on a transit router only. @default none */
  readonly routes?: readonly string[];
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
  private readonly customerGateways: Readonly<Record<string, ICustomerGateway>>;

  /** @throws PropsError */
  public constructor(
    scope: Construct,
    private readonly key: string,
    private readonly props: VpnSiteProps,
  ) {
    super(scope, key);
    refuse(this, this.problems());
    const gateways = new Construct(this, "customerGateways");
    this.customerGateways = mapEntries(
      props.customerGateways,
      (name, gateway) =>
        new CustomerGateway(gateways, name, {
          ...gateway,
          name: `${key}-${name}`,
          terraformName: this.terraformName(name),
        }),
    );
    for (const [name, connection] of Object.entries(props.connections)) this.addConnection(name, connection);
  }

  private addConnection(name: string, { tunnels, vpnGateway, routes = [], ...connection }: SiteConnectionProps): void {
    const scope = new Construct(this, name);
    const own = {
      name: `${this.key}-${name}`,
      terraformName: this.terraformName(name),
      tunnels: this.tunnels(name, tunnels),
    };
    if (vpnGateway !== undefined) {
      new VpnGatewayConnection(scope, "connection", { ...connection, ...own, vpnGatewayId: vpnGateway });
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
    for (const destination of routes) {
      const route = destination.replace(/[./]/g, "-");
      new StaticRoute(scope, `route-${route}`, {
        attachment,
        destination,
        source,
        terraformName: `${own.terraformName}__${route}`,
      });
    }
  }

  private tunnels(connection: string, tunnels: SiteConnectionProps["tunnels"]): ConnectionProps["tunnels"] {
    const psks = PreSharedKeys.of(this);
    return Object.fromEntries(
      TUNNELS.map((number) => {
        const customerGateway = this.customerGateways[tunnels[number].customerGateway];
        return [number, { ...tunnels[number], customerGateway, psk: psks.keyOf(this.key, connection, number) }];
      }),
    ) as unknown as ConnectionProps["tunnels"];
  }

  private terraformName(name: string): string {
    return `${this.key}__${name}`;
  }

  private problems(): Record<string, Problem | undefined> {
    const { customerGateways, connections, transitRouter } = this.props;
    const known = Object.keys(customerGateways);
    return {
      id: keyProblem(this.key),
      ...mapEntries(customerGateways, keyProblem, (name) => `customerGateways.${name}`),
      ...mapEntries(connections, keyProblem, (name) => `connections.${name}`),
      ...mapEntries(
        connections,
        (_, { vpnGateway, routes }) => {
          if (vpnGateway === undefined && !transitRouter)
            return { what: "it has nothing to end on", allowed: "a vpnGateway, or the site's transitRouter" };
          if (vpnGateway !== undefined && routes?.length)
            return { what: "static routes need a transit router", allowed: "none beside vpnGateway" };
          return undefined;
        },
        (name) => `connections.${name}.vpnGateway`,
      ),
      ...Object.fromEntries(
        Object.entries(connections).flatMap(([name, { tunnels }]) =>
          TUNNELS.filter((number) => !known.includes(tunnels[number]?.customerGateway)).map((number) => [
            `connections.${name}.tunnels.${number}.customerGateway`,
            {
              what: `the site has no customer gateway “${tunnels[number]?.customerGateway}”`,
              allowed: known.join(", "),
            },
          ]),
        ),
      ),
    };
  }
}

function mapEntries<T, U>(
  record: Readonly<Record<string, T>>,
  change: (key: string, value: T) => U,
  rename: (key: string) => string = (key) => key,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [rename(key), change(key, value)]));
}
