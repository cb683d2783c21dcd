import { isWholePrivateRange } from "../../domain/address";
import { type Network, parseCidr } from "../../domain/ipv4";
import { NetworkIndex } from "../../domain/network-index";
import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import type { ResourceGraph } from "../../graph/network/graph";
import { namesSite, siteOf } from "../../graph/network/site";
import { once } from "../../graph/once";
import { nameFrom, type Resource } from "../../graph/terraform/resource";
import { type Identity, ifDecided, Undecided } from "../../graph/terraform/value";
import { environmentYaml } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";
import { cenNetworks, type SiteNetworks } from "./shared/cen-networks";

export default rule({
  id: "static-routes-apart",
  level: "warning",
  phases: EVERY_PHASE,
  title: "In one route table, static routes and protected flows to one network lead to one site",
  why: "The table balances traffic over equal routes, so half of it reaches the wrong site; a more specific route takes its part of the traffic away. For protected flows the cloud writes such routes itself. A copied site often keeps the networks of the first.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "give each site its own networks; waive this if both sites do reach the network",
  terraformFix:
    "give each site its own networks; waive this if all these customer gateways are at one site, or if both sites lead there",
  subjects(graph) {
    const all = cenNetworks(graph).siteSides();
    const ways = all.map((networks, index) => new Way(networks, index, graph)).filter(({ isEmpty }) => !isEmpty);
    const destinations = new Destinations(ways.flatMap(({ leads }) => leads));
    const connections = once(() => new Set(ways.map(({ networks }) => ifDecided(() => networks.connection()))));
    return ways.map((way) => ({ resource: way.resource, way, destinations, connections }));
  },
  check({ way: { networks, leads }, destinations, connections }) {
    // a lone connection cannot clash, whatever its networks turn out to be
    if (leads.length === 0 && connections().size > 1) networks.known();
    return each(leads, (lead) => {
      const clash = destinations.clash(lead);
      if (!clash) return undefined;
      const { resource } = clash.way;
      const how = clash.text === lead.text ? "also leads" : `is part of ${clash.text}, which leads`;
      const where = clash.way.reach()?.isNamed ? "another site" : "other customer gateways";
      return {
        what: `${lead.text} ${how} to ${where}: ${nameFrom(lead.way.resource, resource)}`,
        allowed: "networks that do not overlap",
        at: networks,
        fault: `${lead.text} ${clash.text}`,
        with: [resource],
      };
    });
  },
  bad: environmentYaml`
      sites:
        xian:
          customerGateways: {fw: {ip: 198.51.100.20}, lte: {ip: 198.51.100.21}}
          connections:
            main:
              bgp: false
              routes: [192.168.9.0/24] # as of site chengdu
              tunnels: {1: {customerGateway: fw}, 2: {customerGateway: lte}}`,
  good: environmentYaml`
      sites:
        xian:
          customerGateways: {fw: {ip: 198.51.100.20}, lte: {ip: 198.51.100.21}}
          connections:
            main:
              bgp: false
              routes: [192.168.10.0/24]
              tunnels: {1: {customerGateway: fw}, 2: {customerGateway: lte}}`,
});

/** The site of a connection's routes, and the route tables with them. */
interface Reach {
  readonly site: string;
  /** Whether more than its customer gateways identifies it. */
  readonly isNamed: boolean;
  readonly tables: readonly Identity[];
}

/** One argument with destinations of a connection. */
class Way {
  readonly leads: readonly Lead[];
  /** Whether it leads nowhere, as without protected flows. */
  readonly isEmpty: boolean;

  constructor(
    readonly networks: SiteNetworks,
    readonly index: number,
    private readonly graph: ResourceGraph,
  ) {
    const texts = ifDecided(() => networks.known());
    this.isEmpty = texts?.length === 0;
    this.leads = (texts ?? []).flatMap((text) => {
      const network = parseCidr(text);
      return network ? [{ way: this, text, network }] : [];
    });
  }

  get resource(): Resource {
    return this.networks.resource;
  }

  /** The site, and the route tables that the routes reach. Ends the check if unknown. */
  readonly reach = once((): Reach | undefined => {
    const [attachments, propagations] = [this.graph.attachmentsOf(), this.graph.propagationsOf()];
    const connection = this.networks.connection();
    if (!attachments.someOf(connection.resource)) return undefined;
    const tables = attachments.of(connection.resource).flatMap(({ resource }) => {
      return propagations.someOf(resource) ? propagations.of(resource).map((link) => link.routeTableId.identity()) : [];
    });
    return { site: siteOf(connection), isNamed: namesSite(connection), tables };
  });
}

/** The ways of one network. */
interface Lead {
  readonly way: Way;
  readonly text: string;
  readonly network: Network;
}

/** Routes to one network. */
class Together {
  readonly leads: Lead[] = [];

  constructor(readonly network: Network) {}

  /** The first way of another site in one of the tables. */
  otherThan(lead: Lead): Lead | undefined {
    const { site, tables = [] } = lead.way.reach() ?? {};
    for (const table of tables)
      for (const other of this.firstOfTwoSites().get(table) ?? []) if (other.way.reach()?.site !== site) return other;
    return undefined;
  }

  /** A way whose destination is unknown. */
  readonly open = once(() => this.leads.find(({ way }) => way.resource.instances.min === 0 || !isReachKnown(way)));

  /** By table; of two ways to different sites, one is foreign to any third. */
  private readonly firstOfTwoSites = once(() => {
    const firsts = new Map<Identity, Lead[]>();
    for (const lead of this.leads) {
      const reach = lead.way.resource.instances.min > 0 ? ifDecided(lead.way.reach) : undefined;
      for (const table of reach?.tables ?? []) {
        const [first, second] = firsts.get(table) ?? [];
        if (!first) firsts.set(table, [lead]);
        else if (!second && first.way.reach()?.site !== reach?.site) firsts.set(table, [first, lead]);
      }
    }
    return firsts;
  });
}

/** The ways of all of them. */
class Destinations {
  private readonly byText = new Map<string, Together>();
  private readonly index: NetworkIndex<Together>;

  constructor(leads: readonly Lead[]) {
    for (const lead of leads) {
      const { text, network } = lead;
      // 0.0.0.0/0, which the rule static-route refuses, contains all networks
      if (network.length === 0) continue;
      const here = this.byText.get(text) ?? new Together(network);
      here.leads.push(lead);
      this.byText.set(text, here);
    }
    // a route to a whole private range carries traffic without a route of its own, for example to the head office
    const parts = [...this.byText.values()].filter(({ network }) => !isWholePrivateRange(network));
    this.index = new NetworkIndex(parts, ({ network }) => network);
  }

  /** A route of another site to the same network, reported at the later one, or to a larger network. */
  clash(lead: Lead): Lead | undefined {
    const own = this.byText.get(lead.text);
    const around = own ? this.index.around(lead.network) : [];
    if (!own || (own.leads.length === 1 && around.length === 0)) return undefined;
    const twin = own.otherThan(lead);
    if (twin && (twin.way.index < lead.way.index || lead.way.resource.instances.min === 0)) return twin;
    let open: Lead | undefined;
    for (const wider of around) {
      const other = wider.otherThan(lead);
      if (other) return other;
      open ??= wider.open();
    }
    if (open) throw new Undecided(`it is not known yet where ${nameFrom(lead.way.resource, open.way.resource)} leads`);
    return undefined;
  }
}

function isReachKnown(way: Way): boolean {
  return ifDecided(() => [way.reach()]) !== undefined;
}
