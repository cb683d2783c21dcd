import { BlockSubject } from "../terraform/subject";

/** `alicloud_cen_route_map`: which routes may go from where to where. */
export class RouteMap extends BlockSubject {
  readonly cenId = this.block.text("cen_id");
  readonly regionId = this.block.text("cen_region_id");
  readonly direction = this.block.text("transmit_direction");
  readonly result = this.block.text("map_result");
  readonly priority = this.block.number("priority");
  /** Kinds of networks that routes come from and go to. */
  readonly from = this.block.texts("source_child_instance_types");
  readonly to = this.block.texts("destination_child_instance_types");

  readonly nextPriority = this.block.number("next_priority");
  readonly preference = this.block.number("preference");
  readonly lists = LISTS.map((argument) => this.block.texts(argument));

  /** Whether it concerns only some of the routes between such networks. */
  isNarrowed(): boolean {
    return NARROWING.some((argument) => this.block.texts(argument).or([]).length > 0);
  }
}

const NARROWING = [
  "source_instance_ids",
  "destination_instance_ids",
  "source_route_table_ids",
  "destination_route_table_ids",
  "source_region_ids",
  "destination_cidr_blocks",
  "route_types",
  "match_asns",
  "match_community_set",
];

const LISTS = [
  ...NARROWING,
  "source_child_instance_types",
  "destination_child_instance_types",
  "operate_community_set",
  "prepend_as_path",
];
