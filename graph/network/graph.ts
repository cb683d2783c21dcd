import { groupBy } from "../group-by";
import { once } from "../once";
import { withoutLastIndex } from "../terraform/address";
import type { Block } from "../terraform/block";
import { TerraformGraph } from "../terraform/graph";
import { type Kind, kindOf, together } from "../terraform/kind";
import type { Relation } from "../terraform/relation";
import type { ResourceSubject } from "../terraform/subject";
import { TYPE } from "../terraform/types";
import type { Value } from "../terraform/value";
import { Attachment, OnTransitRouter, VpcAttachment } from "./attachment";
import { AttachmentRegion } from "./attachment-region";
import { IpsecConnection, VpnGatewayConnection } from "./connection";
import { CustomerGateway } from "./customer-gateway";
import { Grant } from "./grant";
import type { Neighbours } from "./neighbours";
import { RouteMap } from "./route-map";
import { RouteEntry, RouteTableLink } from "./route-table-link";
import { StaticRoute } from "./static-route";
import { TransitRouter } from "./transit-router";
import { TransitRouterCidr } from "./transit-router-cidr";
import { TransitRouters } from "./transit-routers";
import { VpcNetwork } from "./vpc";
import { VpnGateway, VpnGatewayRoute } from "./vpn-gateway";
import type * as words from "./words";

/** All stacks as one graph, in the field's words. Every rule reads it; each part of it is built once. */
export class ResourceGraph extends TerraformGraph implements Neighbours {
  // one line for each kind of resource

  /** Associations of attachments with route tables. */
  readonly associations = this.kind<RouteTableLink>(RouteTableLink, TYPE.association);
  /** Attachments of connections to transit routers. */
  readonly attachments = this.kind<words.Attachment>(Attachment, TYPE.vpnAttachment);
  /** Devices at sites. */
  readonly customerGateways = this.kind<CustomerGateway>(CustomerGateway, TYPE.customerGateway);
  /** Grants of connections to transit routers of other accounts. */
  readonly grants = this.kind<Grant>(Grant, TYPE.grant);
  /** Connections that can be attached to transit routers. */
  readonly ipsecConnections = this.kind<words.IpsecConnection>(IpsecConnection, TYPE.ipsecConnection);
  /** Transit routers that stacks make. */
  readonly madeTransitRouters = this.kind<words.TransitRouter>(TransitRouter, TYPE.transitRouter);
  /** Route tables that learn routes of attachments. */
  readonly propagations = this.kind<RouteTableLink>(RouteTableLink, TYPE.propagation);
  /** Route maps of CEN instances. */
  readonly routeMaps = this.kind<RouteMap>(RouteMap, TYPE.routeMap);
  /** Static entries of transit routers' route tables. */
  readonly routeEntries = this.kind<RouteEntry>(RouteEntry, TYPE.routeEntry);
  /** Static routes of connections. */
  readonly staticRoutes = this.kind<words.StaticRoute>(StaticRoute, TYPE.staticRoute);
  /** CIDRs of transit routers. */
  readonly transitRouterCidrs = this.kind<TransitRouterCidr>(TransitRouterCidr, TYPE.transitRouterCidr);
  /** Express Connect lines on transit routers. */
  readonly vbrAttachments = this.kind<words.OnTransitRouter>(OnTransitRouter, TYPE.vbrAttachment);
  /** Attachments of VPCs to transit routers. */
  readonly vpcAttachments = this.kind<words.VpcAttachment>(VpcAttachment, TYPE.vpcAttachment);
  /** VPCs, their further blocks, and vSwitches. */
  readonly vpcNetworks = this.kind<VpcNetwork>(VpcNetwork, TYPE.vpc, TYPE.vpcBlock, TYPE.vswitch);
  /** Connections on VPN gateways. */
  readonly vpnGatewayConnections = this.kind<words.VpnGatewayConnection>(
    VpnGatewayConnection,
    TYPE.vpnGatewayConnection,
  );

  /** Static routes of connections on VPN gateways. */
  readonly vpnGatewayRoutes = this.kind<VpnGatewayRoute>(
    VpnGatewayRoute,
    TYPE.vpnGatewayRoute,
    TYPE.vpnGatewayPolicyRoute,
  );
  /** VPN gateways. */
  readonly vpnGateways = this.kind<VpnGateway>(VpnGateway, TYPE.vpnGateway);

  // things that several resources make up

  /** Connections of both kinds. */
  readonly connections = together<words.Connection>(this.ipsecConnections, this.vpnGatewayConnections);

  /** Tunnels of all connections. */
  readonly tunnels = once(() => this.connections().flatMap((connection) => connection.tunnelsOrUnknown()));

  /** Tunnels of both forms: of connections with two, and of old connections with one. */
  readonly tunnelsOfBothForms = once((): readonly words.Tunnel[] => [
    ...this.tunnels(),
    ...this.connections().flatMap(({ singleTunnel }) => singleTunnel() ?? []),
  ]);

  /** Every place for a PSK. */
  readonly preSharedKeys = once((): readonly words.HasPsk[] => [
    ...this.tunnels(),
    ...this.connections().map(({ resource, singleTunnelPsk }) => ({ resource, psk: singleTunnelPsk })),
  ]);

  /** Names of transit routers, to count attachments together. */
  readonly transitRouters = once(() => {
    const routers = [...this.madeTransitRouters(), ...this.madeTransitRouters.existing()];
    const attachments = [...this.attachments(), ...this.attachments.existing(), ...this.vpcAttachments()];
    return new TransitRouters(attachments, routers);
  });

  /** Editions of transit routers, by id, that data sources of any stack have found. */
  readonly foundEditions = once(() => new Map(this.stacks.flatMap(({ editions }) => [...(editions?.() ?? [])])));

  /** The regions of attachments, one for each provider configuration that has any. */
  readonly regions = once(() => {
    const byProvider = groupBy(this.attachments(), ({ resource }) => `${resource.stack}\n${resource.provider}`);
    return [...byProvider.values()].flatMap((attachments) => {
      const attachment = attachments.find(({ resource }) => resource.instances.min > 0) ?? attachments[0];
      return attachment ? [new AttachmentRegion(this.region(attachment.resource), attachment)] : [];
    });
  });

  /** Customer gateways that one resource makes, by its address without an index. */
  instancesOfCustomerGateway(stack: string, address: string): readonly CustomerGateway[] {
    return this.customerGatewaysByAddress().get(`${stack}/${address}`) ?? [];
  }

  private readonly customerGatewaysByAddress = once(() =>
    groupBy(this.customerGateways(), ({ resource: { stack, address } }) => `${stack}/${withoutLastIndex(address)}`),
  );

  // relations between resources

  /** Associations by attachment, including those that a plan forgets. */
  readonly associationsOf = this.by("association", this.associations, (link) => link.attachmentId, true);
  /** Propagations by attachment, including those that a plan forgets. */
  readonly propagationsOf = this.by("propagation", this.propagations, (link) => link.attachmentId, true);
  /** Static routes by connection. */
  readonly routesOf = this.by("static route", this.staticRoutes, (route) => route.connectionId);
  /** Static routes by connection on a VPN gateway. */
  readonly vpnGatewayRoutesOf = this.by("route entry", this.vpnGatewayRoutes, ({ nextHop }) => nextHop);
  /** Connections by VPN gateway. */
  readonly connectionsOfVpnGateway = this.by("connection", this.vpnGatewayConnections, (one) => one.vpnGatewayId);
  /** Attachments by connection. */
  readonly attachmentsOf = this.by("attachment", this.attachments, ({ vpnId }) => vpnId);
  /** Attachments by transit router, if a given stack makes it. */
  readonly attachmentsOfRouter = this.by("attachment", this.attachments, ({ transitRouterId }) => transitRouterId);
  /** CIDRs by transit router, if a given stack makes it. */
  readonly cidrsOfRouter = this.by("CIDR", this.transitRouterCidrs, ({ transitRouterId }) => transitRouterId);
  /** Express Connect lines by transit router, if a given stack makes it. */
  readonly vbrAttachmentsOfRouter = this.by("VBR attachment", this.vbrAttachments, (line) => line.transitRouterId);
  /** Attachments by VPC. */
  readonly attachmentsOfVpc = this.by("attachment", this.vpcAttachments, ({ vpcId }) => vpcId);
  /** Grants by connection. */
  readonly grantsOf = this.by("grant", this.grants, ({ instanceId }) => instanceId);

  private kind<S extends ResourceSubject>(
    subject: new (block: Block, neighbours: Neighbours) => S,
    ...types: readonly string[]
  ): Kind<S> {
    return kindOf(this.blocks, types, (block) => new subject(block, this));
  }

  private by<S extends ResourceSubject>(
    title: string,
    kind: Kind<S>,
    argument: (subject: S) => Value<string>,
    withForgotten = false,
  ): () => Relation<S> {
    return once(() => {
      const subjects = withForgotten ? kind.withForgotten() : kind();
      return this.relation(title, kind.types, subjects, argument);
    });
  }
}
