import type { TerraformResource } from "cdktf";
import { PropsError } from "../terraform/refuse";

/** A synthesized tunnel: its own arguments and those of its blocks side by side, in the provider's words. */
export interface SynthesizedTunnel {
  readonly number: string;
  readonly psk: string;
  /** All other arguments. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * The tunnels of a connection, with the changes of `addOverride`. Call it when the stack is synthesized.
 * @throws PropsError if an override leaves no readable tunnels
 */
export function synthesizedTunnels(connection: TerraformResource): readonly SynthesizedTunnel[] {
  const { resource } = connection.toTerraform() as { resource?: Record<string, Record<string, Values>> };
  const written = resource?.[connection.terraformResourceType]?.[connection.friendlyUniqueId];
  const blocks = written?.tunnel_options_specification;
  if (!Array.isArray(blocks)) throw unreadable(connection);
  return blocks.map((block: Values) => {
    const { tunnel_index: number, psk, ...settings } = flattened(block);
    if (typeof number !== "number" || typeof psk !== "string") throw unreadable(connection);
    return { number: String(number), psk, settings: settings as SynthesizedTunnel["settings"] };
  });
}

/** The arguments of a tunnel, with those of its blocks in place of the blocks. */
function flattened(tunnel: Values): Values {
  const entries = Object.entries(tunnel).flatMap(([name, value]) =>
    BLOCKS.includes(name) ? Object.entries(blockOf(value)) : [[name, value] as const],
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const BLOCKS = ["tunnel_ike_config", "tunnel_ipsec_config", "tunnel_bgp_config"];

/** One block, which may be written as a list of one. */
function blockOf(value: unknown): Values {
  return Object([value].flat()[0]) as Values;
}

function unreadable({ node }: TerraformResource): PropsError {
  const problem = {
    what: "an override leaves no tunnels that the guard can compare with the cloud's",
    allowed: "overrides of single arguments, such as tunnel_options_specification.0.enable_dpd",
  };
  return new PropsError(node.scope?.node.path ?? node.path, [{ path: ["tunnels"], problem }]);
}
