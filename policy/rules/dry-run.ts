import { API_CBN } from "../../domain/source";
import { resources } from "../../providers/alicloud/arguments";
import { hcl } from "../example";
import { rule } from "../rule";

/** Types that the provider can send as a test. */
const TESTABLE = Object.keys(resources).filter((type) => resources[type]?.arguments?.dry_run !== undefined);

export default rule({
  id: "dry-run",
  level: "error",
  refusedByCloud: true,
  phases: ["synth", "plan"],
  title: "A new resource is made, not only tested",
  why: "The API makes nothing then: it answers that the request is valid with the error DryRunOperation, at which Terraform stops.",
  source: API_CBN,
  fix: "remove dry_run; a plan, and a rehearsal, test without the cloud",
  subjects: (graph) =>
    TESTABLE.flatMap((type) => graph.blocks.of(type).filter(({ resource }) => resource.isNew !== false)),
  check: (block) =>
    block
      .flag("dry_run")
      .problem((isTest) =>
        isTest ? { what: "the cloud only tests the request", allowed: "dry_run = false" } : undefined,
      ),
  bad: hcl`
    resource "alicloud_cen_transit_router" "hub" {
      cen_id  = "cen-abc123"
      dry_run = true
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router" "hub" {
      cen_id  = "cen-abc123"
      dry_run = false
    }`,
});
