import { formatIpv4, network } from "../../domain/ipv4";

/** Reserved for benchmarks (RFC 2544), so never a real gateway's; large enough for 65,000 connections. */
export const PUBLIC_GATEWAYS = "198.18.0.0/15";

/** GatewayAddresses of the tunnels' gateways. */
export class GatewayAddresses {
  readonly #taken = new Set<string>();

  /** The lowest free addresses of some blocks; undefined, and none taken, when there are too few. */
  take(blocks: readonly string[], count: number): string[] | undefined {
    const free: string[] = [];
    for (const address of addressesOf(blocks)) {
      if (free.length === count) break;
      if (!this.#taken.has(address)) free.push(address);
    }
    if (free.length < count) return undefined;
    for (const address of free) this.#taken.add(address);
    return free;
  }

  free(address: string): void {
    this.#taken.delete(address);
  }
}

/** All but the network and the broadcast address of each block. */
function* addressesOf(blocks: readonly string[]): Generator<string> {
  for (const { first, last } of blocks.map(network)) {
    for (let address = first + 1; address < last; address++) yield formatIpv4(address);
  }
}
