import { EVERYWHERE } from "../../../domain/route";
import { groupBy } from "../../../graph/group-by";
import type { ResourceGraph } from "../../../graph/network/graph";
import type { VpcNetwork } from "../../../graph/network/vpc";
import type { Connection } from "../../../graph/network/words";
import { once, onceFor } from "../../../graph/once";
import type { Resource } from "../../../graph/terraform/resource";
import { TYPE } from "../../../graph/terraform/types";
import { type Identity, ifDecided, Undecided, type Value } from "../../../graph/terraform/value";
import { CenInstances } from "./cen-instances";

/** The networks of one argument, which share a CEN instance with others. */
export interface NamedNetworks {
  readonly resource: Resource;
  readonly argument: string;
  /** Ends the check if unknown. */
  known(): readonly string[];
  /** The transit routers that lead to them; none if they surely have none. Ends the check if unknown. */
  transitRouters(): readonly Identity[];
}

/** Networks of a site: from protected flows, for which the cloud writes routes, or from a static route. */
export interface SiteNetworks extends NamedNetworks {
  /** The connection. Ends the check if it is unknown, or no stack has it. */
  connection(): Connection;
}

/** All known networks that traffic reaches over CEN instances. */
export const cenNetworks = onceFor((graph: ResourceGraph) => new CenNetworks(graph), new WeakMap());

class CenNetworks {
  readonly cenInstances = once(() => new CenInstances(this.graph));

  constructor(private readonly graph: ResourceGraph) {}

  readonly cidrs = once((): readonly NamedNetworks[] =>
    this.graph.transitRouterCidrs().map(({ resource, cidr, transitRouterId }) => ({
      ...oneOf(resource, cidr),
      transitRouters: () => [this.graph.transitRouters().of(transitRouterId.identity())],
    })),
  );

  /** The cloud's side of protected flows. */
  readonly cloudSides = once((): readonly NamedNetworks[] => this.sides("localSubnet"));

  /** Destinations of connections: the sites' side of protected flows, and static routes. */
  readonly siteSides = once((): readonly SiteNetworks[] => [
    ...this.sides("remoteSubnet"),
    ...this.graph.staticRoutes().map((route) => ({
      ...oneOf(route.resource, route.destination),
      connection: () => route.connection(),
      transitRouters: () => this.routersOf(route.connection()),
    })),
  ]);

  /** Devices at the ends of private connections, whose traffic goes over the CEN instance. */
  readonly devices = once((): readonly NamedNetworks[] => {
    const ends = this.graph.ipsecConnections().flatMap((connection) => {
      const isPublic = ifDecided(() => connection.networkType.or("public")) === "public";
      const tunnels = isPublic ? [] : (ifDecided(() => connection.tunnels()) ?? []);
      return tunnels.map((tunnel) => ({ connection, gateway: ifDecided(() => tunnel.customerGatewayId.target()) }));
    });
    const byGateway = groupBy(ends, ({ gateway }) => gateway);
    return this.graph.customerGateways().flatMap(({ resource, ipAddress }) => {
      const users = byGateway.get(resource) ?? [];
      return users.length === 0
        ? []
        : {
            resource,
            argument: ipAddress.argument,
            known: () => [`${ipAddress.known()}/32`],
            transitRouters: () => users.flatMap(({ connection }) => this.routersOf(connection)),
          };
    });
  });

  readonly vswitches = once(() => this.ofVpcs(({ resource }) => resource.type === TYPE.vswitch));

  /** Blocks of VPCs, which vSwitches divide. */
  readonly vpcBlocks = once(() => this.ofVpcs(({ resource }) => resource.type !== TYPE.vswitch));

  private sides(side: "localSubnet" | "remoteSubnet"): readonly SiteNetworks[] {
    return this.graph.ipsecConnections().map((connection) => ({
      resource: connection.resource,
      argument: connection[side].argument,
      known: () => connection[side].known().filter((text) => text !== EVERYWHERE),
      connection: () => connection,
      transitRouters: () => this.routersOf(connection),
    }));
  }

  private routersOf({ resource }: Connection): readonly Identity[] {
    const attachments = this.graph.attachmentsOf().of(resource);
    if (attachments.length === 0) throw new Undecided("the transit router of the attachment is not known");
    return attachments.map((attachment) => attachment.transitRouter());
  }

  /** Blocks of VPCs that are known to be attached; nothing is known of others. */
  private ofVpcs(isMeant: (network: VpcNetwork) => boolean): readonly NamedNetworks[] {
    const networks = this.graph.vpcNetworks().filter(isMeant);
    return networks
      .map((network) => ({
        resource: network.resource,
        argument: network.cidr.argument,
        known: () => [network.knownCidr()],
        transitRouters: () => this.routersOfVpc(network.vpc()),
      }))
      .filter(({ transitRouters }) => ifDecided(transitRouters)?.length !== 0);
  }

  private routersOfVpc(vpc: Resource | undefined): readonly Identity[] {
    const attachments = this.graph.attachmentsOfVpc();
    if (!vpc || !attachments.someOf(vpc)) return [];
    return attachments.of(vpc).map((attachment) => attachment.transitRouter());
  }
}

function oneOf(resource: Resource, value: Value<string>) {
  return { resource, argument: value.argument, known: () => [value.known()] };
}
