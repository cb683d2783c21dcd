import { printableData } from "../domain/printable";
import { add, groupBy } from "../graph/group-by";
import { ResourceGraph } from "../graph/network/graph";
import { likenesses } from "../graph/network/likeness";
import { once } from "../graph/once";
import { isReplacement } from "../graph/terraform/change";
import type { Resource } from "../graph/terraform/resource";
import type { Stack } from "../graph/terraform/stack";
import { TYPE } from "../graph/terraform/types";
import { ifDecided } from "../graph/terraform/value";
import { driftOf } from "./drift";
import { waysToSend } from "./instead";
import type {
  Changes,
  ConnectionChange,
  OtherResources,
  Outage,
  ResourceChange,
  SiteChange,
  StackChanges,
} from "./model";
import { OUTAGE_KINDS } from "./model";
import { literalOf, Names } from "./names";
import { outageOf } from "./outage";
import { type Pair, pairsOf } from "./pairs";
import { resourceChange } from "./resource";
import { type ConnectionPairs, sortPairs } from "./sort";
import { type Running, summaryOf } from "./summary";
import { tunnelChanges } from "./tunnels";

/** What the plans among some stacks change; undefined if none is a plan. */
export function changesOf(stacks: readonly Stack[]): Changes | undefined {
  // a refresh-only plan is judged as a state, and shows what others have changed
  const plans = stacks.filter(({ kind, drift }) => kind === "plan" || drift !== undefined);
  if (plans.length === 0) return undefined;
  const renames = once(() => renamesOf(stacks));
  const ofAll = new Map<string, string>();
  const named = plans.map((stack) => {
    const existing = stack.existing?.() ?? [];
    return { stack, existing, names: new Names(stack, existing, ofAll) };
  });
  const read = named.map((one) => readStack(one, renames));
  const outages = read
    .flatMap(({ outages }) => outages)
    .toSorted((one, other) => OUTAGE_KINDS.indexOf(one.kind) - OUTAGE_KINDS.indexOf(other.kind));
  const changed = read.map(({ changes }) => changes);
  return printableData({
    summary: summaryOf(
      changed,
      outages,
      read.flatMap(({ running }) => running),
    ),
    outages,
    stacks: changed,
  });
}

/** What Terraform destroys while making the same under another address, by stack and address. */
function renamesOf(stacks: readonly Stack[]): ReadonlyMap<string, Resource> {
  const found = likenesses(new ResourceGraph(stacks)).flatMap(({ resource, former }) =>
    (ifDecided(former) ?? []).map((old) => [`${old.stack}/${old.address}`, resource] as const),
  );
  return new Map(found);
}

interface ReadStack {
  readonly changes: StackChanges;
  readonly outages: readonly Outage[];
  readonly running: readonly Running[];
}

interface NamedStack {
  readonly stack: Stack;
  readonly existing: readonly Resource[];
  readonly names: Names;
}

function readStack({ stack, existing, names }: NamedStack, renames: () => ReadonlyMap<string, Resource>): ReadStack {
  const drift = driftOf(stack, names);
  const { connections, customerGateways, shared, others } = sortPairs(pairsOf(existing, stack), names);
  const changed = (pairs: readonly Pair[] = []) => pairs.flatMap((pair) => resourceChange(pair, names) ?? []);
  const gatewaysOf = new Map([...customerGateways].map(([site, pairs]) => [site, changed(pairs)]));
  const sharedChanges = changed(shared);
  const vpnGateways = vpnGatewaysById(shared, names);
  const read = connections.map((pairs) => ({ pairs, change: connectionChange(pairs, names) }));
  const outages = read.flatMap(({ pairs, change }) => {
    const id = pairs.itself?.before && literalOf(pairs.itself.before, "vpn_gateway_id");
    const vpnGateway = id === undefined ? undefined : vpnGateways.get(id);
    const context = {
      stack: stack.name,
      renamed: ({ address }: Resource) => renames().get(`${stack.name}/${address}`),
      customerGateways: pairs.site === undefined ? sharedChanges : (gatewaysOf.get(pairs.site) ?? []),
      isOfFile: pairs.site !== undefined,
      lost: changed(pairs.lost),
      ...(vpnGateway && isReplacement(vpnGateway.pair.resource) ? { vpnGateway: vpnGateway.pair } : {}),
      ...(vpnGateway?.change ? { ofVpnGateway: vpnGateway.change } : {}),
    };
    return outageOf(pairs, change ?? nothing(pairs), context) ?? [];
  });
  const connectionsOf = new Map<string, ConnectionChange[]>();
  for (const { pairs, change } of read) if (pairs.site !== undefined && change) add(connectionsOf, pairs.site, change);
  const sites = [...new Set([...gatewaysOf.keys(), ...connectionsOf.keys()])]
    .toSorted()
    .flatMap((site) => siteChange(site, gatewaysOf.get(site) ?? [], connectionsOf.get(site) ?? [], names) ?? []);
  return {
    changes: {
      stack: stack.name,
      ...(stack.gap === undefined ? {} : { gap: stack.gap }),
      ...(stack.failure === undefined ? {} : { failure: stack.failure }),
      sites,
      connections: read.flatMap(({ pairs, change }) => (pairs.site === undefined && change ? [change] : [])),
      shared: sharedChanges,
      others: otherResources(others),
      ...(drift.length === 0 ? {} : { drift }),
    },
    outages,
    running: connections
      .filter(({ itself, parts }) => (itself ? itself.before : parts.some(({ before }) => before)))
      .map(({ site, connection }) => ({ stack: stack.name, ...(site === undefined ? {} : { site }), connection })),
  };
}

interface ChangedGateway {
  readonly pair: Pair;
  readonly change?: ResourceChange;
}

/** The VPN gateways that exist, by their ids, each with what happens to the gateway. */
function vpnGatewaysById(shared: readonly Pair[], names: Names): ReadonlyMap<string, ChangedGateway> {
  const found = new Map<string, ChangedGateway>();
  for (const pair of shared) {
    const id = pair.resource.type === TYPE.vpnGateway ? pair.before?.id : undefined;
    if (id !== undefined) found.set(id, { pair, change: resourceChange(pair, names) });
  }
  return found;
}

/** No change of the connection itself. Its VPN gateway, or a part that it loses, may still change. */
const nothing = ({ connection }: ConnectionPairs): ConnectionChange => ({
  connection,
  tunnels: [],
  parts: [],
  waysToSend: [],
});

/** What happens to a connection; undefined if nothing does. */
function connectionChange(pairs: ConnectionPairs, names: Names): ConnectionChange | undefined {
  const tunnels = pairs.itself ? tunnelChanges(pairs.itself, names) : [];
  const itself = pairs.itself && resourceChange(pairs.itself, names, tunnels.length > 0);
  const parts = pairs.parts.flatMap((pair) => resourceChange(pair, names) ?? []);
  if (!itself && tunnels.length + parts.length === 0) return undefined;
  const isUnsent = tunnels.some(({ edits }) => edits.some(({ unsent }) => unsent !== undefined));
  return {
    connection: pairs.connection,
    ...(itself ? { itself } : {}),
    tunnels,
    parts,
    waysToSend: isUnsent ? waysToSend(pairs.site !== undefined, pairs) : [],
  };
}

function siteChange(
  site: string,
  customerGateways: readonly ResourceChange[],
  connections: readonly ConnectionChange[],
  names: Names,
): SiteChange | undefined {
  if (customerGateways.length + connections.length === 0) return undefined;
  const all = [
    ...customerGateways,
    ...connections.flatMap(({ itself, parts }) => [...(itself ? [itself] : []), ...parts]),
  ];
  const formerly = all
    .map(({ movedFrom }) => (movedFrom === undefined ? undefined : names.inFile(movedFrom)?.site))
    .find((former) => former !== undefined && former !== site);
  return { site, ...(formerly === undefined ? {} : { formerly }), customerGateways, connections };
}

/** What is outside the field, counted. */
function otherResources(pairs: readonly Pair[]): readonly OtherResources[] {
  const changed = pairs.filter(({ resource }) => (resource.change?.action ?? "none") !== "none");
  const alike = groupBy(changed, ({ resource: { type, change } }) => `${type} ${change?.action}`);
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    const action = first?.resource.change?.action;
    return first && action ? [{ type: first.resource.type, action, count: same.length }] : [];
  });
}
