import { isBgp, type PeerTunnel } from "../model";
import type { PeerProfile } from "../profile";
import { addressOf, byName, PSKS_VARIABLE, pskReference, psksFile, resourceName, terraformFile } from "./terraform";

const CIPHER = { aes: "AES128", aes192: "AES192", aes256: "AES256", des: "DES", "3des": "3DES" } as const;
const HASH = { md5: "MD5", sha1: "SHA1", sha256: "SHA2-256", sha384: "SHA2-384", sha512: "SHA2-512" } as const;

/** Seconds: the shortest that AWS takes. */
const DPD_TIMEOUT = 30;

const REMARKS = [
  "Each AWS connection has two tunnels to one address; this configuration uses the first, and the second stays down.",
  "AWS has the lower inside address: set cloudIp of the tunnel to the higher one.",
  "This file adds no routes to the transit gateway's route table: propagate them with BGP, or add static routes.",
  "Its outside address, tunnel1_address, becomes the ip of the customer gateway in the environment file.",
];

/** A transit gateway, configured by Terraform. */
export const aws: PeerProfile = {
  confidence: "documented",
  sources: [
    { title: "AWS Site-to-Site VPN user guide, “Tunnel options”" },
    { title: "Terraform provider aws, aws_vpn_connection and aws_customer_gateway" },
  ],
  beside: REMARKS,
  files: ({ tunnels }, psk) => [
    terraformFile("aws", REMARKS, {
      variable: { ...PSKS_VARIABLE, transit_gateway_id: { type: "string" } },
      resource: {
        aws_customer_gateway: byName(tunnels, (tunnel) => ({
          bgp_asn: tunnel.routing.kind === "bgp" ? tunnel.routing.cloudAsn : 65000,
          ip_address: addressOf(tunnel),
          type: "ipsec.1",
        })),
        aws_vpn_connection: byName(tunnels, connection),
      },
      output: {
        peers: {
          description: "What the environment file needs: the outside address of each tunnel",
          value: Object.fromEntries(
            tunnels.map((tunnel) => [tunnel.name, `\${aws_vpn_connection.${resourceName(tunnel)}.tunnel1_address}`]),
          ),
        },
      },
    }),
    psksFile(tunnels, psk),
  ],
};

function connection(tunnel: PeerTunnel): object {
  const { ike, ipsec, dpd, insideCidr } = tunnel;
  return {
    customer_gateway_id: `\${aws_customer_gateway.${resourceName(tunnel)}.id}`,
    transit_gateway_id: `\${var.transit_gateway_id}`,
    type: "ipsec.1",
    static_routes_only: !isBgp(tunnel),
    ...(insideCidr === undefined ? {} : { tunnel1_inside_cidr: insideCidr }),
    tunnel1_preshared_key: pskReference(tunnel),
    tunnel1_ike_versions: [ike.version],
    tunnel1_phase1_encryption_algorithms: [CIPHER[ike.encryption]],
    tunnel1_phase1_integrity_algorithms: [HASH[ike.authentication]],
    tunnel1_phase1_dh_group_numbers: [groupNumber(ike.dhGroup)],
    tunnel1_phase1_lifetime_seconds: ike.lifetime,
    tunnel1_phase2_encryption_algorithms: [CIPHER[ipsec.encryption]],
    tunnel1_phase2_integrity_algorithms: [HASH[ipsec.authentication]],
    ...(ipsec.pfs === "disabled" ? {} : { tunnel1_phase2_dh_group_numbers: [groupNumber(ipsec.pfs)] }),
    tunnel1_phase2_lifetime_seconds: ipsec.lifetime,
    ...(dpd ? { tunnel1_dpd_timeout_seconds: DPD_TIMEOUT, tunnel1_dpd_timeout_action: "restart" } : {}),
    tunnel1_startup_action: "start",
  };
}

const groupNumber = (group: string) => Number(group.replace("group", ""));
