import { shown } from "../later";
import type { PeerDevice, PeerTunnel } from "../model";
import type { PeerProfile } from "../profile";
import { addressOf, byName, PSKS_VARIABLE, pskReference, psksFile, resourceName, terraformFile } from "./terraform";

/** Two addresses of one gateway; one for a device that only one tunnel ends on. */
const REDUNDANCY = { 1: "SINGLE_IP_INTERNALLY_REDUNDANT", 2: "TWO_IPS_REDUNDANCY" } as const;
/** What Google's routers prefer less. */
const PRIORITY = { active: 100, standby: 200 } as const;

const REMARKS = [
  "Google proposes every algorithm that it supports; the tunnel uses those that both ends have in common.",
  "Google's gateway sends packets of up to 1460 bytes: set device.mtu to 1460.",
];

/** HA VPN, configured by Terraform. Its gateway has its addresses before any tunnel. */
export const google: PeerProfile = {
  confidence: "documented",
  sources: [
    { title: "Google Cloud, guides to HA VPN with peers, and “MTU considerations”" },
    { title: "Terraform provider google, compute_external_vpn_gateway and compute_vpn_tunnel" },
  ],
  beside: REMARKS,
  files: (device, psk) => [
    terraformFile("google", [...REMARKS, `The router has the ASN ${shown(device.asn ?? "<ASN>")}.`], {
      variable: {
        ...PSKS_VARIABLE,
        ha_vpn_gateway_id: { type: "string" },
        router: { type: "string" },
        region: { type: "string" },
      },
      resource: resourcesOf(device),
    }),
    psksFile(device.tunnels, psk),
  ],
};

function resourcesOf({ tunnels, site, device }: PeerDevice) {
  const gateway = `${site}-${device}`;
  return {
    google_compute_external_vpn_gateway: {
      [gateway]: {
        name: gateway,
        redundancy_type: tunnels.length === 1 ? REDUNDANCY[1] : REDUNDANCY[2],
        interface: tunnels.map((tunnel, id) => ({ id, ip_address: addressOf(tunnel) })),
      },
    },
    google_compute_vpn_tunnel: byName(tunnels, (tunnel, id) => ({
      name: dashed(tunnel),
      region: REGION,
      vpn_gateway: `\${var.ha_vpn_gateway_id}`,
      vpn_gateway_interface: tunnel.number - 1,
      peer_external_gateway: `\${google_compute_external_vpn_gateway.${gateway}.id}`,
      peer_external_gateway_interface: id,
      ike_version: tunnel.ike.version === "ikev1" ? 1 : 2,
      shared_secret: pskReference(tunnel),
      router: ROUTER,
    })),
    google_compute_router_interface: byName(tunnels, (tunnel) => ({
      name: dashed(tunnel),
      region: REGION,
      router: ROUTER,
      ip_range: `${tunnel.site.insideIp}/30`,
      vpn_tunnel: `\${google_compute_vpn_tunnel.${resourceName(tunnel)}.name}`,
    })),
    google_compute_router_peer: byName(tunnels, (tunnel) => ({
      name: dashed(tunnel),
      region: REGION,
      router: ROUTER,
      interface: `\${google_compute_router_interface.${resourceName(tunnel)}.name}`,
      peer_ip_address: tunnel.cloud.insideIp,
      peer_asn: tunnel.routing.kind === "bgp" ? tunnel.routing.cloudAsn : undefined,
      advertised_route_priority: tunnel.standing.prepends > 0 ? PRIORITY.standby : PRIORITY.active,
    })),
  };
}

const REGION = `\${var.region}`;
const ROUTER = `\${var.router}`;
/** Up to 63 characters; what distinguishes the tunnels of a connection stands first. */
const dashed = ({ number, name }: PeerTunnel) =>
  `vpn${number}-${name.replaceAll("/", "-")}`.slice(0, LONGEST_NAME).replace(/(?<!-)-+$/, "");
const LONGEST_NAME = 63;
