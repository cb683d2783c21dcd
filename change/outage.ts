import { isGoing, isMade, isReplacement } from "../graph/terraform/change";
import type { Resource } from "../graph/terraform/resource";
import { TYPE } from "../graph/terraform/types";
import { insteadOf } from "./instead";
import type { ConnectionChange, Edit, Outage, OutageKind, ResourceChange, TunnelChange } from "./model";
import { literalOf } from "./names";
import type { Pair } from "./pairs";
import type { ConnectionPairs } from "./sort";
import { goesFirst, involved, stepsOf } from "./steps";
import { tunnelNumbers } from "./tunnels";
import { leastOutage, WAITS_SOURCE } from "./waits";

export interface OutageContext {
  readonly stack: string;
  /** The resource that replaces a destroyed one, if a plan renames it without a move. */
  renamed(resource: Resource): Resource | undefined;
  /** Customer gateways of the same site that change. */
  readonly customerGateways: readonly ResourceChange[];
  /** What a plan does to parts that another connection takes over. */
  readonly lost: readonly ResourceChange[];
  /** The connection's VPN gateway, if the plan replaces it. */
  readonly vpnGateway?: Pair;
  /** What happens to the connection's VPN gateway. */
  readonly ofVpnGateway?: ResourceChange;
  readonly isOfFile: boolean;
}

/** What interrupts the traffic of a connection; undefined if nothing does, or nothing runs. */
export function outageOf(pairs: ConnectionPairs, change: ConnectionChange, context: OutageContext): Outage | undefined {
  // parts that this connection takes over ran for another one
  if (pairs.itself && !pairs.itself.before) return undefined;
  const found = kindOf(pairs, change, context);
  if (found === undefined) return undefined;
  const { kind, renamed } = found;
  const all = tunnelNumbers(pairs.itself?.before);
  const negotiating = COMPATIBLE.has(kind) ? negotiated(pairs.itself, change, context) : undefined;
  const causes = [...new Set([...found.causes, ...(negotiating?.causes ?? [])])];
  const again = negotiating?.tunnels ?? [];
  const down = COMPATIBLE.has(kind) ? again : all;
  const tunnels = kind === "tunnel-removed" ? removedTunnels(change) : down;
  const hasNewAddresses = getsNewAddresses(pairs) && ["renamed", "replaced", "reattached"].includes(kind);
  return {
    stack: context.stack,
    ...(pairs.site === undefined ? {} : { site: pairs.site }),
    connection: pairs.connection,
    kind,
    tunnels,
    carriesOn:
      (kind === "unrouted" && again.length === 0) ||
      (OF_TUNNELS.has(kind) && all.some((tunnel) => !tunnels.includes(tunnel) && !again.includes(tunnel))),
    newGatewayAddresses: hasNewAddresses,
    causes,
    ...(renamed === undefined ? {} : { madeAgainAs: renamed.address }),
    steps: stepsOf(kind, pairs, change, { ...context, isNegotiating: negotiating !== undefined }),
    duration: durationOf(found, pairs, context, hasNewAddresses),
    instead: insteadOf({ kind, pairs, causes, tunnels, renamed, isOfFile: context.isOfFile }),
  };
}

/** On a transit router the attachment allocates gateway addresses; a VPN gateway has its own. */
function getsNewAddresses({ itself }: ConnectionPairs): boolean {
  const { type, change } = itself?.resource ?? {};
  return type !== TYPE.vpnGatewayConnection || change?.causes.includes("vpn_gateway_id") === true;
}

/** Kinds in which the tunnels stay up, unless they negotiate again at the same time. */
const UP: ReadonlySet<OutageKind> = new Set(["unforwarded", "unrouted"]);

/** Kinds that concern some tunnels, not the connection as a whole. */
const OF_TUNNELS: ReadonlySet<OutageKind> = new Set(["tunnel-removed", "renegotiated"]);

/** Kinds besides which tunnels may negotiate again. */
const COMPATIBLE: ReadonlySet<OutageKind> = new Set([...UP, ...OF_TUNNELS]);

interface Found {
  readonly kind: OutageKind;
  readonly causes: readonly string[];
  readonly isForGood?: true;
  readonly renamed?: Resource;
  /** Tunnels that negotiate again. */
  readonly tunnels?: readonly string[];
}

/** The worst thing that happens to an existing connection. */
function kindOf(pairs: ConnectionPairs, change: ConnectionChange, context: OutageContext): Found | undefined {
  const { itself } = pairs;
  const { before, resource } = itself ?? {};
  if (before && resource?.change?.action === "destroy") {
    const renamed = context.renamed(resource);
    return renamed
      ? { kind: "renamed", causes: [], renamed }
      : { kind: "removed", causes: [], isForGood: true as const };
  }
  if (before && resource && isReplacement(resource))
    return { kind: "replaced", causes: causesWithValues(change.itself, change.tunnels) };
  return (
    gone(TYPE.vpnAttachment, "detached", "reattached", pairs, change, context) ??
    withoutTunnel(change, before) ??
    gone(TYPE.association, "unforwarded", "unforwarded", pairs, change, context) ??
    unrouted(pairs, change, context) ??
    negotiated(itself, change, context)
  );
}

/** Whether parts of a type are destroyed: for good, or until a new one exists. */
function gone(
  type: string,
  forGood: OutageKind,
  forAWhile: OutageKind,
  { parts, lost }: ConnectionPairs,
  change: ConnectionChange,
  context: OutageContext,
): Found | undefined {
  const ofType = ({ resource }: Pair) => resource.type === type;
  const own = parts.filter(ofType);
  const leaving = [...lost.filter(ofType), ...own.filter(({ before, resource }) => before && isGoing(resource))];
  const [first] = leaving;
  if (!first || own.some(({ before, resource }) => before && !isGoing(resource))) return undefined;
  const isMadeAgain = own.some(({ resource }) => isReplacement(resource) || isMade(resource));
  const itself = [...change.parts, ...context.lost].find(({ address }) => address === first.resource.address);
  const causes = causesWithValues(itself);
  return isMadeAgain ? { kind: forAWhile, causes } : { kind: forGood, causes, isForGood: true as const };
}

/** Destroyed routes, and edits that stop routes. A route whose replacement comes first is never missing. */
function unrouted(
  { itself, parts }: ConnectionPairs,
  change: ConnectionChange,
  { ofVpnGateway }: OutageContext,
): Found | undefined {
  const withheld = withheldBy(itself?.before, change, ofVpnGateway);
  if (withheld.length > 0) return { kind: "unrouted", causes: withheld, isForGood: true };
  const leaving = parts.filter((pair) => ROUTES.has(pair.resource.type) && goesFirst(pair));
  if (leaving.length === 0) return undefined;
  const causes = leaving.map(({ resource }) => {
    const reported = change.parts.find(({ address }) => address === resource.address);
    return [reported?.kind, reported?.detail ?? reported?.name].filter(Boolean).join(" ");
  });
  const isForAWhile = leaving.some(({ resource }) => isReplacement(resource));
  return { kind: "unrouted", causes: [...new Set(causes)], ...(isForAWhile ? {} : { isForGood: true as const }) };
}

/** Edits after which a connection, its attachment, its VPN gateway or a route no longer passes routes on. */
function withheldBy(
  before: Resource | undefined,
  { itself, parts }: ConnectionChange,
  ofVpnGateway: ResourceChange | undefined,
): readonly string[] {
  const hasNoBgp = before !== undefined && literalOf(before, "enable_tunnels_bgp") === "false";
  const changed = [...(itself ? [itself] : []), ...(ofVpnGateway ? [ofVpnGateway] : []), ...parts];
  return changed.flatMap(({ action, edits, name, kind, detail }) => {
    const turnedOff = edits
      .filter((edit) => action === "update" && isSent(edit) && edit.from === "true" && edit.to === "false")
      .filter(({ argument }) => PASSES_ROUTES.has(argument) && !(hasNoBgp && WITH_BGP.has(argument)));
    const isClear = kind === "connection" || kind === "attachment";
    return turnedOff.map((edit) => (isClear ? "" : `${kind} ${detail ?? name}: `) + withValues(edit));
  });
}

/** Arguments, in the words of the file and of Terraform, that pass on routes from or to BGP. Source: `CREATE_A_VPN_CONNECTION`. */
const WITH_BGP: ReadonlySet<string> = new Set(["auto_publish_route_enabled", "advertise", "auto_propagate"]);

/** Arguments that pass routes on. */
const PASSES_ROUTES: ReadonlySet<string> = new Set([
  ...WITH_BGP,
  "enable_tunnels_bgp",
  "bgp",
  "publish_vpc",
  "routes.publish",
]);

const ROUTES: ReadonlySet<string> = new Set([
  TYPE.propagation,
  TYPE.routeEntry,
  TYPE.staticRoute,
  TYPE.vpnGatewayPolicyRoute,
  TYPE.vpnGatewayRoute,
]);

function negotiated(
  itself: Pair | undefined,
  change: ConnectionChange,
  { customerGateways }: OutageContext,
): Found | undefined {
  if (!itself?.before || change.itself?.action !== "update") return undefined;
  const isReconnecting = reconnects(itself) ? isModified : isAboutTunnels;
  const ofAll = change.itself.edits.filter((edit) => isSent(edit) && isReconnecting(edit));
  const tunnels = ofAll.length > 0 ? tunnelNumbers(itself.before) : sentTunnels(change);
  if (tunnels.length === 0) return undefined;
  const ofTunnels = change.tunnels.flatMap(({ edits, renewedWith }) => [
    ...(renewedWith === undefined ? [] : [renewal(renewedWith, customerGateways)]),
    ...edits.filter(isSent).map(withValues),
  ]);
  return { kind: "renegotiated", tunnels, causes: [...new Set([...ofTunnels, ...ofAll.map(withValues)])] };
}

/** `customer gateway fw renewed (ip 203.0.113.10 → 203.0.113.20)`. */
function renewal(gateway: string, customerGateways: readonly ResourceChange[]): string {
  const causes = causesWithValues(customerGateways.find(({ name }) => name === gateway));
  return `customer gateway ${gateway} renewed${causes.length === 0 ? "" : ` (${causes.join(", ")})`}`;
}

/** A tunnel that the update leaves out. */
function withoutTunnel(change: ConnectionChange, before: Resource | undefined): Found | undefined {
  if (!before || change.itself?.action !== "update" || removedTunnels(change).length === 0) return undefined;
  return { kind: "tunnel-removed", causes: [], isForGood: true };
}

function removedTunnels({ tunnels }: ConnectionChange): readonly string[] {
  return tunnels.filter(({ action }) => action === "removed").map(({ tunnel }) => tunnel);
}

/** Tunnels that an update sends whole. */
function sentTunnels({ tunnels }: ConnectionChange): readonly string[] {
  return tunnels
    .filter(
      ({ action, renewedWith, edits }) => action === "changed" && (renewedWith !== undefined || edits.some(isSent)),
    )
    .map(({ tunnel }) => tunnel);
}

const isSent = ({ unsent }: Edit) => unsent === undefined;

/** Networks of the two sides, and the blocks of the single-tunnel form. */
const isAboutTunnels = ({ argument }: Edit) =>
  /^(routing\.|local_subnet|remote_subnet|enable_(dpd|nat_traversal)|dpd$|natTraversal$|customer_gateway_id|customerGateway$|(ike|ipsec|bgp)_config\.)/.test(
    argument,
  );

/** Whether every change of a connection lets its tunnels negotiate again: effect_immediately. Source: `API_VPC`. */
function reconnects({ after }: Pair): boolean {
  return after !== undefined && literalOf(after, "effect_immediately") === "true";
}

/** Whether an edit changes the connection itself; tags and groups are beside it. */
const isModified = ({ argument }: Edit) => !/^(tags\b|resource_?group)/i.test(argument);

function causesWithValues(
  itself: ResourceChange | undefined,
  tunnels: readonly TunnelChange[] = [],
): readonly string[] {
  return (itself?.causes ?? []).flatMap((cause) => {
    const edit = itself?.edits.find(({ argument }) => argument === cause);
    if (edit) return withValues(edit);
    const inTunnels = tunnels.flatMap(({ tunnel, edits }) =>
      edits.filter(({ argument }) => argument === cause).map((one) => `tunnel ${tunnel}: ${withValues(one)}`),
    );
    if (inTunnels.length > 0) return inTunnels;
    // the name is the same, but it now means another thing
    return /^[\w.]+$/.test(cause) && cause !== "replace_triggered_by" ? `${cause}, which is itself replaced` : cause;
  });
}

function withValues({ argument, from, to, isSecret, isOpen }: Edit): string {
  if (isSecret) return `${argument} changed`;
  return `${argument} ${from ?? "none"} → ${to ?? (isOpen ? "known after apply" : "none")}`;
}

function durationOf(
  { kind, isForGood }: Found,
  pairs: ConnectionPairs,
  { vpnGateway }: OutageContext,
  hasNewAddresses: boolean,
): Outage["duration"] {
  if (kind === "renegotiated") return { unknown: ["the time until the devices have negotiated again"] };
  if (isForGood) return { isForGood, unknown: [] };
  const going = involved(pairs, vpnGateway).filter(goesFirst);
  const chain = DESTROYED.filter((type) => going.some(({ resource }) => resource.type === type));
  const unknown = [
    "the cloud's own time",
    ...(UP.has(kind)
      ? []
      : [
          hasNewAddresses
            ? "the time until the devices have the new gateway addresses"
            : "the time until the devices have negotiated again",
        ]),
  ];
  const atLeast = leastOutage(chain);
  return { ...(atLeast === 0 ? {} : { atLeast, source: WAITS_SOURCE }), unknown };
}

/** The order of destroying; propagations and associations go together. */
const DESTROYED = [
  TYPE.association,
  TYPE.vpnGatewayRoute,
  TYPE.vpnAttachment,
  TYPE.ipsecConnection,
  TYPE.vpnGatewayConnection,
  TYPE.vpnGateway,
];
