import type { Block } from "../terraform/block";
import { BlockSubject } from "../terraform/subject";
import type { Neighbours } from "./neighbours";
import type * as words from "./words";

export class StaticRoute extends BlockSubject implements words.StaticRoute {
  readonly connectionId = this.block.text("vpn_connection_id");
  readonly nextHop = this.block.text("next_hop");
  readonly weight = this.block.number("weight");
  readonly timeouts = this.block.textsByKey("timeouts");
  readonly destination = this.block.text("route_dest");

  constructor(
    block: Block,
    private readonly neighbours: Neighbours,
  ) {
    super(block);
  }

  connection(): words.Connection {
    return this.connectionId.among((resource) => this.neighbours.connections.of(resource), "connection");
  }
}
