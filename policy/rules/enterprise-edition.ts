import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { editionProblem } from "../../domain/transit";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "enterprise-edition",
  level: "error",
  phases: ["plan", "state"],
  title: "A transit router with VPN attachments is an Enterprise Edition transit router",
  why: "A Basic Edition transit router accepts no IPsec connections.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "make an Enterprise Edition transit router: another CEN instance, or the cloud's upgrade",
  subjects: (graph) => [
    ...graph.madeTransitRouters().map(({ resource, edition }) => ({
      resource,
      problem: () => edition.problem(editionProblem),
    })),
    ...graph.attachments().map(({ resource, transitRouterId }) => ({
      resource,
      problem: () => {
        const edition = graph.foundEditions().get(transitRouterId.ifKnown() ?? "");
        const problem = edition === undefined ? undefined : editionProblem(edition);
        return problem && { ...problem, at: transitRouterId };
      },
    })),
  ],
  check: ({ problem }) => problem(),
  bad: hcl`
    resource "alicloud_cen_transit_router" "main" {
      cen_id = "cen-abc123"
      type   = "Basic"
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router" "main" {
      cen_id = "cen-abc123"
      type   = "Enterprise"
    }`,
});
