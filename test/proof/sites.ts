import { loadEnvironments } from "../../config";
import { peerDevices } from "../../peer/devices";
import type { PeerDevice } from "../../peer/model";
import { type CloudConnection, cloudConnections } from "../../proof/cloud-view";
import type { BothEnds } from "../../proof/wires";
import { Deployment } from "../rehearsed/deployment";
import { temporaryFile } from "../setup/files";

/** What real Terraform made of an environment file in a simulated cloud, and the configurations of its devices. */
export interface Deployed {
  readonly devices: readonly PeerDevice[];
  readonly connections: readonly CloudConnection[];
  psk(name: string): string;
}

export type Psks = Readonly<Record<string, string>>;

export async function deployed(text: string, psks: Psks): Promise<Deployed> {
  const deployment = await Deployment.start();
  try {
    await deployment.write(text);
    await deployment.deploy({ ...psks });
    return read(text, psks, deployment);
  } finally {
    await deployment.close();
  }
}

/** What is deployed now, as the simulated cloud has it. */
export function read(text: string, psks: Psks, { rehearsal }: Deployment): Deployed {
  const connections = cloudConnections(rehearsal.cloud);
  const { environments } = loadEnvironments([temporaryFile("site.yaml", text)]);
  const devices = environments.flatMap(({ name, sites }) =>
    Object.entries(sites).flatMap(([key, site]) =>
      peerDevices({
        environment: name,
        key,
        site,
        gatewayAddress: (connection, number) =>
          connections.find((one) => one.name === `${key}-${connection}`)?.tunnels.find((one) => one.number === number)
            ?.gateway,
      }),
    ),
  );
  return { devices, connections, psk: (name) => psks[name] ?? "" };
}

/** A device's tunnels, with the settings of both ends. */
export function endsOf({ connections }: Deployed, { site, tunnels }: PeerDevice): readonly BothEnds[] {
  return tunnels.map((tunnel) => {
    const connection = connections.find(({ name }) => name === `${site}-${tunnel.connection}`);
    const cloud = connection?.tunnels.find(({ number }) => number === tunnel.number);
    if (!connection || !cloud) throw new Error(`the cloud has no tunnel ${tunnel.name}`);
    return { site: tunnel, connection, cloud };
  });
}
