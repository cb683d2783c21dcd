import type { DeviceChange } from "../domain/device/change";
import type { Action } from "../graph/terraform/change";

/** What plans change, in the words of sites and tunnels: plain data, in a stable order, without any secret, each text one line. */
export interface Changes {
  /** What the plans change, in numbers. */
  readonly summary: Summary;
  /** What goes down, the worst first. */
  readonly outages: readonly Outage[];
  /** The stacks with a plan, including unchanged ones. */
  readonly stacks: readonly StackChanges[];
  /**
   * Changes in the configurations of devices at the sites, from the environment files before and now.
   * @default not known
   */
  readonly devices?: readonly DeviceChange[];
}

/** Counts. A connection counts if it has no site, or if its site is not concerned as a whole. */
export interface Summary {
  /** Sites where no connection carries traffic for a while. */
  readonly sitesDown: number;
  /** Running sites that are destroyed. */
  readonly sitesRemoved: number;
  /** Connections that go down. */
  readonly connectionsDown: number;
  /** Connections that are removed. */
  readonly connectionsRemoved: number;
  /** Connections whose tunnels stay up while no route table forwards their traffic. */
  readonly connectionsUnforwarded: number;
  /** Connections whose tunnels stay up while some routes are missing. */
  readonly connectionsUnrouted: number;
  /** Tunnels that connections lose. */
  readonly tunnelsRemoved: number;
  /** Tunnels that negotiate again. */
  readonly tunnelsRenegotiated: number;
  /** Sites that are added. */
  readonly sitesAdded: number;
  /** Connections that are added. */
  readonly connectionsAdded: number;
  /** Tunnels with an edit that is not sent, or perhaps not. */
  readonly tunnelsUnsent: number;
  /** Resources with an edit outside tunnels that is not sent. */
  readonly resourcesUnsent: number;
  /** All resources by what happens to them; a moved or imported one may also be changed. */
  readonly resources: {
    readonly added: number;
    readonly changed: number;
    readonly replaced: number;
    readonly destroyed: number;
    readonly forgotten: number;
    readonly moved: number;
    readonly imported: number;
  };
}

/** What the plan of a stack changes. */
export interface StackChanges {
  /** Name of the stack. */
  readonly stack: string;
  /** What is missing from the plan: a part of the stack, or, since Terraform failed, anything. @default nothing */
  readonly gap?: "partial" | "failed";
  /** Why, if known. */
  readonly failure?: string;
  /** Sites of environment files, by name. */
  readonly sites: readonly SiteChange[];
  /** Connections that belong to no site of an environment file. */
  readonly connections: readonly ConnectionChange[];
  /** Everything else of the field: transit routers, their route tables, VPN gateways. */
  readonly shared: readonly ResourceChange[];
  /** Resources outside the field, by type. */
  readonly others: readonly OtherResources[];
  /** What others have changed in the cloud since the last deployment: not part of the change. @default nothing */
  readonly drift?: readonly DriftedResource[];
}

/** A resource that differs from the last deployment. */
export interface DriftedResource {
  /** `customer gateway`, `route table`. */
  readonly kind: string;
  /** Its name in the environment file, else its Terraform address. */
  readonly name: string;
  /** Terraform address. */
  readonly address: string;
  /** What somebody else did. */
  readonly action: "changed" | "gone";
  /** What somebody else changed. */
  readonly edits: readonly Edit[];
}

/** The change of a site. */
export interface SiteChange {
  /** Name of the site. */
  readonly site: string;
  /** Its former name, if the plan moves it. */
  readonly formerly?: string;
  /** Its customer gateways. */
  readonly customerGateways: readonly ResourceChange[];
  /** Its connections. */
  readonly connections: readonly ConnectionChange[];
}

/** The change of a connection. */
export interface ConnectionChange {
  /** Its name within the site, else its Terraform address. */
  readonly connection: string;
  /** What happens to the connection itself; absent if nothing does. */
  readonly itself?: ResourceChange;
  /** Its changed tunnels, by number. */
  readonly tunnels: readonly TunnelChange[];
  /** Its attachment, associations, propagations, routes and grants. */
  readonly parts: readonly ResourceChange[];
  /** Ways to send edits that the provider does not send, as the user would write them; none if it sends all. */
  readonly waysToSend: readonly string[];
}

/** The change of a tunnel. */
export interface TunnelChange {
  /** Its number. On a VPN gateway 1 is the master. */
  readonly tunnel: string;
  /** What happens to it. */
  readonly action: "added" | "changed" | "removed";
  /** What identifies it for people: its device and inside CIDR. */
  readonly detail?: string;
  /** What differs inside the tunnel. */
  readonly edits: readonly Edit[];
  /** The customer gateway whose renewal makes the provider send the whole tunnel. */
  readonly renewedWith?: string;
}

/** The change of a resource. */
export interface ResourceChange {
  /** `customer gateway`, `route table`. */
  readonly kind: string;
  /** Its name in the environment file, else its Terraform address. */
  readonly name: string;
  /** Terraform address. */
  readonly address: string;
  /** What happens to it. */
  readonly action: Action;
  /** What identifies it for people: the address of a device, the network of a route. */
  readonly detail?: string;
  /** Why it is replaced: arguments, or `-replace`. */
  readonly causes: readonly string[];
  /** What changes in the resource; empty if it is added or destroyed. */
  readonly edits: readonly Edit[];
  /** Its former address, if the plan moves it. */
  readonly movedFrom?: string;
  /** Whether the plan imports it. */
  readonly isImported?: true;
  /** Where a person wrote it: `environments/dev.yaml:14:7`. */
  readonly source?: string;
}

/** An argument that changes. */
export interface Edit {
  /** In the words of the environment file if the file makes the resource, else in Terraform's words. */
  readonly argument: string;
  /** Absent if there is none, and for a secret. */
  readonly from?: string;
  /** Absent if there will be none, and for `isOpen` or `isSecret`. */
  readonly to?: string;
  /** Whether only the deployment shows the new value. */
  readonly isOpen?: true;
  /** Whether it is a secret, whose value is never shown. */
  readonly isSecret?: true;
  /**
   * Whether the provider does not send it: `perhaps` if the plan does not show the configuration's value.
   * @default the provider sends it
   */
  readonly unsent?: "surely" | "perhaps";
}

/** Resources outside the field, by type and action. */
export interface OtherResources {
  /** Type of the resources in Terraform. */
  readonly type: string;
  /** What happens to them. */
  readonly action: Action;
  /** How many. */
  readonly count: number;
}

/** What interrupts the traffic of a running connection. */
export interface Outage {
  /** Name of the stack. */
  readonly stack: string;
  /** Absent if the connection belongs to no site of an environment file. */
  readonly site?: string;
  /** The connection, `SITE/CONNECTION`. */
  readonly connection: string;
  /** How it goes down. */
  readonly kind: OutageKind;
  /** Numbers of the tunnels that go down. */
  readonly tunnels: readonly string[];
  /** Whether another tunnel of the connection carries the traffic meanwhile. */
  readonly carriesOn: boolean;
  /** Whether the cloud allocates other gateway addresses, which the devices need. */
  readonly newGatewayAddresses: boolean;
  /** Why: arguments with their values, or what happens to the connection. */
  readonly causes: readonly string[];
  /** The new address, if the connection is made again under another name. */
  readonly madeAgainAs?: string;
  /** In which order. */
  readonly steps: readonly string[];
  /** How long it is down, as far as known. */
  readonly duration: Duration;
  /** Other ways, as the user would write them. */
  readonly instead: readonly string[];
}

/** How a connection goes down, the worst first. */
export const OUTAGE_KINDS = [
  /** The connection is destroyed, and nothing replaces it. */
  "removed",
  /** It is destroyed and made again under another name. */
  "renamed",
  /** It is destroyed and made again. */
  "replaced",
  /** It stays, but loses its attachment. */
  "detached",
  /** It stays, and its attachment is made again. */
  "reattached",
  /** The connection stays, but loses a tunnel. */
  "tunnel-removed",
  /** Its tunnels stay up, but no route table forwards its traffic. */
  "unforwarded",
  /** Its tunnels stay up, but some routes are missing. */
  "unrouted",
  /** Its tunnels negotiate again. */
  "renegotiated",
] as const;

/** How a connection goes down. */
export type OutageKind = (typeof OUTAGE_KINDS)[number];

/** How long something is down. */
export interface Duration {
  /** Seconds that the provider waits between the first thing it destroys and the last it makes; absent if unknown. */
  readonly atLeast?: number;
  /** Whether it is down for good. */
  readonly isForGood?: true;
  /** The source of the seconds; absent if unknown. */
  readonly source?: string;
  /** What else it takes, in words. */
  readonly unknown: readonly string[];
}
