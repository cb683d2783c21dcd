import type { CryptoSetting } from "../../domain/crypto";
import type { Block } from "./block";
import type { Connection } from "./connection";
import type { CustomerGateway } from "./customer-gateway";
import type { ResourceGraph } from "./graph";
import { once } from "./once";
import type { Resource } from "./resource";
import type { SecretFacts } from "./secrets";
import type { Subject } from "./subject";
import type { Value } from "./value";

/** One of the tunnels of a connection. */
export class Tunnel implements Subject {
  readonly customerGatewayId: Value<string>;
  readonly bgp: {
    readonly insideCidr: Value<string>;
    readonly localBgpIp: Value<string>;
    readonly localAsn: Value<string | number>;
  };
  /** How its key is written; the key itself is dropped while loading. */
  readonly psk: Value<"literal" | "reference">;
  /** What a plan or a state tells of its key. */
  readonly pskFacts: Value<SecretFacts>;
  /** Identity of the cloud's end in IKE. */
  readonly localId: Value<string>;
  /** Identity of the site's end in IKE. */
  readonly remoteId: Value<string>;
  readonly dpd: Value<boolean>;
  readonly natTraversal: Value<boolean>;
  /** Settings of both phases, by their names in the environment file: `ike.dhGroup`. */
  readonly crypto: Readonly<Record<CryptoSetting, Value<string | number>>>;

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
      insideCidr: bgp.text("tunnel_cidr"),
      localBgpIp: bgp.text("local_bgp_ip"),
      localAsn: bgp.scalar("local_asn"),
    };
    this.psk = ike.secret("psk");
    this.pskFacts = ike.secretFacts("psk");
    this.localId = ike.text("local_id");
    this.remoteId = ike.text("remote_id");
    this.dpd = block.flag("enable_dpd");
    this.natTraversal = block.flag("enable_nat_traversal");
    this.crypto = {
      "ike.version": ike.text("ike_version"),
      "ike.mode": ike.text("ike_mode"),
      "ike.encryption": ike.text("ike_enc_alg"),
      "ike.authentication": ike.text("ike_auth_alg"),
      "ike.dhGroup": ike.text("ike_pfs"),
      "ike.lifetime": ike.number("ike_lifetime"),
      "ipsec.encryption": ipsec.text("ipsec_enc_alg"),
      "ipsec.authentication": ipsec.text("ipsec_auth_alg"),
      "ipsec.pfs": ipsec.text("ipsec_pfs"),
      "ipsec.lifetime": ipsec.number("ipsec_lifetime"),
    };
  }

  get resource(): Resource {
    return this.connection.resource;
  }

  /** The device at the far end; undefined when it is in none of the stacks. */
  readonly customerGateway = once((): CustomerGateway | undefined =>
    this.graph.customerGateway(this.customerGatewayId.target()),
  );
}
