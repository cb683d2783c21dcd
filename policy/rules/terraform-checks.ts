import { TERRAFORM } from "../../domain/source";
import { ONE } from "../../graph/terraform/interval";
import { Undecided } from "../../graph/terraform/value";
import { rule } from "../rule";

export default rule({
  id: "terraform-checks",
  level: "error",
  phases: ["plan"],
  title: "The checks of the plan itself hold",
  why: "Terraform stops at a pre- or postcondition that fails; a check block that fails it only mentions, and its exit code says nothing.",
  source: TERRAFORM,
  fix: "do what the message says",
  subjects: (graph) =>
    graph.stacks.flatMap(({ name, checks = [] }) =>
      checks.map((check) => ({ resource: { stack: name, address: check.address, instances: ONE }, check })),
    ),
  check({ check: { isAdvisory, isOpen, messages } }) {
    if (isOpen) throw new Undecided("it cannot be evaluated before the deployment");
    return (messages.length > 0 ? messages : ["it cannot be evaluated"]).map((what) => ({
      what,
      fault: what,
      allowed: "checks that hold",
      level: isAdvisory ? ("warning" as const) : ("error" as const),
    }));
  },
  bad: 'check "tunnels" { assert { condition = false … } }',
  good: 'check "tunnels" { assert { condition = true … } }',
});
