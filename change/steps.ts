import { groupBy } from "../graph/group-by";
import { isMade, isReplacement } from "../graph/terraform/change";
import { TYPE } from "../graph/terraform/types";
import type { ConnectionChange, OutageKind, ResourceChange } from "./model";
import type { Pair } from "./pairs";
import type { ConnectionPairs } from "./sort";
import { KINDS } from "./words";

interface Around {
  readonly customerGateways: readonly ResourceChange[];
  /** The connection's VPN gateway, if the plan replaces it. */
  readonly vpnGateway?: Pair;
  /** Whether tunnels negotiate again, besides whatever else happens. */
  readonly isNegotiating: boolean;
}

/** The order of destroying and making a connection's parts, as sentences. */
export function stepsOf(
  kind: OutageKind,
  pairs: ConnectionPairs,
  change: ConnectionChange,
  { customerGateways, vpnGateway, isNegotiating }: Around,
): readonly string[] {
  const negotiation = isNegotiating ? renegotiation(change, customerGateways) : [];
  if (kind === "renegotiated") return negotiation;
  if (kind === "tunnel-removed") return ["sends the connection without the tunnel"];
  const all = involved(pairs, vpnGateway);
  const going = inTurns([...pairs.lost, ...all].filter(goesFirst));
  const coming = inTurns(all.filter(({ resource }) => isMade(resource) || isReplacement(resource))).toReversed();
  const late = inTurns(all.filter(({ resource }) => resource.change?.action === "create-then-destroy"));
  return [
    ...(going.length > 0 ? [`destroys ${going.join(", then ")}`] : []),
    ...negotiation,
    ...(coming.length > 0 ? [`makes ${coming.join(", then ")}`] : []),
    ...(late.length > 0 ? [`destroys last ${late.join(", then ")}`] : []),
  ];
}

/** The resources of a connection, with its VPN gateway. */
export function involved({ itself, parts }: ConnectionPairs, vpnGateway: Pair | undefined): readonly Pair[] {
  return [...parts, ...(itself ? [itself] : []), ...(vpnGateway ? [vpnGateway] : [])];
}

/** Whether a resource exists, and goes before anything takes its place. */
export function goesFirst({ before, resource: { change } }: Pair): boolean {
  return before !== undefined && (change?.action === "destroy" || change?.action === "destroy-then-create");
}

/** The order of dependence: the first is destroyed first, and made last. */
const TURN: Readonly<Record<string, number>> = {
  [TYPE.vpnAttachment]: 1,
  [TYPE.grant]: 2,
  [TYPE.ipsecConnection]: 3,
  [TYPE.vpnGatewayConnection]: 3,
  [TYPE.vpnGateway]: 4,
};

function inTurns(pairs: readonly Pair[]): readonly string[] {
  const byTurn = groupBy(pairs, ({ resource }) => TURN[resource.type] ?? 0);
  return [0, 1, 2, 3, 4].flatMap((turn) => {
    const kinds = [...groupBy(byTurn.get(turn) ?? [], ({ resource }) => KINDS[resource.type] ?? "").entries()];
    const words = kinds.map(([kind, same]) => (same.length === 1 ? `the ${kind}` : `${same.length} ${kind}s`));
    return words.length === 0
      ? []
      : [words.length === 1 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`];
  });
}

/** Customer gateways that are renewed around the tunnels that use them. */
function renegotiation(change: ConnectionChange, customerGateways: readonly ResourceChange[]): readonly string[] {
  const used = new Set(change.tunnels.flatMap(({ renewedWith }) => renewedWith ?? []));
  const renewed = customerGateways.filter(({ name }) => used.has(name));
  const late = renewed.filter(({ action }) => action === "destroy-then-create").map(({ name }) => name);
  const tunnels = change.tunnels.map(({ tunnel }) => tunnel).join(" and ");
  const sent =
    tunnels === ""
      ? "changes the connection"
      : `sends the whole ${change.tunnels.length === 1 ? "tunnel" : "tunnels"} ${tunnels} in one request`;
  if (late.length > 0)
    return [
      `destroys customer gateway ${late.join(", ")} first, which the cloud refuses while a tunnel uses the gateway: the deployment stops there`,
    ];
  if (renewed.length === 0) return [sent];
  const names = renewed.map(({ name }) => name).join(", ");
  return [`makes customer gateway ${names} beside the old one`, sent, `destroys the old customer gateway ${names}`];
}
