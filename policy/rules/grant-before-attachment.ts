import { API_CBN } from "../../domain/source";
import type { Grant } from "../../graph/network/grant";
import type { ResourceGraph } from "../../graph/network/graph";
import type { Attachment } from "../../graph/network/words";
import { haveOneProvider, nameFrom, type Resource } from "../../graph/terraform/resource";
import { ifDecided, Undecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { type Complaint, each, rule } from "../rule";
import { madeAfterProblem } from "./shared/made-after";

export default rule({
  id: "grant-before-attachment",
  level: "error",
  phases: ["synth", "plan"],
  title: "A connection of another account is granted to the transit router, as a VPN, before it is attached",
  why: "The cloud refuses to attach a connection that its owner has not granted, and to grant a connection that is attached already.",
  source: API_CBN,
  fix: "add an alicloud_cen_transit_router_grant_attachment of the connection with instance_type = VPN, and let the attachment depend on it",
  subjects: (graph) => [
    ...graph
      .attachments()
      .filter(({ resource }) => resource.isNew !== false)
      .map((attachment) => ({ resource: attachment.resource, judged: () => attachmentProblem(attachment, graph) })),
    ...graph
      .grants()
      .filter(({ resource }) => resource.isNew !== false)
      .map((grant) => ({ resource: grant.resource, judged: () => grantProblem(grant, graph) })),
  ],
  check: ({ judged }) => judged(),
  bad: hcl`
    resource "alicloud_cen_transit_router_grant_attachment" "shanghai__main" {
      instance_id   = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id
      instance_type = "VPN"
    }
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      vpn_owner_id = "1234567890123456"
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router_grant_attachment" "shanghai__main" {
      instance_id   = alicloud_vpn_gateway_vpn_attachment.shanghai__main.id
      instance_type = "VPN"
    }
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      vpn_owner_id = "1234567890123456"
      depends_on   = [alicloud_cen_transit_router_grant_attachment.shanghai__main]
    }`,
});

function attachmentProblem(attachment: Attachment, graph: ResourceGraph) {
  const { resource, ownerId } = attachment;
  if (ownerId.isAbsent() || ownerId.ifKnown() === "") return ownerProblem(attachment, graph);
  const connection = attachment.connection();
  if (!graph.grantsOf().someOf(connection.resource)) return ungrantedProblem(attachment, connection.resource, graph);
  ownerId.known(); // ends the check if unknown
  const grants = graph.grantsOf().of(connection.resource);
  return each(grants, (grant) => madeAfterProblem(graph, resource, grant.resource, "attachment"));
}

/** For an attachment that names the owner of an ungranted connection: only another account needs a grant. */
function ungrantedProblem({ resource, ownerId }: Attachment, connection: Resource, graph: ResourceGraph) {
  if (haveOneProvider(resource, connection)) return undefined;
  const [owner, account] = [ownerId.known(), graph.account(resource)];
  if (owner === account) return undefined;
  if (account !== undefined)
    return { what: `${connection.address} is not granted`, allowed: "one grant", at: ownerId, with: [connection] };
  throw new Undecided(
    `it is not known whether ${owner} differs from the transit router's account: only then does ${connection.address} need a grant`,
    ownerId.argument,
  );
}

/** For an attachment that names no owner. */
function ownerProblem({ resource, vpnId, ownerId }: Attachment, graph: ResourceGraph): Complaint | undefined {
  const connection = graph.grants().length === 0 ? ifDecided(() => vpnId.target()) : vpnId.target();
  if (!connection) return undefined;
  const grants = graph.grantsOf().someOf(connection) ? graph.grantsOf().of(connection) : [];
  const grant = grants.find((one) => !haveOneProvider(one.resource, resource));
  const allowed = "the account that owns the connection";
  if (grant)
    return {
      what: `${nameFrom(resource, grant.resource)} grants the connection to another account, but the attachment does not say whose it is`,
      allowed,
      fix: `vpn_owner_id = the account that owns the connection, and depends_on = [${grant.resource.address}]`,
      at: ownerId,
      with: [grant.resource],
    };
  const [here, there] = [graph.account(resource), graph.account(connection)];
  if (haveOneProvider(resource, connection) || here === there) return undefined;
  if (here === undefined || there === undefined)
    throw new Undecided(
      `it is not known whether ${resource.address} and ${connection.address} are both in account ${here ?? there}: only then may the attachment name no owner`,
      ownerId.argument,
    );
  return {
    what: `${connection.address} is in account ${there}, but the attachment looks for it in ${here}`,
    allowed,
    fix: `vpn_owner_id = "${there}", and a grant`,
    at: ownerId,
    with: [connection],
  };
}

function grantProblem({ instanceId, instanceType }: Grant, graph: ResourceGraph): Complaint | undefined {
  const type = instanceType.known();
  if (type === "VPN") return undefined;
  const target = instanceId.target();
  const isConnection = target ? graph.connections.of(target) !== undefined : /^vco-/.test(instanceId.known());
  if (!isConnection) return undefined;
  return {
    what: `a connection is granted as ${type}`,
    allowed: "VPN",
    fix: "instance_type = VPN",
    at: instanceType,
    fault: type,
  };
}
