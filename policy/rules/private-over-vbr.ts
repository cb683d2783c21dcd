import { contains, type Network, parseCidr } from "../../domain/ipv4";
import { PRIVATE_CONNECTIONS } from "../../domain/source";
import type { ResourceGraph } from "../../graph/network/graph";
import type { Connection, VpcAttachment } from "../../graph/network/words";
import type { Resource } from "../../graph/terraform/resource";
import { TYPE } from "../../graph/terraform/types";
import { type Identity, ifDecided, Undecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "private-over-vbr",
  level: "warning",
  phases: ["synth", "plan"],
  title: "A new transit router with private connections has an Express Connect line, or the VPCs of their devices",
  why: "A private connection reaches the site over a VBR of the same transit router; without a VBR its tunnels stay down. Prefixes on the line must be less specific than prefixes over the tunnels.",
  source: PRIVATE_CONNECTIONS,
  fix: "network: public; or waive this if other Terraform, or somebody in the console, attaches the line",
  terraformFix: 'add an alicloud_cen_transit_router_vbr_attachment, or network_type = "public"',
  subjects: (graph) => graph.attachments().map((attachment) => ({ resource: attachment.resource, attachment, graph })),
  check({ attachment, graph }) {
    const connection = attachment.connection();
    if (connection.endsOn !== "transit router" || connection.networkType.or("public") !== "private") return undefined;
    const transitRouter = attachment.transitRouterId.target();
    if (transitRouter?.type !== TYPE.transitRouter || isTakenOver(transitRouter)) return undefined;
    const name = attachment.transitRouter();
    if (hasLine(graph, transitRouter, name) || standsInVpcs(connection, graph, name)) return undefined;
    const what = `the connection is private, but ${transitRouter.address} has no Express Connect line`;
    return { what, allowed: "one VBR attachment or more", with: [connection.resource, transitRouter] };
  },
  bad: hcl`
    resource "alicloud_cen_transit_router" "main" {
      cen_id = "cen-abc123"
    }
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      network_type = "private"
    }
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      transit_router_id = alicloud_cen_transit_router.main.transit_router_id
    }`,
  good: hcl`
    resource "alicloud_cen_transit_router" "main" {
      cen_id = "cen-abc123"
    }
    resource "alicloud_vpn_gateway_vpn_attachment" "shanghai__main" {
      network_type = "private"
    }
    resource "alicloud_cen_transit_router_vpn_attachment" "shanghai__main" {
      transit_router_id = alicloud_cen_transit_router.main.transit_router_id
    }
    resource "alicloud_cen_transit_router_vbr_attachment" "line" {
      vbr_id            = "vbr-abc123"
      transit_router_id = alicloud_cen_transit_router.main.transit_router_id
    }`,
});

/** Whether a line leads to a transit router that is made here. */
function hasLine(graph: ResourceGraph, transitRouter: Resource, name: Identity): boolean {
  const byCen = graph.vbrAttachments().filter(({ transitRouterId }) => transitRouterId.isAbsent());
  const named = byCen.map((line) => ({ line, router: ifDecided(() => line.transitRouter()) }));
  if (named.some(({ line, router }) => router === name && line.resource.instances.min > 0)) return true;
  if (graph.vbrAttachmentsOfRouter().someOf(transitRouter)) return true;
  const possible = named.find(
    ({ router }) => router === undefined || router === name || graph.transitRouters().isOpen(router),
  );
  if (possible)
    throw new Undecided(`${possible.line.resource.address} might be its line: it names only the CEN instance`);
  return false;
}

/**
 * Whether the devices stand in VPCs on the transit router, which need no line. Ends the check if this depends on
 * unknown values.
 */
function standsInVpcs(connection: Connection, graph: ResourceGraph, name: Identity): boolean {
  const attached = graph
    .vpcAttachments()
    .map((attachment) => ({ attachment, router: ifDecided(() => attachment.transitRouter()) }))
    .filter(({ router }) => router === undefined || router === name);
  const [first] = attached;
  if (!first) return false;
  const networks = attached.map(({ attachment, router }) =>
    router === undefined ? undefined : networksOf(attachment, graph),
  );
  const devices = [...connection.tunnelsOrUnknown(), ...[connection.singleTunnel() ?? []].flat()].map((tunnel) =>
    ifDecided(() => parseCidr(`${tunnel.customerGateway().ipAddress.known()}/32`)),
  );
  const isIn = (device: Network) => networks.some((blocks) => blocks?.some((block) => contains(block, device)));
  if (devices.every((device) => device && isIn(device))) return true;
  if (networks.includes(undefined) || devices.includes(undefined))
    throw new Undecided(`the devices might stand in the VPC of ${first.attachment.resource.address}`);
  return false;
}

/** The blocks of an attached VPC; undefined unless all are known. */
function networksOf({ vpcId }: VpcAttachment, graph: ResourceGraph): readonly Network[] | undefined {
  const vpc = ifDecided(() => vpcId.target());
  if (!vpc) return undefined;
  const own = graph.vpcNetworks().filter((network) => ifDecided(() => network.vpc()) === vpc);
  const blocks = own.map((network) => ifDecided(() => parseCidr(network.knownCidr())));
  return blocks.some((block) => block === undefined) ? undefined : blocks.filter((block) => block !== undefined);
}

/** Existing connections may have lines from elsewhere. */
function isTakenOver({ change, isNew }: Resource): boolean {
  return change === undefined ? isNew === false : change.isImport;
}
