import { type Static, type TObject, type TProperties, type TSchema, type TUnsafe, Type } from "@sinclair/typebox";
import { NETWORK_TYPES } from "../domain/address";
import {
  CIPHERS,
  CRYPTO_PROFILE_NAMES,
  DH_GROUPS,
  HASHES,
  IKE_MODES,
  IKE_VERSIONS,
  LIFETIME,
  PFS_GROUPS,
} from "../domain/crypto";
import { LIMITS } from "../domain/limit";
import { SELECTORS } from "../domain/route";
import { MOST_TAGS } from "../domain/tag";
import type { Format } from "./formats";

// The environment file, stated once: JSON Schema for ajv and editors, and from it the TypeScript types.

const text = (format: Format, description: string) => Type.String({ format, description });
const flag = (description: string) => Type.Optional(Type.Boolean({ description }));
const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>({ type: "string", enum: [...values], description });
const closed = <T extends TProperties>(properties: T, description: string): TObject<T> =>
  Type.Object(properties, { additionalProperties: false, description });

/** A map whose keys the user chooses. */
const keyed = <T extends TSchema>(keys: Format, value: T, description: string, limits: object = {}) =>
  Type.Unsafe<Record<string, Static<T>>>({
    type: "object",
    description,
    propertyNames: { format: keys },
    additionalProperties: value,
    ...limits,
  });

/** Either a plain value or something with structure. Not `anyOf`: its errors name every branch. */
const either = <P extends TSchema, S extends TSchema>(
  plain: P,
  structured: S,
  description: string,
): TUnsafe<Static<P> | Static<S>> =>
  Type.Unsafe({
    type: [plain.type, structured.type],
    description,
    if: { type: structured.type },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: structured,
    else: { ...plain, description },
  });

const tags = Type.Optional(
  keyed("tag-key", text("tag-value", "Value of the tag."), "Tags, key to value.", { maxProperties: MOST_TAGS }),
);

const networks = (description: string) =>
  Type.Array(text("cidr", "An IPv4 network such as 10.0.0.0/8."), {
    minItems: 1,
    maxItems: SELECTORS.most,
    uniqueItems: true,
    description,
  });

const lifetime = Type.Optional(
  Type.Integer({
    minimum: LIFETIME.lowest,
    maximum: LIFETIME.highest,
    description: `Lifetime in seconds, ${LIFETIME.lowest} to ${LIFETIME.highest}.`,
  }),
);

const crypto = either(
  oneOf(CRYPTO_PROFILE_NAMES, "A profile."),
  closed(
    {
      profile: Type.Optional(oneOf(CRYPTO_PROFILE_NAMES, "What applies where nothing is said here. Default: strong.")),
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

/** An ASN, plain or dotted. YAML reads an unquoted 1.10 as the number 1.1, so the dotted form is a text. */
const asn = (format: Format, description: string) =>
  Type.Unsafe<number | string>({ type: ["integer", "string"], format, description });

/** What `defaults` and each connection may say. */
const connectionSettings = {
  network: Type.Optional(
    oneOf(
      NETWORK_TYPES,
      "public: over the internet; private: over Express Connect. Cannot be changed later. Default: public.",
    ),
  ),
  crypto: Type.Optional(crypto),
  routing: Type.Optional(
    either(
      oneOf(["destination"] as const, "Destination routing: whatever the routes send to the connection is encrypted."),
      closed(
        { cloud: networks("Networks on the cloud's side."), site: networks("Networks on the site's side.") },
        "Protected flows: only traffic between these networks is encrypted.",
      ),
      "destination, or the networks of both sides (protected flows). Default: destination.",
    ),
  ),
  bgp: Type.Optional(
    either(
      Type.Unsafe<false>({ type: "boolean", enum: [false], description: "false, or {localAsn: 64512}" }),
      closed({ localAsn: asn("asn", "ASN of the cloud's end of both tunnels.") }, "BGP on both tunnels."),
      "BGP on both tunnels, or false. Needs an inside CIDR in each tunnel and an ASN in each customer gateway. Default: false.",
    ),
  ),
  applyImmediately: flag(
    "Negotiate at once, and again after every change, instead of waiting for traffic. Default: false.",
  ),
  dpd: flag("Dead peer detection on both tunnels. Default: true."),
  natTraversal: flag("NAT traversal on both tunnels. Default: true."),
  guardKeys: flag(
    "Fail the plan when a key differs from the one in the cloud; turn it off only where the cloud returns keys masked. Default: true.",
  ),
  advertise: flag("Advertise the transit router's routes to the site; acts with BGP only. Default: true."),
  associate: flag("Forward the connection's traffic by the route table. Default: true."),
  propagate: flag("Let the route table learn the connection's routes. Default: true."),
  routeTable: Type.Optional(
    text(
      "route-table-id",
      "Route table of the transit router to associate with and to propagate to. Default: its default table.",
    ),
  ),
};

const tunnel = closed(
  {
    customerGateway: text("key", "Customer gateway at the far end, by its key in this site."),
    insideCidr: Type.Optional(
      text("inside-cidr", "Inside CIDR, a /30 of 169.254.0.0/16. Needed with BGP; different in each tunnel."),
    ),
    cloudIp: Type.Optional(
      text("ipv4", "Address of the cloud's end in the inside CIDR. Default: the lower of its two addresses."),
    ),
    localId: Type.Optional(text("ike-id", "Identity of the cloud's end in IKE. Default: its gateway address.")),
    remoteId: Type.Optional(
      text("ike-id", "Identity of the site's end in IKE. Default: the customer gateway's address."),
    ),
  },
  "A tunnel. Its key is not written here: it comes from the variable psks, as site/connection/tunnel.",
);

const connection = closed(
  {
    ...connectionSettings,
    vpnGateway: Type.Optional(
      text("vpn-gateway-id", "VPN gateway on which the connection ends. Default: it ends on the transit router."),
    ),
    routes: Type.Optional(
      Type.Array(text("static-route", "A network at the site."), {
        uniqueItems: true,
        description: "Networks at the site that are routed into the connection, besides what BGP learns.",
      }),
    ),
    tags,
    tunnels: closed({ 1: tunnel, 2: tunnel }, "The two tunnels. On a VPN gateway 1 is the master."),
  },
  "An IPsec connection with its two tunnels.",
);

const customerGateway = closed(
  {
    ip: text(
      "customer-gateway-ip",
      "Static IPv4 address of the device; behind NAT, that of the NAT. A change replaces the gateway.",
    ),
    asn: Type.Optional(
      asn(
        "customer-gateway-asn",
        "ASN of the device, plain or dotted (in quotes); not 45104. Needed with BGP. A change replaces the gateway.",
      ),
    ),
    description: Type.Optional(text("name", "Text of up to 100 characters.")),
    tags,
  },
  "A device at the site.",
);

const site = closed(
  {
    customerGateways: keyed("key", customerGateway, "Devices at the site, by a key of your choice.", {
      minProperties: 1,
    }),
    connections: keyed("key", connection, "Connections of the site, by a key of your choice.", { minProperties: 1 }),
    tags,
  },
  "A site: its devices and its connections.",
);

const transitRouter = closed(
  {
    cen: text("cen-id", "CEN instance of the transit router."),
    id: text("transit-router-id", "The transit router, Enterprise Edition."),
    cidrs: either(
      oneOf(["existing"] as const, "The transit router has CIDRs already."),
      Type.Array(text("transit-router-cidr", "A /16 to /24."), {
        minItems: 1,
        maxItems: LIMITS.transitRouterCidrs.most,
        uniqueItems: true,
        description: "CIDRs to add.",
      }),
      "Blocks from which tunnels get their gateway addresses: existing, or those to add. One must exist before the first connection.",
    ),
    vpnAttachmentLimit: Type.Optional(
      closed(
        {
          most: Type.Integer({
            minimum: LIMITS.vpnAttachmentsPerTransitRouter.most + 1,
            maximum: 10_000,
            description: "VPN attachments that the cloud grants this transit router.",
          }),
          reason: Type.String({
            minLength: 1,
            description: `Why it is more than the documented ${LIMITS.vpnAttachmentsPerTransitRouter.most}, such as the number of the request.`,
          }),
        },
        `Raised quota of VPN attachments. Default: the documented ${LIMITS.vpnAttachmentsPerTransitRouter.most}.`,
      ),
    ),
  },
  "The transit router on which connections end.",
);

const backend = either(
  oneOf(["local"] as const, "A state file beside the project."),
  closed(
    {
      oss: closed(
        {
          bucket: Type.String({ minLength: 1, description: "Bucket." }),
          prefix: Type.Optional(
            Type.String({ minLength: 1, description: "Folder in the bucket. Default: the stack's name." }),
          ),
          region: Type.Optional(text("region-id", "Region of the bucket. Default: the environment's.")),
          tablestore: Type.Optional(
            closed(
              {
                endpoint: Type.String({ minLength: 1, description: "Endpoint of the Tablestore instance." }),
                table: Type.String({ minLength: 1, description: "Table that holds the lock." }),
              },
              "Lock, so that two do not deploy at once.",
            ),
          ),
          encrypt: flag("Encrypt the state on the server: it holds the keys of all tunnels. Default: true."),
        },
        "A state in Object Storage Service.",
      ),
    },
    "A state shared by the team.",
  ),
  "Where Terraform keeps its state: local, or a bucket. Default: local.",
);

/** JSON Schema 2020-12 of the environment file. */
export const EnvironmentSchema = Type.Object(
  {
    name: text("key", "Name of the environment; its stack is called NAME-sites."),
    region: text("region-id", "Region of the transit router and of all else here."),
    transitRouter: Type.Optional(transitRouter),
    backend: Type.Optional(backend),
    tags,
    defaults: Type.Optional(closed(connectionSettings, "Settings of every connection that does not say otherwise.")),
    sites: keyed("key", site, "Sites, by a key of your choice. A key is part of Terraform addresses.", {
      minProperties: 1,
    }),
  },
  {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "cenvpn environment",
    description: "Sites of one region and their IPsec connections to a transit router or to VPN gateways.",
    additionalProperties: false,
  },
);

/** The environment file as it is written. */
export type EnvironmentFile = Static<typeof EnvironmentSchema>;
export type SiteFile = Static<typeof site>;
export type ConnectionFile = Static<typeof connection>;
export type TunnelFile = Static<typeof tunnel>;
export type CustomerGatewayFile = Static<typeof customerGateway>;
export type ConnectionSettingsFile = NonNullable<EnvironmentFile["defaults"]>;
export type TransitRouterFile = Static<typeof transitRouter>;
