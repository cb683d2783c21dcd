import type { Block } from "../terraform/block";
import { BlockSubject } from "../terraform/subject";
import { type Identity, ifDecided } from "../terraform/value";
import type { Neighbours } from "./neighbours";
import { regionalName } from "./transit-routers";
import type * as words from "./words";

export class TransitRouter extends BlockSubject implements words.TransitRouter {
  readonly cenId = this.block.text("cen_id");
  readonly edition = this.block.text("type");
  readonly transitRouterId = this.block.text("transit_router_id");

  constructor(
    block: Block,
    private readonly neighbours: Neighbours,
  ) {
    super(block);
  }

  transitRouterNames(): readonly Identity[] {
    const { stack, address } = this.resource;
    const region = () => this.neighbours.region(this.resource).known();
    return [
      ifDecided(() => this.transitRouterId.known()),
      `${stack}/${address}`,
      ifDecided(() => regionalName(this.cenId.identity(), region())),
    ].filter((name) => name !== undefined);
  }

  transitRouterFacts(): words.TransitRouterFacts {
    return { region: this.neighbours.region(this.resource).ifKnown(), cen: this.cenId.ifKnown() };
  }

  mayExist(): boolean {
    const { stack } = this.resource;
    return ifDecided(() => this.transitRouterId.known()) === undefined && !this.neighbours.knowsExisting(stack);
  }
}
