import { TERRAFORM } from "../../domain/source";
import { remedyIn } from "../../domain/tunnel-edits";
import type { ResourceGraph } from "../../graph/network/graph";
import { ONE } from "../../graph/terraform/interval";
import type { TerraformCheck } from "../../graph/terraform/stack";
import { Undecided } from "../../graph/terraform/value";
import { rule } from "../rule";

export default rule({
  id: "terraform-checks",
  level: "error",
  phases: ["plan"],
  title: "The plan's own checks pass",
  why: "Terraform stops at a failed pre- or postcondition, but only mentions a failed check block, with exit code 0.",
  source: TERRAFORM,
  fix: "do what the message says",
  subjects: (graph) =>
    graph.stacks.flatMap(({ name, checks = [] }) => {
      const unsent = connectionsWithUnsentEdits(graph, name);
      // unsent-tunnel-edit reports our guards' failures, with the arguments
      const isTold = (message: string, { address }: TerraformCheck) =>
        unsent.has(address) && remedyIn(message) !== undefined;
      return checks
        .filter((check) => check.messages.length === 0 || !check.messages.every((message) => isTold(message, check)))
        .map((check) => ({ resource: { stack: name, address: check.address, instances: ONE }, check }));
    }),
  check({ check: { isAdvisory, isOpen, messages } }) {
    if (isOpen) throw new Undecided("Terraform cannot evaluate the check before the deployment");
    return (messages.length > 0 ? messages : ["it cannot be evaluated"]).map((what) => ({
      what,
      fault: what,
      allowed: "",
      level: isAdvisory ? ("warning" as const) : ("error" as const),
    }));
  },
  bad: 'check "tunnels" { assert { condition = false … } }',
  good: 'check "tunnels" { assert { condition = true … } }',
});

function connectionsWithUnsentEdits(graph: ResourceGraph, stack: string): ReadonlySet<string> {
  const connections = graph.ipsecConnections().filter(({ resource }) => resource.stack === stack);
  return new Set(
    connections.flatMap(({ resource: { unsentEdits, address } }) => (unsentEdits?.().sure.length ? [address] : [])),
  );
}
