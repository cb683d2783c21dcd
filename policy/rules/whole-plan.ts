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
  why: "What -target or -exclude leaves out is judged as it is now, not as it is written. Nobody knows what is missing from a failed plan.",
  source: TERRAFORM,
  fix: "fix what Terraform reports, and plan the whole stack",
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
    if (stopsAtCheck)
      throw new Undecided("Terraform stopped at a check: what depends on the check is missing from the plan");
    return { what: "Terraform failed while it planned: the plan is not complete", allowed: "" };
  },
  bad: "terraform plan -target=alicloud_vpn_customer_gateway.edge",
  good: "terraform plan",
});
