import { type Static, Type } from "@sinclair/typebox";
import { connection } from "./connection";
import { asn, tags } from "./values";
import { closed, keyed, text } from "./words";

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

export const site = closed(
  {
    customerGateways: keyed("key", customerGateway, "Devices at the site, by a key of your choice.", {
      minProperties: 1,
    }),
    connections: keyed("key", connection, "Connections of the site, by a key of your choice.", { minProperties: 1 }),
    tags,
  },
  "A site: its devices and its connections.",
);

export type SiteFile = Static<typeof site>;
export type CustomerGatewayFile = Static<typeof customerGateway>;
