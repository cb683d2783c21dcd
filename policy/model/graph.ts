import { HEADROOM_WARNING } from "../../domain/limit";
import { withoutLastIndex } from "./address";
import { Attachment, Grant, RouteTableLink, VbrAttachment, VpcAttachment } from "./attachment";
import { AttachmentRegion } from "./attachment-region";
import { Blocks } from "./blocks";
import { CenNetworks } from "./cen-networks";
import { type Connection, IpsecConnection, VpnGatewayConnection } from "./connection";
import { CustomerGateway } from "./customer-gateway";
import { groupBy } from "./group-by";
import { LimitsInForce } from "./limits";
import { once } from "./once";
import { Order } from "./order";
import { ProviderRegions } from "./provider-regions";
import { References } from "./references";
import { Relation } from "./relation";
import type { InventoryEntry, Place, Resource, Stack } from "./resource";
import { RouteMap } from "./route-map";
import { StaticRoute } from "./static-route";
import type { ResourceSubject } from "./subject";
import type { Surroundings } from "./surroundings";
import { TransitRouter } from "./transit-router";
import { TransitRouterCidr } from "./transit-router-cidr";
import { TransitRouters } from "./transit-routers";
import type { Tunnel } from "./tunnel";
import type { Value } from "./value";
import { VPC, VPC_BLOCK, VpcNetwork, VSWITCH } from "./vpc";

const CUSTOMER_GATEWAY = "alicloud_vpn_customer_gateway";
const IPSEC_CONNECTION = "alicloud_vpn_gateway_vpn_attachment";
const VPN_GATEWAY_CONNECTION = "alicloud_vpn_connection";
const ATTACHMENT = "alicloud_cen_transit_router_vpn_attachment";
const TRANSIT_ROUTER = "alicloud_cen_transit_router";
const CIDR = "alicloud_cen_transit_router_cidr";
const VBR_ATTACHMENT = "alicloud_cen_transit_router_vbr_attachment";
const VPC_ATTACHMENT = "alicloud_cen_transit_router_vpc_attachment";
const GRANT = "alicloud_cen_transit_router_grant_attachment";
const ASSOCIATION = "alicloud_cen_transit_router_route_table_association";
const PROPAGATION = "alicloud_cen_transit_router_route_table_propagation";
const STATIC_ROUTE = "alicloud_vpn_gateway_vco_route";

/** All stacks as one graph, in the field's words. Every rule reads it; each part of it is built once. */
export class ResourceGraph {
  readonly limits: LimitsInForce;
  readonly inventory: readonly InventoryEntry[];
  readonly missing: readonly string[];
  readonly headroom: number;
  private readonly references: References;
  private readonly providerRegions: ProviderRegions;
  private readonly stacksByName: ReadonlyMap<string, Stack>;
  /** Resources by type. */
  readonly blocks: Blocks;

  constructor(
    readonly stacks: readonly Stack[],
    {
      limits = [],
      quotas = [],
      inventory = [],
      missing = [],
      headroom = HEADROOM_WARNING,
      today = new Date().toISOString(),
    }: Surroundings = {},
  ) {
    this.references = new References(stacks);
    this.blocks = new Blocks(stacks, this.references);
    this.providerRegions = new ProviderRegions(stacks, this.references);
    this.stacksByName = new Map(stacks.map((stack) => [stack.name, stack]));
    const stated = stacks.flatMap(({ name, limits }) => limits.map((override) => ({ stack: name, override })));
    const forRun = limits.map((override) => ({ stack: "", override }));
    this.limits = new LimitsInForce([...stated, ...forRun], quotas, today.slice(0, 10), (name) =>
      this.transitRouters().of(name),
    );
    this.inventory = inventory;
    this.missing = missing;
    this.headroom = headroom;
  }

  /** How the stack of a subject was read. */
  phaseOf({ stack }: Place): Stack["kind"] {
    return this.stacksByName.get(stack)?.kind ?? "synth";
  }

  /** Whether it is known what of a stack is there now. */
  knowsExisting(stack: string): boolean {
    return this.stacksByName.get(stack)?.existing !== undefined;
  }

  /** Whether an id that a stack does not know is that of something which it makes: a plan alone knows all others. */
  knowsForeign(stack: string): boolean {
    const { kind, readsLater } = this.stacksByName.get(stack) ?? {};
    return kind === "plan" && readsLater !== true;
  }

  /** Whether all that every stack will have is here. */
  get isComplete(): boolean {
    return this.stacks.every((stack) => stack.complete);
  }

  /** Whether all of a type that is written is here, too. */
  hasAll(type: string): boolean {
    return this.isComplete && !this.stacks.some(({ postponed }) => postponed?.has(type));
  }

  readonly customerGateways = once(() => this.blocks.of(CUSTOMER_GATEWAY).map((block) => new CustomerGateway(block)));

  /** Those that one resource makes, by its address without an index. */
  instancesOfCustomerGateway(stack: string, address: string): readonly CustomerGateway[] {
    return this.customerGatewaysByAddress().get(`${stack}/${address}`) ?? [];
  }

  private readonly customerGatewaysByAddress = once(() =>
    groupBy(this.customerGateways(), ({ resource: { stack, address } }) => `${stack}/${withoutLastIndex(address)}`),
  );

  /** Connections that a transit router can take. */
  readonly ipsecConnections = once(() =>
    this.blocks.of(IPSEC_CONNECTION).map((block) => new IpsecConnection(block, this)),
  );

  /** Connections on VPN gateways. */
  readonly vpnGatewayConnections = once(() =>
    this.blocks.of(VPN_GATEWAY_CONNECTION).map((block) => new VpnGatewayConnection(block, this)),
  );

  /** Connections of both kinds. */
  readonly connections = once((): readonly Connection[] => [
    ...this.ipsecConnections(),
    ...this.vpnGatewayConnections(),
  ]);

  /** Connections that are there now, as they are now. */
  readonly existingConnections = once((): readonly Connection[] => [
    ...this.blocks.existing(IPSEC_CONNECTION).map((block) => new IpsecConnection(block, this)),
    ...this.blocks.existing(VPN_GATEWAY_CONNECTION).map((block) => new VpnGatewayConnection(block, this)),
  ]);

  readonly tunnels = once((): readonly Tunnel[] =>
    this.connections().flatMap((connection) => connection.tunnelsOrUnknown()),
  );

  /** Tunnels of both forms: those of connections that have two, and those of old ones that have one. */
  readonly tunnelsOfBothForms = once((): readonly Tunnel[] => [
    ...this.tunnels(),
    ...this.connections().flatMap(({ singleTunnel }) => singleTunnel() ?? []),
  ]);

  /** Wherever a pre-shared key can stand. */
  readonly preSharedKeys = once(() => [
    ...this.tunnels(),
    ...this.connections()
      // an empty one is what the cloud tells of a connection without
      .filter(({ singleTunnelPskFacts }) => singleTunnelPskFacts.ifKnown()?.length !== 0)
      .map(({ resource, singleTunnelPsk }) => ({ resource, psk: singleTunnelPsk })),
  ]);

  /** Attachments of connections to transit routers. */
  readonly attachments = once(() => this.blocks.of(ATTACHMENT).map((block) => new Attachment(block, this)));

  readonly vpcAttachments = once(() => this.blocks.of(VPC_ATTACHMENT).map((block) => new VpcAttachment(block, this)));

  /** Attachments that are there now, as they are now. */
  readonly existingAttachments = once(() =>
    this.blocks.existing(ATTACHMENT).map((block) => new Attachment(block, this)),
  );

  /** Attachments that a plan forgets: no stack has them any more, but the cloud has. */
  readonly forgottenAttachments = once(() =>
    this.blocks.forgotten(ATTACHMENT).map((block) => new Attachment(block, this)),
  );

  /** Customer gateways that a plan forgets. */
  readonly forgottenCustomerGateways = once(() =>
    this.blocks.forgotten(CUSTOMER_GATEWAY).map((block) => new CustomerGateway(block)),
  );

  /** CIDRs that a plan forgets. */
  readonly forgottenCidrs = once(() => this.blocks.forgotten(CIDR).map((block) => new TransitRouterCidr(block)));

  readonly vbrAttachments = once(() => this.blocks.of(VBR_ATTACHMENT).map((block) => new VbrAttachment(block, this)));

  readonly grants = once(() => this.blocks.of(GRANT).map((block) => new Grant(block)));

  /** CIDRs that are there now, as they are now. */
  readonly existingCidrs = once(() => this.blocks.existing(CIDR).map((block) => new TransitRouterCidr(block)));

  readonly existingGrants = once(() => this.blocks.existing(GRANT).map((block) => new Grant(block)));

  readonly associations = once(() => this.blocks.of(ASSOCIATION).map((block) => new RouteTableLink(block)));

  readonly propagations = once(() => this.blocks.of(PROPAGATION).map((block) => new RouteTableLink(block)));

  readonly existingAssociations = once(() =>
    this.blocks.existing(ASSOCIATION).map((block) => new RouteTableLink(block)),
  );

  readonly staticRoutes = once(() => this.blocks.of(STATIC_ROUTE).map((block) => new StaticRoute(block, this)));

  /** Names of transit routers, by which attachments are counted together. */
  readonly transitRouters = once(() => {
    const existing = this.blocks.existing(TRANSIT_ROUTER).map((block) => new TransitRouter(block, this));
    const routers = [...this.madeTransitRouters(), ...existing];
    const attachments = [...this.attachments(), ...this.existingAttachments(), ...this.vpcAttachments()];
    return new TransitRouters(attachments, routers);
  });

  readonly transitRouterCidrs = once(() => this.blocks.of(CIDR).map((block) => new TransitRouterCidr(block)));

  readonly vpcNetworks = once(() =>
    [VPC, VPC_BLOCK, VSWITCH].flatMap((type) => this.blocks.of(type)).map((block) => new VpcNetwork(block)),
  );

  readonly cenNetworks = once(() => new CenNetworks(this));

  /** Editions of transit routers, by id, that data sources of any stack have found. */
  readonly foundEditions = once(() => new Map(this.stacks.flatMap(({ editions }) => [...(editions?.() ?? [])])));

  /** Transit routers that stacks make. */
  readonly madeTransitRouters = once(() =>
    this.blocks.of(TRANSIT_ROUTER).map((block) => new TransitRouter(block, this)),
  );

  readonly routeMaps = once(() => this.blocks.of("alicloud_cen_route_map").map((block) => new RouteMap(block)));

  /** What Terraform makes before what. */
  readonly order = once(() => new Order(this.stacks));

  /** The regions of attachments, one for each provider configuration that has any. */
  readonly regions = once(() => {
    const byProvider = groupBy(this.attachments(), ({ resource }) => `${resource.stack}\n${resource.provider}`);
    return [...byProvider.values()].flatMap((attachments) => {
      const attachment = attachments.find(({ resource }) => resource.instances.min > 0) ?? attachments[0];
      return attachment ? [new AttachmentRegion(this.region(attachment.resource), attachment)] : [];
    });
  });

  /** Associations by attachment. */
  readonly associationsOf = once(() => this.routeTableLinks("association"));

  /** Propagations by attachment. */
  readonly propagationsOf = once(() => this.routeTableLinks("propagation"));

  /** Static routes by connection. */
  readonly routesOf = once(() =>
    this.relation("static route", STATIC_ROUTE, this.staticRoutes(), (route) => route.connectionId),
  );

  /** Attachments by connection. */
  readonly attachmentsOf = once(() =>
    this.relation("attachment", ATTACHMENT, this.attachments(), ({ vpnId }) => vpnId),
  );

  /** Attachments by transit router, where that is made here. */
  readonly attachmentsOfRouter = once(() =>
    this.relation("attachment", ATTACHMENT, this.attachments(), ({ transitRouterId }) => transitRouterId),
  );

  /** CIDRs by transit router, where that is made here. */
  readonly cidrsOfRouter = once(() =>
    this.relation("CIDR", CIDR, this.transitRouterCidrs(), ({ transitRouterId }) => transitRouterId),
  );

  /** Express Connect lines by transit router, where that is made here. */
  readonly vbrAttachmentsOfRouter = once(() =>
    this.relation("VBR attachment", VBR_ATTACHMENT, this.vbrAttachments(), ({ transitRouterId }) => transitRouterId),
  );

  /** Attachments by VPC. */
  readonly attachmentsOfVpc = once(() =>
    this.relation("attachment", VPC_ATTACHMENT, this.vpcAttachments(), ({ vpcId }) => vpcId),
  );

  /** Grants by connection. */
  readonly grantsOf = once(() => this.relation("grant", GRANT, this.grants(), ({ instanceId }) => instanceId));

  attachment(resource: Resource | undefined): Attachment | undefined {
    return this.attachmentsByResource().get(resource);
  }

  connection(resource: Resource | undefined): Connection | undefined {
    return this.connectionsByResource().get(resource);
  }

  customerGateway(resource: Resource | undefined): CustomerGateway | undefined {
    return this.customerGatewaysByResource().get(resource);
  }

  /** The region that a resource's provider configuration names. */
  region(resource: Resource): Value<string> {
    return this.providerRegions.of(resource);
  }

  private readonly attachmentsByResource = once(() => byResource(this.attachments()));
  private readonly connectionsByResource = once(() => byResource(this.connections()));
  private readonly customerGatewaysByResource = once(() => byResource(this.customerGateways()));

  private routeTableLinks(kind: "association" | "propagation"): Relation<RouteTableLink> {
    const type = `alicloud_cen_transit_router_route_table_${kind}`;
    const links = [...this.blocks.of(type), ...this.blocks.forgotten(type)].map((block) => new RouteTableLink(block));
    return this.relation(kind, type, links, (link) => link.attachmentId);
  }

  private relation<S extends ResourceSubject>(
    title: string,
    type: string,
    subjects: readonly S[],
    argument: (subject: S) => Value<string>,
  ) {
    return new Relation(title, subjects, argument, this.references, this.hasAll(type));
  }
}

function byResource<S extends ResourceSubject>(subjects: readonly S[]): ReadonlyMap<Resource | undefined, S> {
  return new Map(subjects.map((subject) => [subject.resource, subject]));
}
