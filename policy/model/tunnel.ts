import type { CryptoSetting } from "../../domain/crypto";
import type { Block } from "./block";
import type { Connection } from "./connection";
import type { CustomerGateway } from "./customer-gateway";
import type { ResourceGraph } from "./graph";
import type { Resource } from "./resource";
import type { SecretFacts } from "./secrets";
import type { Subject } from "./subject";
import type { Value } from "./value";

/** One of the tunnels of a connection. */
export class Tunnel implements Subject {
  readonly customerGatewayId: Value<string>;
  readonly bgp: BgpSettings;
  readonly crypto: CryptoValues;
  private readonly ike: Block;

  constructor(
    readonly connection: Connection,
    private readonly block: Block,
    private readonly graph: ResourceGraph,
  ) {
    this.customerGatewayId = block.text("customer_gateway_id");
    this.ike = block.block("tunnel_ike_config", "ike");
    this.bgp = new BgpSettings(block.block("tunnel_bgp_config", "bgp"));
    this.crypto = new CryptoValues(this.ike, block.block("tunnel_ipsec_config", "ipsec"));
  }

  get resource(): Resource {
    return this.connection.resource;
  }

  /** How its key is written; the key itself is dropped while loading. */
  get psk(): Value<"literal" | "reference"> {
    return this.ike.secret("psk");
  }

  /** What a plan or a state tells of its key. */
  get pskFacts(): Value<SecretFacts> {
    return this.ike.secretFacts("psk");
  }

  /** Identity of the cloud's end in IKE. */
  get localId(): Value<string> {
    return this.ike.text("local_id");
  }

  /** Identity of the site's end in IKE. */
  get remoteId(): Value<string> {
    return this.ike.text("remote_id");
  }

  get dpd(): Value<boolean> {
    return this.block.flag("enable_dpd");
  }

  get natTraversal(): Value<boolean> {
    return this.block.flag("enable_nat_traversal");
  }

  /** The device at the far end; undefined when it is in none of the stacks. */
  customerGateway(): CustomerGateway | undefined {
    return this.graph.customerGateway(this.customerGatewayId.target());
  }
}

class BgpSettings {
  constructor(private readonly block: Block) {}

  get insideCidr(): Value<string> {
    return this.block.text("tunnel_cidr");
  }

  get localBgpIp(): Value<string> {
    return this.block.text("local_bgp_ip");
  }

  get localAsn(): Value<string | number> {
    return this.block.scalar("local_asn");
  }
}

/** Settings of both phases, by their names in the environment file: `ike.dhGroup`. */
class CryptoValues implements Readonly<Record<CryptoSetting, Value<string | number>>> {
  constructor(
    private readonly ike: Block,
    private readonly ipsec: Block,
  ) {}

  get "ike.version"(): Value<string> {
    return this.ike.text("ike_version");
  }

  get "ike.mode"(): Value<string> {
    return this.ike.text("ike_mode");
  }

  get "ike.encryption"(): Value<string> {
    return this.ike.text("ike_enc_alg");
  }

  get "ike.authentication"(): Value<string> {
    return this.ike.text("ike_auth_alg");
  }

  get "ike.dhGroup"(): Value<string> {
    return this.ike.text("ike_pfs");
  }

  get "ike.lifetime"(): Value<number> {
    return this.ike.number("ike_lifetime");
  }

  get "ipsec.encryption"(): Value<string> {
    return this.ipsec.text("ipsec_enc_alg");
  }

  get "ipsec.authentication"(): Value<string> {
    return this.ipsec.text("ipsec_auth_alg");
  }

  get "ipsec.pfs"(): Value<string> {
    return this.ipsec.text("ipsec_pfs");
  }

  get "ipsec.lifetime"(): Value<number> {
    return this.ipsec.number("ipsec_lifetime");
  }
}
