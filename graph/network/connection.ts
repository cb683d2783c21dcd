import { EVERYWHERE } from "../../domain/route";
import { once } from "../once";
import type { Block } from "../terraform/block";
import type { SecretFacts } from "../terraform/secrets";
import { ResourceSubject } from "../terraform/subject";
import { ifDecided, type Value } from "../terraform/value";
import type { ResourceGraph } from "./graph";
import { DUAL, SINGLE, Tunnel } from "./tunnel";

const TUNNELS_BLOCK = "tunnel_options_specification";
/** Blocks of the time before dual tunnels. */
const SINGLE_TUNNEL_BLOCKS = ["ike_config", "ipsec_config", "bgp_config", "health_check_config"];
/** Those that hold its crypto. */
const SINGLE_TUNNEL_CRYPTO = [SINGLE.ike, SINGLE.ipsec];

/** An IPsec connection, on a transit router or on a VPN gateway. */
export abstract class Connection extends ResourceSubject {
  abstract readonly name: Value<string>;

  constructor(
    block: Block,
    protected readonly graph: ResourceGraph,
  ) {
    super(block);
  }

  get tags(): Value<Readonly<Record<string, string>>> {
    return this.block.textsByKey("tags");
  }

  /** Networks on the cloud's side. */
  get localSubnet(): Value<readonly string[]> {
    return this.block.texts("local_subnet");
  }

  /** Networks on the site's side. */
  get remoteSubnet(): Value<readonly string[]> {
    return this.block.texts("remote_subnet");
  }

  /** What names the device at the far end, in the single-tunnel form; else tunnels have their own. */
  get customerGatewayId(): Value<string> {
    return this.block.text("customer_gateway_id");
  }

  /** What names the devices at the far ends, in either form. Ends the check where it is not known how many tunnels there are. */
  customerGatewayIds(): readonly Value<string>[] {
    const tunnels = this.tunnels();
    return tunnels.length > 0 ? tunnels.map(({ customerGatewayId }) => customerGatewayId) : [this.customerGatewayId];
  }

  /** How the key of the single-tunnel form is written. */
  get singleTunnelPsk(): Value<"literal" | "reference"> {
    return this.block.block("ike_config").secret("psk");
  }

  /** Ends the check as undecided when it is not known how many there are. */
  readonly tunnels = once((): readonly Tunnel[] => this.tunnelsOf(this.tunnelBlocks()));

  /** As `tunnels`, but with one of which nothing is known where it is not known how many there are. */
  readonly tunnelsOrUnknown = once(
    () => ifDecided(this.tunnels) ?? this.tunnelsOf(this.block.blocksOrUnknown(TUNNELS_BLOCK, "tunnels")),
  );

  /** The tunnel of the single-tunnel form; undefined in any other. */
  readonly singleTunnel = once((): Tunnel | undefined =>
    ifDecided(this.tunnels)?.length === 0 &&
    SINGLE_TUNNEL_CRYPTO.some((name) => this.block.field(name).kind !== "absent")
      ? new Tunnel(this, this.block, this.graph, SINGLE)
      : undefined,
  );

  /** What is known of that key. */
  get singleTunnelPskFacts(): Value<SecretFacts> {
    return this.block.block("ike_config").secretFacts("psk");
  }

  /** Blocks of the single-tunnel form that are given. */
  singleTunnelBlocks(): readonly string[] {
    return SINGLE_TUNNEL_BLOCKS.filter((name) => this.block.blocks(name).length > 0);
  }

  /** Whether only traffic between the networks of both sides is encrypted. */
  hasProtectedFlows(): boolean {
    return ![...this.localSubnet.known(), ...this.remoteSubnet.known()].includes(EVERYWHERE);
  }

  /** Whether it speaks BGP, in either form. Beside two tunnels, what is of the other form is what the cloud tells of it. */
  readonly hasBgp = once((): boolean => {
    if (this.block.flag("enable_tunnels_bgp").or(false)) return true;
    const single = this.block.block("bgp_config").flag("enable");
    return !single.isAbsent() && this.tunnels().length === 0 && single.or(false);
  });

  /** How a tunnel is called in paths: its number, `?` when that is not known. */
  protected abstract nameTunnel(block: Block, position: number): number | string;

  protected tunnelBlocks(): readonly Block[] {
    const blocks = ifDecided(() => this.block.blocks(TUNNELS_BLOCK, "tunnels"));
    if (blocks !== undefined) return blocks;
    // what a plan makes in the single-tunnel form, the provider leaves open: nobody wrote any
    const isSingle = this.resource.isNew && SINGLE_TUNNEL_CRYPTO.some((name) => this.block.field(name).kind === "list");
    return isSingle ? [] : this.block.blocks(TUNNELS_BLOCK, "tunnels");
  }

  /** By number, since a set has no order of its own: a plan writes it otherwise than the text. */
  private tunnelsOf(blocks: readonly Block[]): readonly Tunnel[] {
    const named = blocks.map((block, index) => block.named(`tunnels.${this.nameTunnel(block, index + 1)}`));
    if (named.length > 1) named.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
    return named.map((block) => new Tunnel(this, block, this.graph, DUAL));
  }
}

/** `alicloud_vpn_gateway_vpn_attachment`: a connection that a transit router can take. */
export class IpsecConnection extends Connection {
  /** The numbers that the tunnels give themselves. */
  tunnelNumbers(): readonly number[] {
    return this.tunnelBlocks().map((block) => block.number("tunnel_index").known());
  }

  /** Whether any static route leads to it. */
  hasStaticRoute(): boolean {
    return this.graph.routesOf().someOf(this.resource);
  }

  protected nameTunnel(block: Block): number | string {
    return block.number("tunnel_index").ifKnown() ?? "?";
  }

  get name(): Value<string> {
    return this.block.text("vpn_attachment_name");
  }

  /** Public unless given. Source: `API_VPC`. */
  get networkType(): Value<string> {
    return this.block.text("network_type");
  }
}

/** `alicloud_vpn_connection`: a connection on a VPN gateway, which no transit router can take. */
export class VpnGatewayConnection extends Connection {
  readonly name = this.block.text("vpn_connection_name");
  readonly vpnGatewayId = this.block.text("vpn_gateway_id");

  /** The tunnels are a list, master first. */
  protected nameTunnel(_block: Block, position: number): number | string {
    return position;
  }
}
