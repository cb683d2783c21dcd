import { Token } from "cdktf";
import { idProblem } from "../../domain/id";
import { TUNNELS } from "../../domain/tunnel";
import type { Check } from "../../site/check";
import { checkLabels } from "../../site/problems/labels";
import { checkNegotiation } from "../../site/problems/settings";
import { checkTunnel, checkTunnels } from "../../site/problems/tunnel";
import type { CustomerGateway } from "../../site/site";
import type { ICustomerGateway } from "../customer-gateway";
import type { ConnectionProps, ConnectionSettings, NetworkProps, TunnelProps } from "./tunnels";

/** Why props cannot be those of a connection with two tunnels. */
export function checkConnectionProps(
  check: Check,
  props: ConnectionProps & NetworkProps,
  network = props.network,
): void {
  const running = check.ofWhatRuns(props.importId !== undefined);
  checkConnectionSettings(running, props);
  const devices: Record<string, CustomerGateway> = {};
  const tunnels = props.tunnels && {
    ...(props.tunnels[1] && { 1: plainTunnel(props.tunnels[1], "1", devices) }),
    ...(props.tunnels[2] && { 2: plainTunnel(props.tunnels[2], "2", devices) }),
  };
  checkTunnels(running, tunnels as Parameters<typeof checkTunnels>[1], {
    customerGateways: devices,
    bgp: props.bgp ?? false,
    network,
  });
  for (const number of TUNNELS) {
    const tunnel = props.tunnels?.[number];
    if (tunnel) checkReferences(check.at("tunnels", String(number)), tunnel, Boolean(props.bgp));
  }
}

/** Why props cannot be those of a connection with one tunnel. */
export function checkSingleTunnelProps(
  check: Check,
  props: ConnectionSettings & NetworkProps & { readonly tunnel: TunnelProps },
): void {
  const running = check.ofWhatRuns(props.importId !== undefined);
  checkConnectionSettings(running, props);
  const devices: Record<string, CustomerGateway> = {};
  checkTunnel(running.at("tunnel"), plainTunnel(props.tunnel, "1", devices), {
    customerGateways: devices,
    bgp: props.bgp ?? false,
    network: props.network,
  });
  checkReferences(check.at("tunnel"), props.tunnel, Boolean(props.bgp));
}

function checkConnectionSettings(check: Check, props: ConnectionSettings & NetworkProps): void {
  checkLabels(check, props);
  checkNegotiation(check, props);
  check.value("resourceGroupId", props.resourceGroupId, idProblem("rg"));
  check.value("importId", props.importId, idProblem("vco"));
}

/** A tunnel as plain data, with its device put among the devices. */
function plainTunnel(
  { psk: _, customerGateway, ...tunnel }: TunnelProps,
  name: string,
  devices: Record<string, CustomerGateway>,
) {
  if (customerGateway === undefined) return tunnel as Parameters<typeof checkTunnel>[1];
  devices[name] = plainGateway(customerGateway);
  return { ...tunnel, customerGateway: name };
}

/** What is known of a device: everything that matters if this app makes it, else its id. */
export function plainGateway(gateway: ICustomerGateway): CustomerGateway {
  const { customerGatewayId, device } = gateway;
  return device ?? { id: customerGatewayId };
}

/** What only constructs can get wrong: a PSK as a literal, and an address that would have to be derived from a token. */
function checkReferences(check: Check, { psk, insideCidr, cloudIp }: TunnelProps, bgp: boolean): void {
  if (!isReference(psk)) {
    const allowed = "a reference: PreSharedKeys.of(this).keyOf(…), or a sensitive variable";
    check.report({ what: "the PSK is a literal", allowed }, "psk");
  }
  if (!bgp || cloudIp !== undefined || !Token.isUnresolved(insideCidr)) return;
  const what = "the inside CIDR is a token, so the address cannot be derived from it";
  check.report({ what, allowed: "an address of the inside CIDR" }, "cloudIp");
}

/** Whether a text stands for a value of Terraform: a token, or a bare reference such as `${var.psk}`. */
function isReference(text: string): boolean {
  return Token.isUnresolved(text) || /^\$\{[a-z]\w*\.[^{}]+\}$/.test(text);
}
