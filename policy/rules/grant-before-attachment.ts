import { API_CBN } from "../../domain/source";
import { each, rule } from "../rule";

export default rule({
  id: "grant-before-attachment",
  level: "error",
  phases: ["synth", "plan"],
  checks: ["P27"],
  title: "A connection of another account is granted to the transit router before it is attached",
  why: "The cloud refuses to attach what its owner has not granted, and to grant what is attached already.",
  source: API_CBN,
  fix: "add an alicloud_cen_transit_router_grant_attachment of the connection with instance_type = VPN, and let the attachment depend on it",
  subjects: (graph) =>
    graph
      .attachments()
      .filter(({ resource }) => resource.isNew !== false)
      .map((attachment) => ({ resource: attachment.resource, attachment, graph })),
  check({ attachment, graph }) {
    if (!attachment.ownerId.isGiven()) return undefined;
    const connection = attachment.connection();
    if (!graph.grantsOf().someOf(connection.resource))
      return {
        what: `${connection.resource.address} is not granted`,
        allowed: "one grant",
        with: [connection.resource],
      };
    const grants = graph.grantsOf().of(connection.resource);
    const here = grants.filter(
      ({ resource }) => resource.stack === attachment.resource.stack && resource.isNew !== false,
    );
    return each(here, ({ resource }) =>
      graph.order().isAfter(attachment.resource, resource)
        ? undefined
        : {
            what: `nothing makes the attachment wait for ${resource.address}`,
            allowed: "depends_on",
            fault: resource.address,
            with: [resource],
          },
    );
  },
  bad: "vpn_owner_id without a grant",
  good: "vpn_owner_id with depends_on = [alicloud_cen_transit_router_grant_attachment.main]",
});
