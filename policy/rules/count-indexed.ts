import { TERRAFORM } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { Connection } from "../../graph/network/words";
import { withoutPositions } from "../../graph/terraform/address";
import { rule } from "../rule";

export default rule({
  id: "count-indexed",
  level: "warning",
  phases: ["plan"],
  title: "Connections are distinguished by keys, not by their position in a list",
  why: "When the first connection is removed, every other connection moves up one position: Terraform changes or replaces it, and tunnels go down at sites that nobody touched.",
  source: TERRAFORM,
  fix: "for_each over a map with a key for each site, and a moved block for each existing connection",
  subjects: (graph) => {
    const place = ({ resource }: Connection) => `${resource.stack}\n${withoutPositions(resource.address)}`;
    return [...groupBy(graph.connections(), place).values()].flatMap((connections) => {
      const [first, ...others] = connections.map(({ resource }) => resource);
      return first ? [{ resource: first, others }] : [];
    });
  },
  check({ others }) {
    if (others.length === 0) return undefined;
    const what = `${others.length + 1} connections are distinguished by their position in a list alone`;
    return { what, allowed: "" };
  },
  bad: "count = length(var.sites) with two sites or more",
  good: "for_each = var.sites, a map by the name of the site",
});
