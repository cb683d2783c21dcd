import { allowedId, idProblem } from "../../domain/id";
import { API_VPC } from "../../domain/source";
import type { ResourceGraph } from "../../graph/network/graph";
import type { Block } from "../../graph/terraform/block";
import { attributeFor, ID_ARGUMENTS, idKindOf, idsIn } from "../../graph/terraform/ids";
import type { Reference } from "../../graph/terraform/node";
import type { Subject } from "../../graph/terraform/subject";
import { Undecided, type Value } from "../../graph/terraform/value";
import { hcl } from "../example";
import { type Complaint, EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "ids",
  level: "error",
  phases: EVERY_PHASE,
  title: "An id is of the kind of object that belongs there",
  why: "The cloud does not find the object, when everything else already exists. Terraform's id of a transit router or route table starts with its owner's id.",
  source: API_VPC,
  fix: "copy the id of the right object from the console, or refer to its resource",
  subjects: (graph) => [
    ...graph.tunnels().map(({ resource, customerGatewayId }) => ({ resource, ids: () => [customerGatewayId] })),
    ...Object.entries(ID_ARGUMENTS).flatMap(([type, names]) => idsOf(graph, type, names)),
  ],
  check: ({ ids }) => each(ids(), problemOf),
  bad: hcl`
    resource "alicloud_cen_transit_router" "main" {
      cen_id = "cen-abc123"
    }
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      transit_router_id = alicloud_cen_transit_router.main.id
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router" "main" {
      cen_id = "cen-abc123"
    }
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      transit_router_id = alicloud_cen_transit_router.main.transit_router_id
    }`,
});

interface Holder extends Subject {
  ids(): readonly Value<string>[];
}

function idsOf(graph: ResourceGraph, type: string, names: readonly string[]): readonly Holder[] {
  const read = (block: Block) => () => names.map((name) => block.text(name));
  return graph.blocks.of(type).map((block) => ({ resource: block.resource, ids: read(block) }));
}

function problemOf(id: Value<string>): Complaint | undefined {
  if (id.isHidden()) return undefined;
  const node = id.resolved();
  if (node.kind === "reference") return referenceProblem(id, node);
  // every instance is of the right kind
  if (node.kind === "unknown" && node.oneOf !== undefined) return undefined;
  // a variable or a data source may still give the right one
  return node.kind === "unknown" && id.isReference() ? undefined : id.problem(idProblem(idKindOf(id.name)));
}

/** The problem of an unknown id, by its reference. */
function referenceProblem(
  id: Value<string>,
  { address, index, path, isInexact, isGuessed }: Reference,
): Complaint | undefined {
  const type = id.target()?.type ?? "";
  if (isGuessed)
    throw new Undecided(
      `${id.argument} comes from an instance by its key: a plan does not show from which attribute`,
      id.argument,
    );
  const [ids, kind] = [idsIn(type, path), idKindOf(id.name)];
  if (!ids || (ids.length === 1 && ids[0] === kind)) return undefined;
  const attribute = attributeFor(type, kind);
  const [resource, known] = [address + index, ids.filter((one) => one !== "other")];
  const reference = `${resource}.${path}`;
  if (isInexact && attribute)
    throw new Undecided(
      `${id.argument} comes from ${reference}, which contains more than the id; a plan does not show whether the rest is cut off: ${resource}.${attribute} has it alone`,
      id.argument,
    );
  return {
    what: attribute
      ? `${reference} contains more than the id`
      : `${reference} is ${known.map(allowedId).join(" and ")}`,
    allowed: allowedId(kind),
    ...(attribute ? { fix: `${resource}.${attribute}` } : {}),
    at: id,
    fault: reference,
  };
}
