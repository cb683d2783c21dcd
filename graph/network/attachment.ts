import { once } from "../once";
import type { Block } from "../terraform/block";
import { BlockSubject } from "../terraform/subject";
import { type Identity, ifDecided, Undecided, type Value } from "../terraform/value";
import type { Neighbours } from "./neighbours";
import { regionalName } from "./transit-routers";
import type * as words from "./words";

/** An Express Connect line, or anything else of which we only know that it is a network on a transit router. */
export class OnTransitRouter extends BlockSubject implements words.OnTransitRouter {
  readonly transitRouterId = this.block.text("transit_router_id");
  readonly cenId = this.block.text("cen_id");

  constructor(
    block: Block,
    protected readonly neighbours: Neighbours,
  ) {
    super(block);
  }

  get regionId(): Value<string> {
    return this.block.text("region_id");
  }

  readonly transitRouter = once((): Identity => {
    const [name] = this.transitRouterNames();
    if (name !== undefined) return this.neighbours.transitRouters().of(name);
    this.transitRouterId.isGiven();
    throw new Undecided("transit_router_id is not given", this.transitRouterId.argument);
  });

  transitRouterNames(): readonly Identity[] {
    const region = () => this.regionId.ifKnown() ?? this.neighbours.region(this.resource).known();
    const isGiven = ifDecided(() => this.transitRouterId.isGiven());
    return [
      isGiven === false ? undefined : ifDecided(() => this.transitRouterId.identity()),
      this.cenId.isAbsent() ? undefined : ifDecided(() => regionalName(this.cenId.identity(), region())),
    ].filter((name) => name !== undefined);
  }

  transitRouterFacts(): words.TransitRouterFacts {
    const region = this.regionId.ifKnown() ?? this.neighbours.region(this.resource).ifKnown();
    return { region, cen: this.cenId.ifKnown() };
  }
}

export class VpcAttachment extends OnTransitRouter implements words.VpcAttachment {
  readonly vpcId = this.block.text("vpc_id");
}

export class Attachment extends OnTransitRouter implements words.Attachment {
  readonly vpnId = this.block.text("vpn_id");

  get ownerId(): Value<string> {
    return this.block.text("vpn_owner_id");
  }

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

  connection(): words.Connection {
    return this.vpnId.among((resource) => this.neighbours.connections.of(resource), "connection");
  }

  zones(): readonly Block[] {
    return this.block.blocks("zone");
  }

  hasAssociation(): boolean {
    return this.neighbours.associationsOf().someOf(this.resource);
  }

  hasPropagation(): boolean {
    return this.neighbours.propagationsOf().someOf(this.resource);
  }
}
