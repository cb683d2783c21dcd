import { printableData } from "../../domain/printable";
import { ResourceGraph } from "../../graph/network/graph";
import { type Thing, type Topology, topologyOf } from "../../graph/network/topology";
import { onceFor } from "../../graph/once";
import { redactor } from "../../graph/read/redact";
import type { Stack } from "../../graph/terraform/stack";

/** The topology of stacks that were read together, safe to show: without secrets, each text one printable line. */
export function shownTopology(stacks: readonly Stack[]): Topology {
  const secrets = new Set(stacks.flatMap(({ sensitive }) => [...sensitive]));
  const redact = onceFor(redactor(secrets));
  // the redactor leaves short texts alone, since they are in too many words
  const shown = (text: string) => (secrets.has(text) ? "(sensitive)" : redact(text));
  const asShown = <T extends Thing>(thing: T): T => ({
    ...thing,
    name: shown(thing.name),
    ...(thing.detail === undefined ? {} : { detail: shown(thing.detail) }),
  });
  const { connections } = topologyOf(new ResourceGraph(stacks));
  return printableData({
    connections: connections.map(({ tunnels, hub, tables, ...connection }) => ({
      ...asShown(connection),
      tunnels: tunnels.map(({ tunnel, device }) => ({ tunnel, device: asShown(device) })),
      ...(hub ? { hub: asShown(hub) } : {}),
      tables: tables.map(asShown),
    })),
  });
}
