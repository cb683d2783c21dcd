import type { Device } from "../options";
import type { Tunnel } from "./tunnel";

/** What is known of the device at a tunnel's far end; undefined when nothing is. */
export function deviceOf(tunnel: Tunnel, devices: Readonly<Record<string, Device>>): Device | undefined {
  if (Object.keys(devices).length === 0) return undefined;
  const address = tunnel.customerGateway()?.ipAddress.known();
  return address !== undefined && Object.hasOwn(devices, address) ? devices[address] : undefined;
}
