import { API_CBN } from "../../domain/source";
import { rule } from "../rule";

export default rule({
  id: "last-association-destroyed",
  level: "error",
  phases: ["plan"],
  title: "An attachment that stays keeps a route table",
  why: "Without one nothing that the site sends is forwarded any more, although its tunnels stay up.",
  source: API_CBN,
  fix: "associate another route table in the same plan, or remove the attachment, too",
  subjects: (graph) =>
    graph.associations
      .existing()
      .filter(({ resource }) => resource.change?.action === "destroy")
      .map(({ resource, attachmentId }) => ({ resource, attachment: graph.attachments.of(attachmentId.target()) })),
  check({ attachment }) {
    if (!attachment || attachment.hasAssociation()) return undefined;
    return {
      what: `the last association of ${attachment.resource.address} is destroyed`,
      allowed: "one association for each attachment",
      with: [attachment.resource],
    };
  },
  bad: "associate: true → false",
  good: "associate: true",
});
