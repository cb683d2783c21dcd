import { add } from "../group-by";
import { once } from "../once";
import { providerOf } from "../terraform/address";
import type { Block } from "../terraform/block";
import type { Resource } from "../terraform/resource";
import { TYPE } from "../terraform/types";
import { ifDecided, Undecided, type Value } from "../terraform/value";
import { Attachment } from "./attachment";
import { IpsecConnection, VpnGatewayConnection } from "./connection";
import { CustomerGateway } from "./customer-gateway";
import type { ResourceGraph } from "./graph";
import type { Connection } from "./words";

/** New resources in a plan that destroys others of the same type. */
export interface Likeness {
  readonly resource: Resource;
  /**
   * The destroyed ones that are the same thing under another address. Ends the check as undecided if this is not known.
   */
  former(): readonly Resource[];
}

/** Everything that can be compared with something under another address. */
export function likenesses(graph: ResourceGraph): readonly Likeness[] {
  const features = new Features(graph);
  return RECOGNIZABLE.flatMap((type) => {
    const { made, gone } = graph.blocks.exchanged(type);
    const stacks = new Set(gone.map(({ resource }) => resource.stack));
    const byFeature = once(() => resourcesByFeature(gone, features));
    return made
      .filter(({ resource }) => stacks.has(resource.stack))
      .map((block) => ({
        resource: block.resource,
        former: () => {
          const alike = alikeTo(block, features, byFeature());
          if (alike[0] && hasSeveralProviders(block.resource, graph)) throw inDoubt(alike[0]);
          return alike;
        },
      }));
  });
}

type ByFeature = ReadonlyMap<string, readonly Resource[]>;

/** Destroyed resources by stack and feature. */
function resourcesByFeature(gone: readonly Block[], features: Features): ByFeature {
  const found = new Map<string, Resource[]>();
  for (const block of gone)
    for (const feature of features.ofGone(block)) add(found, `${block.resource.stack} ${feature}`, block.resource);
  return found;
}

/** The destroyed resources that share a feature with a new block, each once. */
function alikeTo(block: Block, features: Features, byFeature: ByFeature): readonly Resource[] {
  const found = features.of(block).flatMap((feature) => byFeature.get(`${block.resource.stack} ${feature}`) ?? []);
  return [...new Set(found)];
}

const RECOGNIZABLE = [
  TYPE.transitRouter,
  TYPE.routeTable,
  TYPE.vpnAttachment,
  TYPE.vpnGatewayConnection,
  TYPE.customerGateway,
  TYPE.vpnGateway,
  TYPE.ipsecConnection,
] as const;

/** Things that a connection names, and that may have another address themselves. */
const NAMED = [TYPE.customerGateway, TYPE.vpnGateway];

/** Texts that identify things for people, before and after a plan. */
class Features {
  private readonly made = once(
    () =>
      new Map(NAMED.flatMap((type) => this.graph.blocks.exchanged(type).made.map((block) => [block.resource, block]))),
  );
  private readonly gone = once(
    () =>
      new Map(
        NAMED.flatMap((type) => this.graph.blocks.exchanged(type).gone.map((block) => [block.resource.id, block])),
      ),
  );

  constructor(private readonly graph: ResourceGraph) {}

  ofGone(block: Block): readonly string[] {
    return ifDecided(() => this.of(block)) ?? [];
  }

  /** Each of them alone identifies the thing; empty if another resource identifies it. */
  of(block: Block): readonly string[] {
    switch (block.resource.type as (typeof RECOGNIZABLE)[number]) {
      case TYPE.customerGateway: {
        const { ipAddress, asn } = new CustomerGateway(block);
        return [`${ipAddress.known()} ${asn.or("")}`];
      }
      case TYPE.ipsecConnection: {
        const connection = new IpsecConnection(block, this.graph);
        // what cannot change in place would be replaced under the same address, too
        const kind = [connection.networkType.or("public"), block.text("tunnel_bandwidth").or("Standard")];
        return [this.connection(connection, kind)];
      }
      case TYPE.vpnGatewayConnection: {
        const connection = new VpnGatewayConnection(block, this.graph);
        return [this.connection(connection, [this.named(connection.vpnGatewayId)])];
      }
      case TYPE.vpnAttachment: {
        const { vpnId, transitRouterId } = new Attachment(block, this.graph);
        return vpnId.target()?.isNew ? [] : [`${this.named(vpnId)} on ${this.named(transitRouterId)}`];
      }
      case TYPE.transitRouter:
        return [this.named(block.text("cen_id"))]; // a CEN instance has one in a region
      case TYPE.routeTable: {
        const router = this.named(block.text("transit_router_id"));
        const features = [block.text("transit_router_route_table_name").or(""), this.usersOf(block)];
        return features.filter((feature) => feature !== "").map((feature) => `${feature} of ${router}`);
      }
      case TYPE.vpnGateway: {
        const given = ["vpc_id", "vswitch_id", "bandwidth"].map((argument) => block.scalar(argument).known());
        return [[...given, block.scalar("disaster_recovery_vswitch_id").or("")].join(" ")];
      }
    }
  }

  /** Between the same devices, for the same networks, with the same inside CIDRs. */
  private connection(connection: Connection, kind: readonly string[]): string {
    const tunnels = connection
      .tunnels()
      .map(({ customerGatewayId: device, bgp }) =>
        [device.argument, this.named(device), bgp.insideCidr.or("")].join(" "),
      );
    if (tunnels.length === 0) tunnels.push(this.named(connection.customerGatewayId));
    const networks = [connection.localSubnet, connection.remoteSubnet].map((side) => side.known().toSorted().join());
    return [...kind, ...networks, ...tunnels.toSorted()].join("; ");
  }

  /** Attachments with a route table that forwards their traffic. */
  private usersOf(table: Block): string {
    const links = table.resource.isNew
      ? this.graph.associations().filter(({ routeTableId }) => routeTableId.target() === table.resource)
      : this.graph.associations.existing().filter(({ routeTableId }) => routeTableId.known() === idOf(table));
    const attachments = links.map(({ attachmentId }) => this.named(attachmentId));
    return attachments.toSorted().join();
  }

  /** A thing by its id if it stays; else by what identifies it for people. */
  private named(value: Value<string>): string {
    const target = value.target();
    if (target && !target.isNew) return target.id ?? value.known();
    const block = target ? this.made().get(target) : this.gone().get(value.known());
    if (block) return this.of(block).join();
    return target ? `new ${target.address}` : value.known();
  }
}

/** Its id in the cloud; the resource's id also contains the transit router's. */
const idOf = (table: Block) => table.text("transit_router_route_table_id").known();

/** With several provider configurations, things that look the same may be in other accounts or regions. */
function hasSeveralProviders({ stack, type }: Resource, { stacks }: ResourceGraph): boolean {
  const provider = providerOf(type);
  const regions = stacks.find(({ name }) => name === stack)?.regions ?? new Map();
  // includes a module that only states a version
  const configured = [...regions].filter(([key, region]) => !key.includes(":") || region.kind !== "absent");
  return configured.filter(([key]) => key.replace(/^.*:/, "").split(".")[0] === provider).length > 1;
}

function inDoubt({ address }: Resource): Undecided {
  return new Undecided(`this may be ${address}, which is destroyed: a plan does not show its account and region`);
}
