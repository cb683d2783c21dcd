import { cenInstances, findTransitRouters, transitRouters } from "./cen";
import { customerGateways } from "./customer-gateway";
import type { Fields } from "./fields";
import { findConnections } from "./find-connections";
import { GatewayAddresses } from "./gateway-addresses";
import { grants } from "./grant";
import { type CloudObject, Inventory, isIn, notFound, type Realm } from "./inventory";
import { ipsecConnections } from "./ipsec-connection";
import { listings } from "./listings";
import { Refusal } from "./refusal";
import { routeMaps } from "./route-map";
import { findRouteTables, routeTables } from "./route-table";
import { associations, propagations, staticRoutes } from "./routing";
import { findSecretVersions } from "./secret";
import type { Query, Service, World } from "./service";
import { serviceLinkedRoles } from "./service-linked-role";
import { transitRouterAttachments } from "./transit-router-attachment";
import { transitRouterCidrs } from "./transit-router-cidr";
import { vbrAttachments } from "./vbr-attachment";
import { vpcBlocks, vpcs, vswitches } from "./vpc";
import { vpcAttachments } from "./vpc-attachment";
import { destinationRoutes, policyRoutes, vpnGateways } from "./vpn-gateway";
import { vpnGatewayConnections } from "./vpn-gateway-connection";
import {
  findAccount,
  findCaller,
  findRegions,
  findResourceGroups,
  findTransitRouterService,
  findTransitRouterZones,
  findVpnGatewayZones,
  findZones,
} from "./whereabouts";

/** By Terraform type. */
const SERVICES: Readonly<Record<string, Service<object, object>>> = {
  alicloud_cen_instance: cenInstances,
  alicloud_cen_route_map: routeMaps,
  alicloud_cen_transit_router: transitRouters,
  alicloud_cen_transit_router_cidr: transitRouterCidrs,
  alicloud_cen_transit_router_grant_attachment: grants,
  alicloud_cen_transit_router_route_table: routeTables,
  alicloud_cen_transit_router_route_table_association: associations,
  alicloud_cen_transit_router_route_table_propagation: propagations,
  alicloud_cen_transit_router_vbr_attachment: vbrAttachments,
  alicloud_cen_transit_router_vpc_attachment: vpcAttachments,
  alicloud_cen_transit_router_vpn_attachment: transitRouterAttachments,
  alicloud_resource_manager_service_linked_role: serviceLinkedRoles,
  alicloud_vpc: vpcs,
  alicloud_vpc_ipv4_cidr_block: vpcBlocks,
  alicloud_vpn_connection: vpnGatewayConnections,
  alicloud_vpn_customer_gateway: customerGateways,
  alicloud_vpn_gateway: vpnGateways,
  alicloud_vpn_gateway_vco_route: staticRoutes,
  alicloud_vpn_gateway_vpn_attachment: ipsecConnections,
  alicloud_vpn_pbr_route_entry: policyRoutes,
  alicloud_vpn_route_entry: destinationRoutes,
  alicloud_vswitch: vswitches,
};

/** Data sources, by Terraform type. */
const QUERIES: Readonly<Record<string, Query<never>>> = {
  ...listings,
  alicloud_account: findAccount,
  alicloud_caller_identity: findCaller,
  alicloud_cen_transit_router_available_resources: findTransitRouterZones,
  alicloud_cen_transit_router_route_tables: findRouteTables,
  alicloud_cen_transit_router_service: findTransitRouterService,
  alicloud_cen_transit_routers: findTransitRouters,
  alicloud_kms_secret_versions: findSecretVersions,
  alicloud_regions: findRegions,
  alicloud_resource_manager_resource_groups: findResourceGroups,
  alicloud_vpn_gateway_vpn_attachments: findConnections,
  alicloud_vpn_gateway_zones: findVpnGatewayZones,
  alicloud_zones: findZones,
};

/** An object that the rehearsal created and has not deleted. */
export interface Created {
  readonly type: string;
  readonly id: string;
  readonly region: string;
  readonly account: string;
}

/** An object that is there before the rehearsal, as the cloud tells it: names are those of the provider's arguments. */
export interface Found extends Created {
  readonly fields: Fields;
}

/** The simulated cloud: all regions and accounts, in memory. Calls throw a `Refusal` when the cloud says no. */
export class Cloud {
  readonly #inventory = new Inventory();
  readonly #world: World;

  constructor(found: readonly Found[], sharedCustomerGatewayIps: boolean) {
    this.#world = { inventory: this.#inventory, gatewayAddresses: new GatewayAddresses(), sharedCustomerGatewayIps };
    for (const { type, id, region, account, fields } of found) {
      this.#inventory.add(type, id, { region, account }, { ...fields }, true);
    }
  }

  /** Creates an object and returns its id. */
  create(type: string, realm: Realm, request: Fields): string {
    // What the API answers to a dry run that finds nothing wrong.
    if (request.dry_run) throw new Refusal("DryRunOperation", "Nothing speaks against the request; nothing was done.");
    return service(type).create(this.#world, realm, request).id;
  }

  /** Whether the cloud knows how a resource type behaves. */
  simulates(type: string): boolean {
    return Object.hasOwn(SERVICES, type);
  }

  /** Whether the cloud knows what a data source finds. */
  answers(type: string): boolean {
    return Object.hasOwn(QUERIES, type);
  }

  /** An id for an object of a type that is not simulated. */
  newId(type: string): string {
    return this.#inventory.issue(type.replace(/^alicloud_/, "").replaceAll("_", "-"));
  }

  /** Keeps an object of a type that is not simulated as it is given. */
  keep(type: string, realm: Realm, id: string, fields: Fields): void {
    this.#inventory.add(type, id, realm, fields);
  }

  /** What the cloud tells of an object; undefined when it is not, or no longer, in this region and account. */
  read(type: string, realm: Realm, id: string): Fields | undefined {
    return this.#own(type, realm, id)?.fields;
  }

  update(type: string, realm: Realm, id: string, request: Fields): void {
    const object = this.#own(type, realm, id);
    if (!object) throw notFound(type, id, realm);
    const { update } = service(type);
    if (update) update(this.#world, object, request);
    else Object.assign(object.fields, request);
  }

  /** Deletes an object; one that is gone already is no error. */
  delete(type: string, realm: Realm, id: string): void {
    const object = this.#own(type, realm, id);
    if (!object) return;
    SERVICES[type]?.remove?.(this.#world, object);
    this.#inventory.remove(object);
  }

  /** What a data source finds. */
  query(type: string, realm: Realm, request: Fields): Fields {
    const find = QUERIES[type];
    if (!find) throw new Refusal("Sim.NotSimulated", `The simulated cloud has no data source ${type}.`);
    return find(this.#world, realm, request as never);
  }

  created(): Created[] {
    return this.#inventory
      .all()
      .filter(({ found }) => !found)
      .map(({ kind, id, realm: { region, account } }) => ({ type: kind, id, region, account }));
  }

  /** Everything that there is, as the cloud has it: PSKs are in it. */
  objects(): Found[] {
    return this.#inventory
      .all()
      .map(({ kind, id, realm: { region, account }, fields }) => ({ type: kind, id, region, account, fields }));
  }

  exists(type: string, id: string): boolean {
    return this.#inventory.find(type, id) !== undefined;
  }

  /** Gives an object another id, wherever it is named. */
  rename(from: string, to: string): void {
    this.#inventory.rename(from, to);
  }

  #own(type: string, realm: Realm, id: string): CloudObject | undefined {
    const object = this.#inventory.find(type, id);
    return object && isIn(object, realm) ? object : undefined;
  }
}

function service(type: string): Service<object, object> {
  const found = SERVICES[type];
  if (!found) throw new Refusal("Sim.NotSimulated", `The simulated cloud has no ${type}.`);
  return found;
}
