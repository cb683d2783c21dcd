import type { Fields } from "../../cloud";
import { Cloud, flattened, Refusal } from "../../cloud";

export const REGION = "eu-central-1";

/** A simulated cloud in one region. Calls have nested parameters, as clients send them. */
export class Client {
  constructor(readonly cloud = new Cloud()) {}

  call<T extends object = Fields>(action: string, parameters: object = {}): T {
    return this.cloud.call(action, flattened({ RegionId: REGION, ...parameters })) as T;
  }

  /** The code with which the cloud refuses a call; undefined when the call succeeds. */
  refusal(action: string, parameters: object = {}): string | undefined {
    try {
      this.call(action, parameters);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  /** Lets minutes pass. */
  wait(minutes = 10): this {
    this.cloud.clock.advance(minutes * 60_000);
    return this;
  }
}

export interface Edit {
  readonly ike?: object;
  readonly ipsec?: object;
  readonly bgp?: object;
  readonly tunnel?: object;
}

export function tunnel(index: 1 | 2, { ike, ipsec, bgp, tunnel }: Edit = {}): Fields {
  const block = 4 * index;
  return {
    TunnelIndex: index,
    CustomerGatewayId: "cgw-abc123",
    EnableDpd: true,
    EnableNatTraversal: true,
    TunnelIkeConfig: { Psk: `key-of-tunnel-${index}`, IkeLifetime: 28_800, ...ike },
    TunnelIpsecConfig: { IpsecPfs: "group14", IpsecLifetime: 3600, ...ipsec },
    TunnelBgpConfig: {
      LocalAsn: 64_512,
      TunnelCidr: `169.254.10.${block}/30`,
      LocalBgpIp: `169.254.10.${block + 1}`,
      ...bgp,
    },
    ...tunnel,
  };
}

export const connection = (edit: Edit = {}) => ({
  LocalSubnet: "0.0.0.0/0",
  RemoteSubnet: "0.0.0.0/0",
  EnableTunnelsBgp: true,
  TunnelOptionsSpecification: [tunnel(1), tunnel(2, edit)],
});
