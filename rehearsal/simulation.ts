import { Cloud, type Found } from "./cloud/cloud";
import type { TunnelEdits } from "./provider/plan";
import { StandInProvider } from "./provider/provider";
import { serve } from "./provider/server";

/** A simulated cloud and the provider in front of it, both in this process. */
export interface Simulation {
  /** What Terraform needs to know to use the provider instead of downloading one (`TF_REATTACH_PROVIDERS`). */
  readonly reattach: string;
  readonly cloud: Cloud;
  /** Types that were in use and are not simulated. */
  trusted(): string[];
  stop(): void;
}

export interface SimulationOptions {
  /** Whether the provider plans edits inside tunnels. @default hidden, as providers 1.275 to 1.289 */
  readonly tunnelEdits?: TunnelEdits;
  /**
   * What is in the cloud already, to import it. Ids that a configuration names without importing them need not be here: what
   * they belong to comes into being. @default nothing
   */
  readonly found?: readonly Found[];
  /** Whether the cloud takes two customer gateways with one address. @default true */
  readonly sharedCustomerGatewayIps?: boolean;
}

/**
 * @param socket Where the provider is to listen.
 * @param namedTypes The types that configurations name.
 */
export async function simulate(
  options: SimulationOptions,
  socket: string,
  namedTypes: () => Iterable<string>,
): Promise<Simulation> {
  const { tunnelEdits = "hidden", found = [], sharedCustomerGatewayIps = true } = options;
  const cloud = new Cloud(found, sharedCustomerGatewayIps);
  const standIn = new StandInProvider(cloud, tunnelEdits);
  const stop = await serve(standIn, socket, namedTypes);
  const provider = {
    Protocol: "grpc",
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true, // Terraform must not stop this process.
    Addr: { Network: "unix", String: socket },
  };
  // The second address is what Terraform takes when a configuration names no source.
  const reattach = JSON.stringify({ "aliyun/alicloud": provider, "hashicorp/alicloud": provider });
  return { reattach, cloud, trusted: () => standIn.trusted(), stop };
}
