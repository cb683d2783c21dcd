import type { Block } from "./block";
import type { Connection } from "./connection";
import type { CustomerGateway } from "./customer-gateway";
import type { ResourceGraph } from "./graph";
import type { Resource } from "./resource";
import type { Subject } from "./subject";
import type { Value } from "./value";

/** One of the tunnels of a connection. */
export class Tunnel implements Subject {
  readonly customerGatewayId: Value<string>;
  readonly bgp: {
    readonly tunnelCidr: Value<string>;
    readonly localBgpIp: Value<string>;
    readonly localAsn: Value<string | number>;
  };
  /** How its key is written; the key itself is dropped while loading. */
  readonly psk: Value<"literal" | "reference">;
  /** Versions, modes, algorithms and groups of both phases. */
  readonly algorithms: readonly Value<string>[];

  constructor(
    readonly connection: Connection,
    block: Block,
    private readonly graph: ResourceGraph,
  ) {
    const bgp = block.block("tunnel_bgp_config", "bgp");
    const ike = block.block("tunnel_ike_config", "ike");
    const ipsec = block.block("tunnel_ipsec_config", "ipsec");
    this.customerGatewayId = block.text("customer_gateway_id");
    this.bgp = {
      tunnelCidr: bgp.text("tunnel_cidr"),
      localBgpIp: bgp.text("local_bgp_ip"),
      localAsn: bgp.scalar("local_asn"),
    };
    this.psk = ike.secret("psk");
    this.algorithms = [
      ...["ike_version", "ike_mode", "ike_enc_alg", "ike_auth_alg", "ike_pfs"].map((name) => ike.text(name)),
      ...["ipsec_enc_alg", "ipsec_auth_alg", "ipsec_pfs"].map((name) => ipsec.text(name)),
    ];
  }

  get resource(): Resource {
    return this.connection.resource;
  }

  /** The device at the far end; undefined when it is in none of the stacks. */
  customerGateway(): CustomerGateway | undefined {
    return this.graph.customerGateway(this.customerGatewayId.target());
  }
}
