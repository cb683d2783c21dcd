import { Cloud, type Created, type Found } from "./cloud/cloud";
import type { TunnelEdits } from "./provider/plan";
import { StandInProvider } from "./provider/provider";
import { serve } from "./provider/server";

/** A simulated cloud and the provider in front of it, both in this process. */
export interface Simulation {
  /** What Terraform needs to know to use the provider instead of downloading one (`TF_REATTACH_PROVIDERS`). */
  readonly reattach: string;
  created(): Created[];
  stop(): void;
}

export async function simulate(tunnelEdits: TunnelEdits, found: readonly Found[]): Promise<Simulation> {
  const cloud = new Cloud(found);
  const { port, stop } = await serve(new StandInProvider(cloud, tunnelEdits));
  const provider = {
    Protocol: "grpc",
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true, // Terraform must not stop this process.
    Addr: { Network: "tcp", String: `127.0.0.1:${port}` },
  };
  // The second address is what Terraform takes when a configuration names no source.
  const reattach = JSON.stringify({ "aliyun/alicloud": provider, "hashicorp/alicloud": provider });
  return { reattach, created: () => cloud.created(), stop };
}
