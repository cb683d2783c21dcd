import { Type } from "@sinclair/typebox";
import { CIPHERS, DH_GROUPS, HASHES, IKE_MODES, IKE_VERSIONS, PFS_GROUPS } from "../../domain/crypto";
import { DEVICE_PROFILES } from "../../domain/device";
import { TRANSIT_KINDS } from "../../domain/transit";
import { closed, flag, keyed, oneOf } from "./words";

/** As in environment files, and as Terraform has them. */
const TRANSIT = [...TRANSIT_KINDS, "VPN", "VBR", "CCN"] as const;

const CRYPTO_WORDS = [...new Set([...IKE_VERSIONS, ...IKE_MODES, ...CIPHERS, ...HASHES, ...DH_GROUPS, ...PFS_GROUPS])];

const device = closed(
  {
    profile: Type.Optional(oneOf(DEVICE_PROFILES, "What the device is. Default: what environment files say.")),
    behindNat: flag("Whether it sends an IKE identity other than its customer gateway's address. Default: false."),
    pinsCloudId: flag("Whether it accepts only an IKE identity of the cloud that it knows beforehand. Default: false."),
  },
  "A device at a site.",
);

/** Settings that rules leave to a team. */
export const options = closed(
  {
    allowedCrypto: Type.Optional(
      Type.Array(oneOf(CRYPTO_WORDS, "A version, mode, algorithm or group, as the provider calls it."), {
        uniqueItems: true,
        description: "Versions, modes, algorithms and groups that tunnels may use. Default: all except weak ones.",
      }),
    ),
    shortestLifetime: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 86_400,
        description: "Shortest lifetime of either phase without a warning, in seconds, 0 to 86400. Default: 3600.",
      }),
    ),
    shortestKey: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 100,
        description: "Shortest PSK without a finding, in characters, 1 to 100. Default: 16.",
      }),
    ),
    headroom: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: "Share of a limit from which a warning shows what is left, 0 to 1. Default: 0.8.",
      }),
    ),
    transit: Type.Optional(
      Type.Array(oneOf(TRANSIT, "vpn, vbr (Express Connect) or ccn (Cloud Connect Network), also in capitals."), {
        uniqueItems: true,
        description:
          "Kinds of networks, besides VPCs, that sites must reach through the transit router. Default: none.",
      }),
    ),
    devices: Type.Optional(keyed("ipv4", device, "Devices at the sites, by the address of their customer gateway.")),
  },
  "Settings that rules leave to a team.",
);
