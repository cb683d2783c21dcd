import type { DeviceChange } from "../domain/device/change";
import type { Action } from "../graph/terraform/change";

/** What plans change, in the words of sites and tunnels: plain data, in a stable order, without any secret, each text one line. */
export interface Changes {
  /** What the plans change, in numbers. */
  readonly summary: Summary;
  /** What goes down, the worst first. */
  readonly outages: readonly Outage[];
  /** The stacks of which there is a plan, those too that it leaves as they are. */
  readonly stacks: readonly StackChanges[];
  /**
   * What changes in the configurations of devices at the sites; plans do not say it, the environment file before and now does.
   * @default not known
   */
  readonly devices?: readonly DeviceChange[];
}

/** How many of what. Connections count where they belong to no site, or to one that is not concerned as a whole. */
export interface Summary {
  /** Sites of which no connection carries anything for a while. */
  readonly sitesDown: number;
  /** Sites that run and are destroyed. */
  readonly sitesRemoved: number;
  /** Connections that go down. */
  readonly connectionsDown: number;
  /** Connections that are removed. */
  readonly connectionsRemoved: number;
  /** Connections whose tunnels stay up while no route table forwards their traffic. */
  readonly connectionsUnforwarded: number;
  /** Connections whose tunnels stay up while some routes are missing. */
  readonly connectionsUnrouted: number;
  /** Tunnels that negotiate again. */
  readonly tunnelsRenegotiated: number;
  /** Sites that are added. */
  readonly sitesAdded: number;
  /** Connections that are added. */
  readonly connectionsAdded: number;
  /** Tunnels of which an edit is not sent, or perhaps not. */
  readonly tunnelsUnsent: number;
  /** Resources by what happens to them, all that there are; one that is moved or imported may be changed, too. */
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
  /** Why, where that is known. */
  readonly failure?: string;
  /** Sites of environment files, by name. */
  readonly sites: readonly SiteChange[];
  /** Connections that belong to no site of an environment file. */
  readonly connections: readonly ConnectionChange[];
  /** All else of the field: transit routers, their route tables, VPN gateways. */
  readonly shared: readonly ResourceChange[];
  /** Resources outside the field, by type. */
  readonly others: readonly OtherResources[];
  /** What others have changed in the cloud since the last deployment: no part of the change. @default nothing */
  readonly drift?: readonly DriftedResource[];
}

/** A resource that is not as the last deployment left it. */
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

/** What becomes of a site. */
export interface SiteChange {
  /** Name of the site. */
  readonly site: string;
  /** Its name before, where the plan moves it. */
  readonly formerly?: string;
  /** Its customer gateways. */
  readonly customerGateways: readonly ResourceChange[];
  /** Its connections. */
  readonly connections: readonly ConnectionChange[];
}

/** What becomes of a connection. */
export interface ConnectionChange {
  /** Its name within the site, else its Terraform address. */
  readonly connection: string;
  /** What happens to the connection itself; absent where nothing does. */
  readonly itself?: ResourceChange;
  /** Its tunnels, by number, of which anything changes. */
  readonly tunnels: readonly TunnelChange[];
  /** Its attachment, associations, propagations, routes and grants. */
  readonly parts: readonly ResourceChange[];
  /** How edits that are not sent reach the cloud, as the user would write it; none where all are sent. */
  readonly waysToSend: readonly string[];
}

/** What becomes of a tunnel. */
export interface TunnelChange {
  /** Its number. On a VPN gateway 1 is the master. */
  readonly tunnel: string;
  /** What becomes of it. */
  readonly action: "added" | "changed" | "removed";
  /** What a person knows it by: its device and inside CIDR. */
  readonly detail?: string;
  /** What differs inside the tunnel. */
  readonly edits: readonly Edit[];
  /** The customer gateway whose renewal makes the provider send the whole tunnel. */
  readonly renewedWith?: string;
}

/** What becomes of a resource. */
export interface ResourceChange {
  /** `customer gateway`, `route table`. */
  readonly kind: string;
  /** Its name in the environment file, else its Terraform address. */
  readonly name: string;
  /** Terraform address. */
  readonly address: string;
  /** What becomes of it. */
  readonly action: Action;
  /** What a person knows it by: the address of a device, the network of a route. */
  readonly detail?: string;
  /** Why it is replaced: arguments, or `-replace`. */
  readonly causes: readonly string[];
  /** What changes in the resource; empty where it is added or destroyed. */
  readonly edits: readonly Edit[];
  /** The address that it had, where the plan moves it. */
  readonly movedFrom?: string;
  /** Whether it is taken over from elsewhere. */
  readonly isImported?: true;
  /** Where a person wrote it: `environments/dev.yaml:14:7`. */
  readonly source?: string;
}

/** An argument that changes. */
export interface Edit {
  /** In the words of the environment file where that makes the resource, else in Terraform's. */
  readonly argument: string;
  /** Absent where none is given, and of a secret. */
  readonly from?: string;
  /** Absent where none will be given, and where `isOpen` or `isSecret`. */
  readonly to?: string;
  /** Whether only the deployment shows what it becomes. */
  readonly isOpen?: true;
  /** Whether it is a secret, of which no value is shown. */
  readonly isSecret?: true;
  /** Whether the provider leaves it out: `perhaps` where the plan does not show what it is written as. @default it is sent */
  readonly unsent?: "surely" | "perhaps";
}

/** Resources outside the field, by type and action. */
export interface OtherResources {
  /** Type of the resources in Terraform. */
  readonly type: string;
  /** What becomes of them. */
  readonly action: Action;
  /** How many. */
  readonly count: number;
}

/** What keeps traffic of a connection that runs from flowing. */
export interface Outage {
  /** Name of the stack. */
  readonly stack: string;
  /** Absent where the connection belongs to no site of an environment file. */
  readonly site?: string;
  /** The connection, `SITE/CONNECTION`. */
  readonly connection: string;
  /** How it goes down. */
  readonly kind: OutageKind;
  /** Numbers of the tunnels that go down. */
  readonly tunnels: readonly string[];
  /** Whether another tunnel of the connection carries the traffic meanwhile. */
  readonly carriesOn: boolean;
  /** Whether the cloud allocates other gateway addresses, which the devices must be given. */
  readonly newGatewayAddresses: boolean;
  /** Why: arguments with their values, or what becomes of the connection. */
  readonly causes: readonly string[];
  /** The new address, where the connection is made again under another name. */
  readonly madeAgainAs?: string;
  /** In which order. */
  readonly steps: readonly string[];
  /** How long it is down, as far as is known. */
  readonly duration: Duration;
  /** What could be done instead, as the user would write it. */
  readonly instead: readonly string[];
}

/** How a connection goes down, the worst first. */
export const OUTAGE_KINDS = [
  /** The connection is destroyed, and nothing comes after it. */
  "removed",
  /** It is destroyed and made again under another name. */
  "renamed",
  /** It is destroyed and made again. */
  "replaced",
  /** It stays, and its attachment goes. */
  "detached",
  /** It stays, and its attachment is made again. */
  "reattached",
  /** Its tunnels stay up, and no route table forwards its traffic. */
  "unforwarded",
  /** Its tunnels stay up, and some routes are not there. */
  "unrouted",
  /** Its tunnels negotiate again. */
  "renegotiated",
] as const;

/** How a connection goes down. */
export type OutageKind = (typeof OUTAGE_KINDS)[number];

/** How long something is down. */
export interface Duration {
  /** Seconds that the provider waits between the first thing that goes and the last that comes; absent where that is not known. */
  readonly atLeast?: number;
  /** Whether it is down for good. */
  readonly isForGood?: true;
  /** Where that comes from; absent where that is not known. */
  readonly source?: string;
  /** What else it takes, in words. */
  readonly unknown: readonly string[];
}
