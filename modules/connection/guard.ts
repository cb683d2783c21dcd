import { Lazy, type Postcondition, type Precondition, Token } from "cdktf";
import { PLACEHOLDER_PSK, PSK_ALLOWED, PSK_PATTERN } from "../../domain/psk";
import { EDITS_NOT_SENT, type TunnelEdits } from "../../domain/tunnel-edits";
import type { SynthesizedTunnel } from "./synthesized-tunnels";
import type { TunnelArguments } from "./tunnels";

/**
 * Conditions on a connection that fail the plan when a tunnel's PSK is missing, or the cloud would refuse it. Not a
 * validation of the variable: a failed validation makes Terraform print the line of the variables file, with its PSKs.
 */
export function keysGiven(subject: string, tunnels: readonly TunnelArguments[]): Precondition[] {
  return tunnels.map(({ number, ike: { psk } }) => ({
    condition: withKeys(
      () => [psk],
      ([key]) => `\${can(regex(${JSON.stringify(PSK_PATTERN)}, ${key}))}`,
    ),
    errorMessage: withKeys(
      () => [psk],
      ([key]) =>
        `${subject}: tunnel ${number} has no PSK, or one that the cloud refuses. The PSK comes from ${key}. ` +
        `Allowed: ${PSK_ALLOWED}.`,
    ),
  }));
}

// The provider compares only number and customer gateway of tunnels: from version 1.275.0 to at least 1.289.x it
// neither plans nor sends any other edit. The guard turns that silence into an error: the provider's plan must equal
// the configuration.

export interface Guarded {
  /** How messages call the connection. */
  readonly subject: string;
  /** Terraform address of the connection. */
  readonly address: string;
  /** Call it when the stack is synthesized. */
  readonly tunnels: () => readonly SynthesizedTunnel[];
  /** Reference to what `settingsOf` returns. */
  readonly settings: string;
  /** Whether to compare PSKs; off for a cloud that returns them masked. */
  readonly keys: boolean;
  readonly edits: TunnelEdits;
}

/** The settings that each tunnel should have, by number, as texts, without the PSK. */
export function settingsOf(tunnels: readonly SynthesizedTunnel[]): Record<string, Record<string, string>> {
  return Object.fromEntries(
    tunnels.map(({ number, settings }) => [
      number,
      Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, textOf(value)])),
    ]),
  );
}

/** Conditions on a connection that fail the plan when an edit inside a tunnel would not reach the cloud. */
export function tunnelGuard({ subject, address, tunnels, settings, keys, edits }: Guarded): Postcondition[] {
  const errorMessage = (what: string) =>
    `${subject}: the ${what} of its tunnels in the cloud differ from the configuration, and ${EDITS_NOT_SENT}. ` +
    remedy(edits, address);
  // Not a count of differences: the count is a known number, and would fail even where a plan does not know a setting
  // yet.
  const agree = `alltrue([for t in self.tunnel_options_specification : alltrue([for name, value in ${settings}[tostring(t.tunnel_index)] : try(tostring(${ARGUMENTS}[name]), "") == value])])`;
  const same = withKeys(
    () => tunnels().map(({ psk }) => psk),
    (expressions) => {
      const written = tunnels()
        .map(({ number }, index) => `"${number}" = ${expressions[index]}`)
        .join(", ");
      return `\${alltrue([for t in self.tunnel_options_specification : contains([one(t.tunnel_ike_config[*].psk), "${PLACEHOLDER_PSK}"], {${written}}[tostring(t.tunnel_index)])])}`;
    },
  );
  return [
    { condition: `\${${agree}}`, errorMessage: errorMessage("settings") },
    ...(keys ? [{ condition: same, errorMessage: errorMessage("PSKs") }] : []),
  ];
}

function remedy(edits: TunnelEdits, address: string): string {
  const first = `Unless tunnelEdits: ${edits} is deployed already, deploy it first, without the edit.`;
  if (edits === "in-place") return `Raise the revision of the connection, which renews its customer gateways. ${first}`;
  if (edits === "replace")
    return `Raise the revision of the connection, which replaces it: an outage, with new gateway addresses. ${first}`;
  return `Undo the edit, or renew the connection with terraform apply -replace=${address}: an outage, with new gateway addresses.`;
}

/** HCL: the arguments of tunnel `t` and of its blocks side by side; no two have the same name. */
const ARGUMENTS = "merge(t, one(t.tunnel_ike_config), one(t.tunnel_ipsec_config), one(t.tunnel_bgp_config))";

/**
 * A text with expressions for PSKs. We resolve tokens ourselves, late: inside an expression of our own, cdktf would not
 * know where quotes begin and end.
 */
function withKeys(psks: () => readonly string[], text: (expressions: readonly string[]) => string): string {
  return Lazy.stringValue({
    produce: (context) => text(psks().map((psk) => expression(String(context.resolve(psk))))),
  });
}

/** HCL: a text, or the bare reference that it holds. */
function expression(text: string): string {
  return /^\$\{([^{}]*)\}$/.exec(text)?.[1] ?? JSON.stringify(text);
}

function textOf(value: string | number | boolean): string {
  if (typeof value === "string" || !Token.isUnresolved(value)) return String(value);
  return Lazy.stringValue({ produce: (context) => String(context.resolve(value)) });
}
