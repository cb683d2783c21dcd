import { type Static, Type } from "@sinclair/typebox";
import { NETWORK_TYPES } from "../../domain/address";
import { BANDWIDTHS } from "../../domain/connection";
import { PAYERS } from "../../domain/payer";
import { TUNNELS } from "../../domain/tunnel";
import { TUNNEL_EDITS } from "../../domain/tunnel-edits";
import { crypto } from "./crypto";
import { formerly, importedConnection } from "./past";
import { asn, networks, resourceGroup, tags } from "./values";
import { routes } from "./vpn-gateway";
import { byKey, closed, either, flag, foundOrMade, oneOf, text } from "./words";

/** What a connection on a transit router may say, even an existing one. */
const attachmentSettings = {
  advertise: flag("Advertise the transit router's routes to the site; has an effect only with BGP. Default: true."),
  associate: flag("Forward the connection's traffic by the route table. Default: true."),
  propagate: Type.Optional(
    either(
      Type.Boolean({ description: "true or false" }),
      Type.Array(text("route-table", "A route table."), { uniqueItems: true, description: "Route tables." }),
      "Route tables that learn the connection's routes: true for the table of routeTable, false for none, or a list. Default: true.",
    ),
  ),
  routeTable: Type.Optional(
    text(
      "route-table",
      "Route table that forwards the connection's traffic: default, a name of transitRouter.routeTables, or an id. A change means a few seconds without a route table, and withdraws the advertised routes. Default: default.",
    ),
  ),
  payer: Type.Optional(
    oneOf(
      PAYERS,
      "Who pays for the connection to the transit router and its traffic; can change once an hour. Default: the cloud's choice, the CEN owner.",
    ),
  ),
};

const attachment = Type.Optional(
  closed(
    {
      name: Type.Optional(text("cen-name", "Name of the attachment. Default: SITE-CONNECTION.")),
      description: Type.Optional(text("cen-description", "Text of 2 to 256 characters.")),
      tags,
    },
    "Name, description and tags of the attachment to the transit router.",
  ),
);

/** What `defaults` and each connection may say. */
export const connectionSettings = {
  network: Type.Optional(
    oneOf(
      NETWORK_TYPES,
      "public: over the internet; private: over Express Connect. Cannot be changed later. Default: public.",
    ),
  ),
  crypto: Type.Optional(crypto),
  routing: Type.Optional(
    either(
      oneOf(
        ["destination"] as const,
        "Destination routing: encrypt everything that the routes send to the connection.",
      ),
      closed(
        { cloud: networks("Networks on the cloud's side."), site: networks("Networks on the site's side.") },
        "Protected flows: encrypt only traffic between these networks.",
      ),
      "destination, or the networks of both sides (protected flows). Default: destination.",
    ),
  ),
  bgp: Type.Optional(
    either(
      Type.Unsafe<false>({ type: "boolean", enum: [false], description: "false, or {localAsn: 64512}" }),
      closed({ localAsn: asn("asn", "ASN of the cloud's end of both tunnels.") }, "BGP on both tunnels."),
      "BGP on both tunnels, such as {localAsn: 64512}, or false. Needs an inside CIDR in each tunnel and an ASN in each customer gateway. Default: false.",
    ),
  ),
  applyImmediately: flag(
    "Negotiate at once, and again after every change, instead of waiting for traffic. Default: false.",
  ),
  dpd: flag("Dead peer detection on both tunnels. Default: true."),
  natTraversal: flag("NAT traversal on both tunnels. Default: true."),
  keys: Type.Optional(
    either(
      oneOf(["variable"] as const, "The variable psks, which a file or the environment fills."),
      closed(
        {
          kms: closed(
            {
              secret: text(
                "secret-pattern",
                "Name of each tunnel's secret, such as vpn/{site}/{connection}/{tunnel}; cenvpn replaces the words in braces.",
              ),
              stage: Type.Optional(text("secret-stage", "Stage of the secret's version. Default: ACSCurrent.")),
            },
            "A secret for each tunnel.",
          ),
        },
        "Key Management Service of the region.",
      ),
      "Where the PSKs of the tunnels come from: variable, or {kms: {secret: vpn/{site}/{connection}/{tunnel}}}. Default: variable.",
    ),
  ),
  guardKeys: flag(
    "Fail the plan when a PSK differs from the one in the cloud; turn it off only where the cloud returns PSKs masked. Default: true.",
  ),
  bandwidth: Type.Optional(
    oneOf(
      BANDWIDTHS,
      "Capacity of a tunnel: standard is 1 Gbit/s, large 3. Needs provider 1.289.0, and makes the stack require it. A change replaces the connection. Default: the cloud's choice, standard.",
    ),
  ),
  resourceGroup,
  tunnelEdits: Type.Optional(
    oneOf(
      TUNNEL_EDITS,
      "What an edit inside a tunnel does, since the provider does not send it: refuse fails the plan; in-place renews the customer gateways, which sends the edit to the same connection; replace makes a new connection, an outage with new gateway addresses. Default: refuse.",
    ),
  ),
  ...attachmentSettings,
};

const tunnel = closed(
  {
    customerGateway: Type.String({ description: "Customer gateway at the other end, by its name in this site." }),
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
  "A tunnel. Its PSK does not stand here; keys says where it comes from.",
);

const existing = closed(
  {
    id: text(
      "connection-id",
      "The connection, vco-…, which has no attachment yet, or is imported together with its attachment.",
    ),
    ...attachmentSettings,
    attachment,
    routes,
    tags,
    import: importedConnection,
    formerly,
  },
  "An IPsec connection that exists already and is only attached to the transit router.",
);

const made = closed(
  {
    name: Type.Optional(text("name", "Name of the connection. Default: SITE-KEY.")),
    ...connectionSettings,
    revision: Type.Optional(
      Type.Integer({
        minimum: 1,
        description:
          "Number to raise when a PSK changes, since nothing else shows that change. Needs tunnelEdits in-place or replace. Default: 1.",
      }),
    ),
    vpnGateway: Type.Optional(
      text(
        "vpn-gateway",
        "VPN gateway on which the connection ends: its name in vpnGateways, or its id. Default: it ends on the transit router.",
      ),
    ),
    routes,
    attachment,
    tags,
    import: importedConnection,
    formerly,
    tunnels: Type.Object(
      { 1: tunnel, 2: tunnel },
      {
        additionalProperties: false,
        // editors read 1: and 2: as numbers, and would not recognize the properties
        patternProperties: { "^[12]$": {} },
        description: "The two tunnels, {1: …, 2: …}. On a VPN gateway 1 is the master.",
      },
    ),
  },
  "An IPsec connection with its two tunnels.",
);

const { guardKeys: _, bandwidth: __, tunnelEdits: ___, ...singleTunnelSettings } = connectionSettings;

const singleTunnel = closed(
  {
    name: Type.Optional(text("name", "Name of the connection. Default: SITE-KEY.")),
    ...singleTunnelSettings,
    tunnel,
    healthCheck: Type.Optional(
      closed(
        {
          source: text("ipv4", "Address in the cloud that sends the probes; the site needs a /32 route back to it."),
          destination: text("ipv4", "Address at the site that answers the probes."),
          interval: Type.Optional(Type.Integer({ minimum: 1, description: "Seconds between two probes. Default: 3." })),
          retries: Type.Optional(Type.Integer({ minimum: 1, description: "Probes that may fail. Default: 3." })),
          switchRoute: flag("Withdraw the routes when the check fails. Default: true."),
        },
        "Health check. Default: none.",
      ),
    ),
    zone: Type.Optional(
      text(
        "zone-id",
        "Zone that the attachment has now. Needed: with another zone, the provider would replace the attachment.",
      ),
    ),
    attachment,
    routes,
    tags,
    import: importedConnection,
    formerly,
  },
  "A running connection with a single tunnel, to take over: the cloud makes no new ones.",
);

export const connection = foundOrMade(
  existing,
  byKey("tunnel", singleTunnel, made, "An IPsec connection to make, or to take over.", {
    type: "object",
    anyOf: TUNNELS.map((tunnel) => ({ required: [String(tunnel)] })),
  }),
  "An IPsec connection: the id of one that exists and is only attached, or one to make or to take over.",
);

/** A connection to make. */
export type ConnectionFile = Static<typeof made>;
export type SingleTunnelFile = Static<typeof singleTunnel>;
export type ExistingConnectionFile = Static<typeof existing>;
export type TunnelFile = Static<typeof tunnel>;
