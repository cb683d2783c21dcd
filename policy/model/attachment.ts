import type { Block } from "./block";
import type { Connection } from "./connection";
import type { ResourceGraph } from "./graph";
import { once } from "./once";
import { ResourceSubject } from "./subject";
import { type Facts, regionalName } from "./transit-routers";
import { type Identity, ifDecided, Undecided, type Value } from "./value";

/** A network on a transit router. */
abstract class TransitRouterAttachment extends ResourceSubject {
  readonly transitRouterId = this.block.text("transit_router_id");
  readonly cenId = this.block.text("cen_id");

  constructor(
    block: Block,
    protected readonly graph: ResourceGraph,
  ) {
    super(block);
  }

  get regionId(): Value<string> {
    return this.block.text("region_id");
  }

  /**
   * The transit router, by the best known of its names. Given by its CEN instance alone, it is that of the region.
   * Ends the check as undecided when nothing names it yet.
   */
  readonly transitRouter = once((): Identity => {
    const [name] = this.transitRouterNames();
    if (name !== undefined) return this.graph.transitRouters().of(name);
    this.transitRouterId.isGiven();
    throw new Undecided("transit_router_id is not given", this.transitRouterId.argument);
  });

  /** Everything that is known to name it. */
  transitRouterNames(): readonly Identity[] {
    const region = () => this.regionId.ifKnown() ?? this.graph.region(this.resource).known();
    const isGiven = ifDecided(() => this.transitRouterId.isGiven());
    return [
      isGiven === false ? undefined : ifDecided(() => this.transitRouterId.identity()),
      this.cenId.isAbsent() ? undefined : ifDecided(() => regionalName(this.cenId.identity(), region())),
    ].filter((name) => name !== undefined);
  }

  transitRouterFacts(): Facts {
    return { region: this.regionId.ifKnown() ?? this.graph.region(this.resource).ifKnown(), cen: this.cenId.ifKnown() };
  }
}

/** `alicloud_cen_transit_router_vpc_attachment`: a VPC on a transit router. */
export class VpcAttachment extends TransitRouterAttachment {
  readonly vpcId = this.block.text("vpc_id");
}

/** `alicloud_cen_transit_router_vbr_attachment`: an Express Connect line on a transit router. */
export class VbrAttachment extends TransitRouterAttachment {}

/** `alicloud_cen_transit_router_vpn_attachment`: a connection on a transit router. */
export class Attachment extends TransitRouterAttachment {
  readonly vpnId = this.block.text("vpn_id");

  /** Account that owns the connection, where that is another one. */
  get ownerId(): Value<string> {
    return this.block.text("vpn_owner_id");
  }

  /** Whether it advertises the transit router's routes to the site. */
  get autoPublish(): Value<boolean> {
    return this.block.flag("auto_publish_route_enabled");
  }

  get name(): Value<string> {
    return this.block.text("transit_router_vpn_attachment_name");
  }

  get description(): Value<string> {
    return this.block.text("transit_router_attachment_description");
  }

  get tags(): Value<Readonly<Record<string, string>>> {
    return this.block.textsByKey("tags");
  }

  /** The connection. Ends the check when none is given, and as undecided when it is in none of the stacks. */
  connection(): Connection {
    return this.vpnId.among((resource) => this.graph.connection(resource), "connection");
  }

  /** Zones, which belong to the single-tunnel form. */
  zones(): readonly Block[] {
    return this.block.blocks("zone");
  }

  hasAssociation(): boolean {
    return this.graph.associationsOf().someOf(this.resource);
  }

  hasPropagation(): boolean {
    return this.graph.propagationsOf().someOf(this.resource);
  }
}

/** `alicloud_cen_transit_router_route_table_association` or `…_propagation`: an attachment and a route table. */
export class RouteTableLink extends ResourceSubject {
  readonly attachmentId = this.block.text("transit_router_attachment_id");
  readonly routeTableId = this.block.text("transit_router_route_table_id");
}

/** `alicloud_cen_transit_router_grant_attachment`: leave to attach a connection of another account. */
export class Grant extends ResourceSubject {
  /** The connection. */
  readonly instanceId = this.block.text("instance_id");
  readonly cenId = this.block.text("cen_id");
  /** `VPN` for a connection. */
  readonly instanceType = this.block.text("instance_type");
}
