import { Cloud, type CloudOptions, type KeptCloud } from "../cloud";
import type { InertObject } from "./provider/inert-objects";
import { StandInProvider } from "./provider/provider";
import { serve } from "./provider/server";
import type { TunnelEdits } from "./provider/tunnel-edits";

/** A simulated cloud and the provider in front of it, both in this process. */
export interface Simulation {
  /** What Terraform needs to know to use the provider instead of downloading one (`TF_REATTACH_PROVIDERS`). */
  readonly reattach: string;
  readonly cloud: Cloud;
  readonly provider: StandInProvider;
  stop(): void;
}

/** A simulated cloud as data, with objects taken on trust. */
export interface KeptSimulation extends KeptCloud {
  /** @default nothing */
  readonly trusted?: readonly InertObject[];
}

export interface SimulationOptions extends CloudOptions {
  /** What a rehearsal has kept. @default nothing is there before */
  readonly kept?: KeptSimulation;
  /** Whether the provider plans edits inside tunnels. @default hidden, as providers 1.275 to 1.289 */
  readonly tunnelEdits?: TunnelEdits;
}

/**
 * @param socket Where the provider is to listen.
 * @param namedTypes The types that configurations name.
 */
export async function simulate(
  { tunnelEdits = "hidden", ...options }: SimulationOptions,
  socket: string,
  namedTypes: () => Iterable<string>,
): Promise<Simulation> {
  const cloud = new Cloud(options);
  const provider = new StandInProvider(cloud, tunnelEdits, options.kept?.trusted);
  const stop = await serve(provider, socket, namedTypes);
  const address = {
    Protocol: "grpc",
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true, // Terraform must not stop this process.
    Addr: { Network: "unix", String: socket },
  };
  // The second address is what Terraform takes when a configuration names no source.
  const reattach = JSON.stringify({ "aliyun/alicloud": address, "hashicorp/alicloud": address });
  return { reattach, cloud, provider, stop };
}
