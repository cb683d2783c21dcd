import { EVERYWHERE } from "../../domain/route";
import { once } from "../once";
import type { Block } from "../terraform/block";
import type { SecretWriting } from "../terraform/node";
import type { Resource } from "../terraform/resource";
import { BlockSubject } from "../terraform/subject";
import { ifDecided, type Value } from "../terraform/value";
import type { Neighbours } from "./neighbours";
import { DUAL, type Form, SINGLE, Tunnel } from "./tunnel";
import type * as words from "./words";

export const TUNNELS_BLOCK = "tunnel_options_specification";
/** Blocks of the time before dual tunnels. */
const SINGLE_TUNNEL_BLOCKS = ["ike_config", "ipsec_config", "bgp_config", "health_check_config"];
/** The blocks with its crypto settings. */
const SINGLE_TUNNEL_CRYPTO = [SINGLE.ike, SINGLE.ipsec];

/** Whether the configuration ignores edits of its tunnels on purpose; these do not count as edits. */
export function ignoresTunnels({ ignores }: Resource): boolean {
  return ignores?.some((name) => IGNORED.test(name)) === true;
}

const IGNORED = new RegExp(String.raw`^(all|${TUNNELS_BLOCK})(?![\w-])`);

abstract class AnyConnection extends BlockSubject implements words.AnyConnection {
  abstract readonly name: Value<string>;

  constructor(
    block: Block,
    protected readonly neighbours: Neighbours,
  ) {
    super(block);
  }

  get tags(): Value<Readonly<Record<string, string>>> {
    return this.block.textsByKey("tags");
  }

  get localSubnet(): Value<readonly string[]> {
    return this.block.texts("local_subnet");
  }

  get remoteSubnet(): Value<readonly string[]> {
    return this.block.texts("remote_subnet");
  }

  get customerGatewayId(): Value<string> {
    return this.block.text("customer_gateway_id");
  }

  customerGatewayIds(): readonly Value<string>[] {
    const tunnels = this.tunnels();
    return tunnels.length > 0 ? tunnels.map(({ customerGatewayId }) => customerGatewayId) : [this.customerGatewayId];
  }

  get singleTunnelPsk(): Value<SecretWriting> {
    return this.block.block("ike_config").secret("psk");
  }

  readonly tunnels = once((): readonly words.Tunnel[] => this.tunnelsOf(this.tunnelBlocks()));

  readonly tunnelsOrUnknown = once(
    () => ifDecided(this.tunnels) ?? this.tunnelsOf(this.block.blocksOrUnknown(TUNNELS_BLOCK, "tunnels")),
  );

  readonly singleTunnel = once((): words.Tunnel | undefined =>
    ifDecided(this.tunnels)?.length === 0 &&
    SINGLE_TUNNEL_CRYPTO.some((name) => this.block.field(name).kind !== "absent")
      ? this.tunnel(this.block, SINGLE)
      : undefined,
  );

  get healthCheck(): words.HealthCheck | undefined {
    const block = this.block.block("health_check_config");
    if (block.isAbsent) return undefined;
    return {
      enable: block.flag("enable"),
      destination: block.text("dip"),
      source: block.text("sip"),
      interval: block.number("interval"),
      retries: block.number("retry"),
    };
  }

  singleTunnelBlocks(): readonly string[] {
    return SINGLE_TUNNEL_BLOCKS.filter((name) => this.block.blocks(name).length > 0);
  }

  hasProtectedFlows(): boolean {
    return ![...this.localSubnet.known(), ...this.remoteSubnet.known()].includes(EVERYWHERE);
  }

  readonly hasBgp = once((): boolean => {
    if (this.block.flag("enable_tunnels_bgp").or(false)) return true;
    const single = this.block.block("bgp_config").flag("enable");
    return !single.isAbsent() && this.tunnels().length === 0 && single.or(false);
  });

  abstract hasStaticRoute(): boolean;

  /** The name of a tunnel in paths: its number, or `?` if unknown. */
  protected abstract nameTunnel(block: Block, position: number): number | string;

  protected abstract tunnel(block: Block, form: Form): words.Tunnel;

  protected tunnelBlocks(): readonly Block[] {
    const blocks = ifDecided(() => this.block.blocks(TUNNELS_BLOCK, "tunnels"));
    if (blocks !== undefined) return blocks;
    // in a plan that makes a single-tunnel connection, the provider leaves the tunnels open, although nobody wrote any
    const isSingle = this.resource.isNew && SINGLE_TUNNEL_CRYPTO.some((name) => this.block.field(name).kind === "list");
    return isSingle ? [] : this.block.blocks(TUNNELS_BLOCK, "tunnels");
  }

  /** By number, since a set has no order: plan and configuration may order it differently. */
  private tunnelsOf(blocks: readonly Block[]): readonly words.Tunnel[] {
    const named = blocks.map((block, index) => block.named(`tunnels.${this.nameTunnel(block, index + 1)}`));
    if (named.length > 1) named.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
    return named.map((block) => this.tunnel(block, DUAL));
  }
}

export class IpsecConnection extends AnyConnection implements words.IpsecConnection {
  readonly endsOn = "transit router";

  tunnelNumbers(): readonly number[] {
    return this.tunnelBlocks().map((block) => block.number("tunnel_index").known());
  }

  hasStaticRoute(): boolean {
    return this.neighbours.routesOf().someOf(this.resource);
  }

  protected nameTunnel(block: Block): number | string {
    return block.number("tunnel_index").ifKnown() ?? "?";
  }

  protected tunnel(block: Block, form: Form): words.Tunnel {
    return new Tunnel(this, block, this.neighbours, form);
  }

  get name(): Value<string> {
    return this.block.text("vpn_attachment_name");
  }

  get networkType(): Value<string> {
    return this.block.text("network_type");
  }
}

export class VpnGatewayConnection extends AnyConnection implements words.VpnGatewayConnection {
  readonly endsOn = "VPN gateway";
  readonly name = this.block.text("vpn_connection_name");
  readonly vpnGatewayId = this.block.text("vpn_gateway_id");

  hasStaticRoute(): boolean {
    return this.neighbours.vpnGatewayRoutesOf().someOf(this.resource);
  }

  /** The tunnels are a list, master first. */
  protected nameTunnel(_block: Block, position: number): number | string {
    return position;
  }

  protected tunnel(block: Block, form: Form): words.Tunnel {
    return new Tunnel(this, block, this.neighbours, form);
  }
}
