import { shown } from "../later";
import type { PeerTunnel } from "../model";
import type { PeerProfile } from "../profile";
import { addressOf, byName, PSKS_VARIABLE, pskReference, psksFile, resourceName, terraformFile } from "./terraform";

const CIPHER = { aes: "AES128", aes192: "AES192", aes256: "AES256", des: "DES", "3des": "DES3" } as const;
const GROUP = { group1: "DHGroup1", group2: "DHGroup2", group5: "DHGroup5", group14: "DHGroup14" } as const;
const PFS = { disabled: "None", group1: "PFS1", group2: "PFS2", group5: "PFS5", group14: "PFS2048" } as const;
/** Kilobytes, the provider's default: Azure has no lifetime by time alone. */
const NO_LIMIT_BY_VOLUME = 102_400_000;

const REMARKS = [
  "Azure always keeps phase 1 for 28800 s, and its BGP timers are 60 s and 180 s.",
  "Azure opens no BGP session from an inside address: the cloud must open it. Nobody has tried whether it does.",
  "custom_bgp_addresses belong to the gateway's instances: tunnel 1 goes to instance 0, tunnel 2 to instance 1.",
];

/** A VPN gateway with two active instances, configured by Terraform. */
export const azure: PeerProfile = {
  confidence: "documented",
  sources: [
    { title: "Azure VPN gateway, FAQ on IPsec/IKE policies, “Configure BGP” and “BGP with AWS”" },
    { title: "Terraform provider azurerm, virtual_network_gateway_connection" },
  ],
  beside: REMARKS,
  files: ({ tunnels, others, asn }, psk) => [
    terraformFile(
      "azure",
      [...REMARKS, `The gateway has active_active, BGP on and the ASN ${shown(asn ?? "<ASN>")}.`],
      {
        variable: {
          ...PSKS_VARIABLE,
          virtual_network_gateway_id: { type: "string" },
          resource_group_name: { type: "string" },
          location: { type: "string" },
        },
        resource: {
          azurerm_local_network_gateway: byName(tunnels, localGateway),
          azurerm_virtual_network_gateway_connection: byName(tunnels, (tunnel) =>
            connection(tunnel, [...tunnels, ...others]),
          ),
        },
      },
    ),
    psksFile(tunnels, psk),
  ],
};

const PLACE = { resource_group_name: `\${var.resource_group_name}`, location: `\${var.location}` };

function localGateway(tunnel: PeerTunnel): object {
  const { routing, cloud } = tunnel;
  return {
    name: resourceName(tunnel),
    ...PLACE,
    gateway_address: addressOf(tunnel),
    ...(routing.kind === "bgp"
      ? { bgp_settings: { asn: routing.cloudAsn, bgp_peering_address: cloud.insideIp } }
      : { address_space: routing.routes }),
  };
}

function connection(tunnel: PeerTunnel, all: readonly PeerTunnel[]): object {
  const { ike, ipsec, routing, dpd } = tunnel;
  return {
    name: resourceName(tunnel),
    ...PLACE,
    type: "IPsec",
    virtual_network_gateway_id: `\${var.virtual_network_gateway_id}`,
    local_network_gateway_id: `\${azurerm_local_network_gateway.${resourceName(tunnel)}.id}`,
    connection_protocol: ike.version === "ikev1" ? "IKEv1" : "IKEv2",
    shared_key: pskReference(tunnel),
    ...(dpd ? { dpd_timeout_seconds: dpd.interval * dpd.retries } : {}),
    ipsec_policy: {
      ike_encryption: CIPHER[ike.encryption],
      ike_integrity: ike.authentication.toUpperCase(),
      dh_group: GROUP[ike.dhGroup],
      ipsec_encryption: CIPHER[ipsec.encryption],
      ipsec_integrity: ipsec.authentication.toUpperCase(),
      pfs_group: PFS[ipsec.pfs],
      sa_lifetime: ipsec.lifetime,
      sa_datasize: NO_LIMIT_BY_VOLUME,
    },
    ...(routing.kind === "bgp" ? { enable_bgp: true, custom_bgp_addresses: customAddresses(tunnel, all) } : {}),
    ...(routing.kind === "flows" ? { use_policy_based_traffic_selectors: true } : {}),
  };
}

/** Both instances need an address; the other instance's is that of the other tunnel, or the placeholder of one that has none. */
function customAddresses({ number, connection, site }: PeerTunnel, all: readonly PeerTunnel[]): object {
  const other =
    all.find((other) => other.connection === connection && other.number !== number)?.site.insideIp ??
    "<inside address of the other instance>";
  const [primary, secondary] = number === 1 ? [site.insideIp, other] : [other, site.insideIp];
  return { primary, secondary };
}
