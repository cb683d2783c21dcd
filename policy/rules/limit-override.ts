import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { ONE } from "../../graph/terraform/interval";
import { policyYaml } from "../example";
import { limitOverrideProblem } from "../quota/limits";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "limit-override",
  level: "error",
  phases: EVERY_PHASE,
  title: "Only limits that the cloud raises on request are raised, with a reason, and until their last day",
  why: "A limit that is raised in a file alone lets a deployment start that the cloud stops half way; cenvpn ignores it.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "state what the cloud granted as transitRouter.vpnAttachmentLimit, or in cenvpn.yaml, with the request that granted it, or remove it",
  subjects: (graph, { limits }) => {
    const [first, ...more] = graph.stacks.map(({ name }) => ({ stack: name, instances: ONE }));
    return limits.stated.map(({ stack, override }) => ({
      // what is stated for the run concerns all of it
      resource: { ...(stack === "" && first ? first : { stack, instances: ONE }), source: override.source },
      others: stack === "" ? more : [],
      override,
      today: limits.today,
    }));
  },
  check: ({ override, today }) => limitOverrideProblem(override, today),
  bad: policyYaml`
      vpnAttachmentLimits:
        tr-abc123: {most: 80, reason: request 4711, expires: 2020-01-31}`,
  good: policyYaml`
      vpnAttachmentLimits:
        tr-abc123: {most: 80, reason: request 4711}`,
});
