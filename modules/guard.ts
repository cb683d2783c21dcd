import { type IResolveContext, Lazy, type Postcondition, type Precondition } from "cdktf";
import { LONGEST_PSK, PSK_PATTERN, PSK_SPECIALS } from "../domain/psk";
import type { Tunnel } from "./connection";

/**
 * Conditions on a connection that fail the plan when a tunnel's key is missing, or no device would take it. Not a validation
 * of the variable: when that fails, Terraform prints the line of the variables file, with the keys in it.
 */
export function keysGiven(subject: string, tunnels: readonly Tunnel[]): Precondition[] {
  return tunnels.map(({ number, ike: { psk } }) => ({
    condition: lazily((context) => `can(regex(${JSON.stringify(PSK_PATTERN)}, ${expression(psk, context)}))`),
    errorMessage: Lazy.stringValue({
      produce: (context) =>
        `${subject}: tunnel ${number} has no pre-shared key, or one that no device takes. It comes from ${expression(psk, context)}. ` +
        `Allowed: 1 to ${LONGEST_PSK} letters, digits and ${PSK_SPECIALS}.`,
    }),
  }));
}

// The provider tells the tunnels of a connection apart by number and customer gateway alone: an edit of anything else
// plans nothing and reaches nobody, from version 1.275.0 to 1.289.x at least. The guard turns that silence into an error:
// what the provider plans must be what is written.

/**
 * Conditions on a connection to a transit router that fail the plan when an edit inside a tunnel would not reach the cloud.
 * @param subject How the message calls the connection.
 * @param compareKeys Whether keys count; off for a cloud that returns them masked.
 */
export function tunnelGuard(subject: string, tunnels: readonly Tunnel[], compareKeys: boolean): Postcondition[] {
  const settings = postcondition(
    (context) =>
      `alltrue(flatten([for t in self.tunnel_options_specification : [for name, value in ${settingsByTunnel(tunnels, context)}[tostring(t.tunnel_index)] : try(tostring(${ARGUMENTS}[name]), "") == value]]))`,
    `${subject}: the settings of its tunnels`,
  );
  const keys = postcondition(
    (context) =>
      `alltrue([for t in self.tunnel_options_specification : one(t.tunnel_ike_config[*].psk) == ${keysByTunnel(tunnels, context)}[tostring(t.tunnel_index)]])`,
    `${subject}: the keys of its tunnels`,
  );
  return compareKeys ? [settings, keys] : [settings];
}

/** HCL: the arguments of tunnel `t` and of its blocks side by side; no two have the same name. */
const ARGUMENTS = "merge(t, one(t.tunnel_ike_config), one(t.tunnel_ipsec_config), one(t.tunnel_bgp_config))";

function postcondition(condition: (context: IResolveContext) => string, what: string): Postcondition {
  return {
    condition: lazily(condition),
    errorMessage:
      `${what} in the cloud differ from what is written here, and the provider does not send edits inside a tunnel. ` +
      "Undo the edit, or renew the connection with -replace: an outage, with new gateway addresses.",
  };
}

/** Tokens are resolved by hand: inside an expression of our own cdktf would not know where quotes begin and end. */
function lazily(condition: (context: IResolveContext) => string): string {
  return Lazy.stringValue({ produce: (context) => `\${${condition(context)}}` });
}

function settingsByTunnel(tunnels: readonly Tunnel[], context: IResolveContext): string {
  return byTunnel(
    tunnels,
    ({ customerGatewayId, enableDpd, enableNatTraversal, ike: { psk: _, ...ike }, ipsec, bgp }) => {
      const values = { customerGatewayId, enableDpd, enableNatTraversal, ...ike, ...ipsec, ...bgp };
      const assignments = Object.entries(values).map(
        ([name, value]) => `${snakeCase(name)} = ${expression(value, context)}`,
      );
      return `{${assignments.join(", ")}}`;
    },
  );
}

function keysByTunnel(tunnels: readonly Tunnel[], context: IResolveContext): string {
  return byTunnel(tunnels, ({ ike }) => expression(ike.psk, context));
}

function byTunnel(tunnels: readonly Tunnel[], value: (tunnel: Tunnel) => string): string {
  return `{${tunnels.map((tunnel) => `"${tunnel.number}" = ${value(tunnel)}`).join(", ")}}`;
}

/** HCL: a value as text, or the bare reference that a token stands for. */
function expression(value: string | number | boolean, context: IResolveContext): string {
  const text = String(context.resolve(value));
  return /^\$\{([^{}]*)\}$/.exec(text)?.[1] ?? JSON.stringify(text);
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
