import { Lazy, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { TunnelEdits } from "../../domain/tunnel-edits";
import type { ICustomerGateway } from "../customer-gateway";
import { type AddressProps, addressed } from "../terraform/address";
import { TerraformData } from "../terraform/terraform-data";
import { settingsOf } from "./guard";
import type { SynthesizedTunnel } from "./synthesized-tunnels";

export interface TunnelEditsProps {
  readonly edits: Exclude<TunnelEdits, "refuse">;
  readonly revision: number;
  /** Call it when the stack is synthesized. */
  readonly tunnels: () => readonly SynthesizedTunnel[];
  readonly customerGateways: readonly ICustomerGateway[];
  readonly address: AddressProps;
}

/**
 * Sends edits inside tunnels to the cloud. A change of a visible field or of the revision (never of a PSK or its hash)
 * renews a `terraform_data`, and this renews what makes the provider send both tunnels whole. On a running connection,
 * creating the `terraform_data` renews nothing.
 */
export function carryTunnelEdits(
  scope: Construct,
  connection: TerraformResource,
  { edits, revision, tunnels, customerGateways, address }: TunnelEditsProps,
): void {
  const written = Lazy.anyValue({ produce: () => withoutGateways(settingsOf(tunnels())) });
  const visible = { revision, tunnels: written };
  const trigger = addressed(new TerraformData(scope, "Edits", { triggersReplace: visible }), address);
  const renewal = `${trigger.terraformResourceType}.${trigger.friendlyUniqueId}`;
  if (edits === "replace") {
    connection.lifecycle = { ...connection.lifecycle, replaceTriggeredBy: [renewal] };
    return;
  }
  for (const gateway of new Set(customerGateways)) gateway.renewWith?.(renewal);
}

/** The provider itself sees another customer gateway; and what renews gateways cannot depend on them. */
function withoutGateways(settings: ReturnType<typeof settingsOf>): ReturnType<typeof settingsOf> {
  return Object.fromEntries(
    Object.entries(settings).map(([number, { customer_gateway_id: _, ...visible }]) => [number, visible]),
  );
}
