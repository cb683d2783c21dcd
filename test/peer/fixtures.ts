import { loadEnvironments } from "../../config";
import { type PeerSource, peerDevices } from "../../peer/devices";
import type { PeerDevice } from "../../peer/model";
import { temporaryFile } from "../setup/files";

// Sites as people write them, and the model of their devices.

interface SiteOptions {
  readonly device?: string;
  readonly connection?: string;
  readonly tunnels?: readonly [string, string];
}

/** A site whose two tunnels end at one device. */
export function environment({
  device = "{profile: strongswan, networks: {site: [192.168.30.0/24]}}",
  connection = "bgp: {localAsn: 64512}",
  tunnels = ["insideCidr: 169.254.10.0/30", "insideCidr: 169.254.10.4/30"],
}: SiteOptions = {}): string {
  const tunnel = (extra: string) => `{customerGateway: edge-1${extra === "" ? "" : `, ${extra}`}}`;
  return `
name: dev
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: [10.255.0.0/24]}
sites:
  berlin:
    customerGateways:
      edge-1: {ip: 203.0.113.10, asn: 65010, device: ${device}}
    connections:
      main:
        ${connection.replaceAll("\n", "\n        ")}
        tunnels:
          1: ${tunnel(tunnels[0])}
          2: ${tunnel(tunnels[1])}
`;
}

export const GATEWAYS: PeerSource["gatewayAddress"] = (_, tunnel) => `198.51.100.${tunnel}`;

export function devicesOf(text: string, gatewayAddress = GATEWAYS): PeerDevice[] {
  const { environments, problems } = loadEnvironments([temporaryFile("dev.yaml", text)]);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return environments.flatMap(({ name, sites }) =>
    Object.entries(sites).flatMap(([key, site]) => peerDevices({ environment: name, key, site, gatewayAddress })),
  );
}

export function deviceOf(options: SiteOptions = {}, gatewayAddress = GATEWAYS): PeerDevice {
  const [device] = devicesOf(environment(options), gatewayAddress);
  if (!device) throw new Error("the site has no device with tunnels");
  return device;
}
