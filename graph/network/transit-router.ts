import type { Block } from "../terraform/block";
import { ResourceSubject } from "../terraform/subject";
import { type Identity, ifDecided } from "../terraform/value";
import type { ResourceGraph } from "./graph";
import { type Facts, regionalName } from "./transit-routers";

/** `alicloud_cen_transit_router`. */
export class TransitRouter extends ResourceSubject {
  readonly cenId = this.block.text("cen_id");
  /** `Enterprise`, or `Basic` for what was made long ago; the cloud tells it. */
  readonly edition = this.block.text("type");
  readonly transitRouterId = this.block.text("transit_router_id");

  constructor(
    block: Block,
    private readonly graph: ResourceGraph,
  ) {
    super(block);
  }

  /** Everything that is known to name it. */
  transitRouterNames(): readonly Identity[] {
    const { stack, address } = this.resource;
    const region = () => this.graph.region(this.resource).known();
    return [
      ifDecided(() => this.transitRouterId.known()),
      `${stack}/${address}`,
      ifDecided(() => regionalName(this.cenId.identity(), region())),
    ].filter((name) => name !== undefined);
  }

  transitRouterFacts(): Facts {
    return { region: this.graph.region(this.resource).ifKnown(), cen: this.cenId.ifKnown() };
  }

  /** Whether it may be there already, under an id that nobody tells: only a plan or a state says that it is not. */
  mayExist(): boolean {
    const { stack } = this.resource;
    return ifDecided(() => this.transitRouterId.known()) === undefined && !this.graph.knowsExisting(stack);
  }
}
