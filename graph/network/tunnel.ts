import type { CryptoSetting } from "../../domain/crypto";
import type { Block } from "../terraform/block";
import type { SecretFacts, SecretWriting } from "../terraform/node";
import type { Resource } from "../terraform/resource";
import type { Value } from "../terraform/value";
import type { CustomerGateway } from "./customer-gateway";
import type { Neighbours } from "./neighbours";
import type * as words from "./words";

/** Where settings of either phase stand, and how to read them. */
const CRYPTO_ARGUMENTS: Readonly<
  Record<CryptoSetting, readonly [phase: "ike" | "ipsec", name: string, read: "text" | "number"]>
> = {
  "ike.version": ["ike", "ike_version", "text"],
  "ike.mode": ["ike", "ike_mode", "text"],
  "ike.encryption": ["ike", "ike_enc_alg", "text"],
  "ike.authentication": ["ike", "ike_auth_alg", "text"],
  "ike.dhGroup": ["ike", "ike_pfs", "text"],
  "ike.lifetime": ["ike", "ike_lifetime", "number"],
  "ipsec.encryption": ["ipsec", "ipsec_enc_alg", "text"],
  "ipsec.authentication": ["ipsec", "ipsec_auth_alg", "text"],
  "ipsec.pfs": ["ipsec", "ipsec_pfs", "text"],
  "ipsec.lifetime": ["ipsec", "ipsec_lifetime", "number"],
};

/** Names of a tunnel's blocks, and what paths call them. */
export interface Form {
  readonly ike: string;
  readonly ipsec: string;
  readonly bgp: string;
  readonly words: readonly [ike: string, ipsec: string, bgp: string];
}

export const DUAL: Form = {
  ike: "tunnel_ike_config",
  ipsec: "tunnel_ipsec_config",
  bgp: "tunnel_bgp_config",
  words: ["ike", "ipsec", "bgp"],
};

/** From the time before dual tunnels: the connection itself is the tunnel. */
export const SINGLE: Form = {
  ike: "ike_config",
  ipsec: "ipsec_config",
  bgp: "bgp_config",
  words: ["ike_config", "ipsec_config", "bgp_config"],
};

export class Tunnel implements words.Tunnel {
  readonly customerGatewayId: Value<string>;
  readonly bgp: words.BgpSettings;
  private readonly ike: Block;
  private readonly ipsec: Block;

  constructor(
    readonly connection: words.Connection,
    private readonly block: Block,
    private readonly neighbours: Neighbours,
    { ike, ipsec, bgp, words: [ikeWord, ipsecWord, bgpWord] }: Form,
  ) {
    this.customerGatewayId = block.text("customer_gateway_id");
    this.ike = block.block(ike, ikeWord);
    this.bgp = new BgpSettings(block.block(bgp, bgpWord));
    this.ipsec = block.block(ipsec, ipsecWord);
  }

  get resource(): Resource {
    return this.connection.resource;
  }

  crypto(setting: CryptoSetting): Value<string | number> {
    const [phase, name, read] = CRYPTO_ARGUMENTS[setting];
    return this[phase][read](name);
  }

  isSentAsZero(setting: CryptoSetting): boolean {
    const [phase] = CRYPTO_ARGUMENTS[setting];
    return this.resource.isNew !== false && !this[phase].isAbsent && this.crypto(setting).isAbsent();
  }

  get psk(): Value<SecretWriting> {
    return this.ike.secret("psk");
  }

  get pskFacts(): Value<SecretFacts> {
    return this.ike.secretFacts("psk");
  }

  get role(): Value<string> {
    return this.block.text("role");
  }

  get localId(): Value<string> {
    return this.ike.text("local_id");
  }

  get remoteId(): Value<string> {
    return this.ike.text("remote_id");
  }

  get dpd(): Value<boolean> {
    return this.block.flag("enable_dpd");
  }

  get natTraversal(): Value<boolean> {
    return this.block.flag("enable_nat_traversal");
  }

  customerGateway(): CustomerGateway {
    return this.customerGatewayId.among(
      (resource) => this.neighbours.customerGateways.of(resource),
      "customer gateway",
    );
  }

  possibleCustomerGateways(): readonly CustomerGateway[] {
    const node = this.customerGatewayId.resolved();
    if (this.block.isUnknown || node.kind !== "unknown" || node.from) return [];
    const { stack } = this.resource;
    if (node.oneOf !== undefined) return this.neighbours.instancesOfCustomerGateway(stack, node.oneOf);
    return this.neighbours.knowsForeign(stack) ? this.neighbours.customerGateways() : [];
  }
}

class BgpSettings implements words.BgpSettings {
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
