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
  why: "cenvpn judges what -target or -exclude leaves out as it is now, not as it is written. Nobody knows what is missing from a failed plan.",
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
      throw new Undecided("the plan is partial: the rest is judged as it is now, not as it is written");
    if (gap === undefined) return undefined;
    // another rule reports the failed check
    if (stopsAtCheck) throw new Undecided("Terraform stopped at a check: the plan lacks what depends on the check");
    return { what: "Terraform failed while it planned: the plan is not complete", allowed: "" };
  },
  bad: "terraform plan -target=alicloud_vpn_customer_gateway.edge",
  good: "terraform plan",
});
