import { type Static, Type } from "@sinclair/typebox";
import { connection } from "./connection";
import { device } from "./device";
import { formerly, imported } from "./past";
import { asn, tags } from "./values";
import { closed, foundOrMade, keyed, text } from "./words";

const customerGateway = foundOrMade(
  closed(
    { id: text("customer-gateway-id", "The customer gateway, cgw-…."), device },
    "A customer gateway that exists already.",
  ),
  closed(
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
      name: Type.Optional(text("name", "Name of the gateway. Default: SITE-KEY.")),
      description: Type.Optional(text("name", "Text of up to 100 characters.")),
      tags,
      device,
      import: imported(
        "customer-gateway-id",
        "Customer gateway to take over, cgw-…. Default: none, Terraform makes one.",
      ),
      formerly,
    },
    "A customer gateway to make.",
  ),
  "A device at the site: the id of a customer gateway that exists, or one to make.",
);

export const site = closed(
  {
    customerGateways: keyed("key", customerGateway, "Devices at the site, by a name of your choice.", {
      minProperties: 1,
    }),
    connections: keyed("key", connection, "Connections of the site, by a name of your choice.", { minProperties: 1 }),
    account: Type.Optional(
      text("key", "Account that owns devices and connections, by its name in accounts. Default: default."),
    ),
    tags,
    formerly,
  },
  "A site: its devices and its connections.",
);

export type SiteFile = Static<typeof site>;
export type CustomerGatewayFile = Static<typeof customerGateway>;
