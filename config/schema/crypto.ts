import { Type } from "@sinclair/typebox";
import {
  CIPHERS,
  CRYPTO_PROFILE_NAMES,
  DH_GROUPS,
  HASHES,
  IKE_MODES,
  IKE_VERSIONS,
  LIFETIME,
  PFS_GROUPS,
} from "../../domain/crypto";
import { closed, either, oneOf } from "./words";

const lifetime = Type.Optional(
  Type.Integer({
    minimum: LIFETIME.lowest,
    maximum: LIFETIME.highest,
    description: `Lifetime in seconds, ${LIFETIME.lowest} to ${LIFETIME.highest}.`,
  }),
);

export const crypto = either(
  oneOf(CRYPTO_PROFILE_NAMES, "A profile."),
  closed(
    {
      profile: Type.Optional(
        oneOf(CRYPTO_PROFILE_NAMES, "Profile for all settings that are not given here. Default: strong."),
      ),
      ike: Type.Optional(
        closed(
          {
            version: Type.Optional(oneOf(IKE_VERSIONS, "Version of the protocol.")),
            mode: Type.Optional(oneOf(IKE_MODES, "Negotiation mode.")),
            encryption: Type.Optional(oneOf(CIPHERS, "Cipher; aes is AES-128.")),
            authentication: Type.Optional(oneOf(HASHES, "Hash.")),
            dhGroup: Type.Optional(oneOf(DH_GROUPS, "Diffie-Hellman group.")),
            lifetime,
          },
          "IKE, phase 1.",
        ),
      ),
      ipsec: Type.Optional(
        closed(
          {
            encryption: Type.Optional(oneOf(CIPHERS, "Cipher; aes is AES-128.")),
            authentication: Type.Optional(oneOf(HASHES, "Hash.")),
            pfs: Type.Optional(oneOf(PFS_GROUPS, "Group of perfect forward secrecy, or disabled.")),
            lifetime,
          },
          "IPsec, phase 2.",
        ),
      ),
    },
    "A profile with changes.",
  ),
  "Algorithms and lifetimes of both tunnels. strong: ikev2, aes256, sha256, group14; compatible: the cloud's own defaults. Default: strong.",
);
