import { groupBy } from "../graph/group-by";
import type { ConnectionChange, Edit, Outage, OutageKind, ResourceChange, StackChanges, Summary } from "./model";

/** A connection that exists before the plan. */
export interface Running {
  readonly stack: string;
  readonly site?: string;
  readonly connection: string;
}

const DOWN: ReadonlySet<OutageKind> = new Set(["renamed", "replaced", "detached", "reattached"]);

/** Counts; a site counts if everything that runs there is concerned. */
export function summaryOf(
  stacks: readonly StackChanges[],
  outages: readonly Outage[],
  running: readonly Running[],
): Summary {
  const siteOf = ({ stack, site }: Running) => (site === undefined ? undefined : `${stack}/${site}`);
  const runningBySite = groupBy(running, siteOf);
  const count = (kinds: ReadonlySet<OutageKind>) => {
    const hit = outages.filter(({ kind }) => kinds.has(kind));
    const bySite = groupBy(hit, siteOf);
    const whole = [...bySite].filter(
      ([site, own]) => site !== undefined && own.length === runningBySite.get(site)?.length,
    );
    return { sites: whole.length, connections: hit.length - whole.reduce((sum, [, own]) => sum + own.length, 0) };
  };
  const tunnelsOf = (kinds: readonly OutageKind[]) =>
    outages.reduce((sum, { kind, tunnels }) => sum + (kinds.includes(kind) ? tunnels.length : 0), 0);
  const [down, removed] = [count(DOWN), count(new Set(["removed"]))];
  const sites = stacks.flatMap(({ stack, sites }) => sites.map((site) => ({ stack, ...site })));
  const isNew = (connections: readonly ConnectionChange[]) => connections.length > 0 && connections.every(isAdded);
  const added = sites.filter(
    (site) => isNew(site.connections) && !runningBySite.has(siteOf({ ...site, connection: "" })),
  );
  const others = [
    ...sites.filter((site) => !added.includes(site)).flatMap(({ connections }) => connections),
    ...stacks.flatMap(({ connections }) => connections),
  ];
  const connections = [...sites, ...stacks].flatMap(({ connections }) => connections);
  return {
    sitesDown: down.sites,
    sitesRemoved: removed.sites,
    connectionsDown: down.connections,
    connectionsRemoved: removed.connections,
    connectionsUnforwarded: outages.filter(({ kind }) => kind === "unforwarded").length,
    connectionsUnrouted: outages.filter(({ kind }) => kind === "unrouted").length,
    tunnelsRemoved: tunnelsOf(["tunnel-removed"]),
    tunnelsRenegotiated: tunnelsOf(["renegotiated", "unforwarded", "unrouted"]),
    sitesAdded: added.length,
    connectionsAdded: others.filter(isAdded).length,
    tunnelsUnsent: connections.flatMap(({ tunnels }) => tunnels).filter(isUnsent).length,
    resourcesUnsent: ofField(stacks).filter(isUnsent).length,
    resources: resourceCounts(stacks),
  };
}

/** Whether a connection is new, or newly attached. */
function isAdded({ itself, parts }: ConnectionChange): boolean {
  return itself
    ? itself.action === "create"
    : parts.some(({ kind, action }) => kind === "attachment" && action === "create");
}

const isUnsent = ({ edits }: { readonly edits: readonly Edit[] }) => edits.some(({ unsent }) => unsent !== undefined);

/** All changed resources of the field. */
function ofField(stacks: readonly StackChanges[]): readonly ResourceChange[] {
  return stacks.flatMap(({ sites, connections, shared }) => [
    ...shared,
    ...sites.flatMap(({ customerGateways }) => customerGateways),
    ...[...sites.flatMap(({ connections }) => connections), ...connections].flatMap(({ itself, parts }) => [
      ...(itself ? [itself] : []),
      ...parts,
    ]),
  ]);
}

function resourceCounts(stacks: readonly StackChanges[]): Summary["resources"] {
  const all = ofField(stacks);
  const others = stacks.flatMap(({ others }) => others);
  const count = (...actions: readonly string[]) =>
    all.filter(({ action }) => actions.includes(action)).length +
    others.filter(({ action }) => actions.includes(action)).reduce((sum, { count }) => sum + count, 0);
  return {
    added: count("create", "forget-then-create"),
    changed: count("update"),
    replaced: count("destroy-then-create", "create-then-destroy"),
    destroyed: count("destroy"),
    forgotten: count("forget", "forget-then-create"),
    moved: all.filter(({ movedFrom }) => movedFrom !== undefined).length,
    imported: all.filter(({ isImported }) => isImported).length,
  };
}
