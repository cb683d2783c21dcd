import { TERRAFORM } from "../../domain/source";
import { ONE } from "../../graph/terraform/interval";
import type { Stack } from "../../graph/terraform/stack";
import type { Subject } from "../../graph/terraform/subject";
import { Undecided } from "../../graph/terraform/value";
import { rule } from "../rule";

export default rule({
  id: "whole-plan",
  level: "error",
  phases: ["plan"],
  title: "A plan is of a whole stack",
  why: "Of what -target or -exclude leaves out only what is there now is judged, not what is written; of a plan that failed nobody knows what it lacks.",
  source: TERRAFORM,
  fix: "mend what Terraform complains about, and plan the whole stack",
  subjects: (graph) =>
    graph.stacks.map(({ name, gap, checks = [] }): Subject & { gap: Stack["gap"]; stopsAtCheck: boolean } => ({
      resource: { stack: name, instances: ONE },
      gap,
      stopsAtCheck: checks.some(({ isAdvisory, isOpen }) => !isAdvisory && !isOpen),
    })),
  check({ gap, stopsAtCheck }) {
    if (gap === "partial")
      throw new Undecided("the plan is partial: what it leaves out is judged as it is now, not as it is written");
    if (gap === undefined) return undefined;
    // the check is the mistake, and found as such
    if (stopsAtCheck) throw new Undecided("Terraform stopped at a check: the plan lacks what depends on that");
    return { what: "Terraform failed while it planned: the plan lacks something", allowed: "a plan without errors" };
  },
  bad: "terraform plan -target=alicloud_vpn_customer_gateway.edge",
  good: "terraform plan",
});
