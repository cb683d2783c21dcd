import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { ONE } from "../../graph/terraform/interval";
import { policyYaml } from "../example";
import { limitOverrideProblem } from "../quota/limits";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "limit-override",
  level: "error",
  phases: EVERY_PHASE,
  title: "Files raise only limits that the cloud raises on request, with a reason, until their last day",
  why: "If only a file raises the limit, the cloud stops the deployment halfway. So cenvpn ignores such a limit.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "state the limit that the cloud granted, with the request, as transitRouter.vpnAttachmentLimit or in cenvpn.yaml; or remove it",
  subjects: (graph, { limits }) => {
    const [first, ...more] = graph.stacks.map(({ name }) => ({ stack: name, instances: ONE }));
    return limits.stated.map(({ stack, override }) => ({
      // a limit that is given for the run concerns all stacks
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
