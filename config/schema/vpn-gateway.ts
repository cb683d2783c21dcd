import { type Static, Type } from "@sinclair/typebox";
import { NETWORK_TYPES } from "../../domain/address";
import { ROUTE_WEIGHTS, type RouteWeight } from "../../domain/route";
import { formerly, imported } from "./past";
import { resourceGroup, tags } from "./values";
import { closed, either, flag, foundOrMade, oneOf, text } from "./words";

export const vpnGateway = foundOrMade(
  closed({ id: text("vpn-gateway-id", "The VPN gateway, vpn-….") }, "A VPN gateway that exists already."),
  closed(
    {
      vpc: text("vpc-id", "The VPC whose traffic goes through the gateway."),
      vswitches: Type.Array(text("vswitch-id", "A vSwitch of the VPC."), {
        minItems: 2,
        maxItems: 2,
        uniqueItems: true,
        description: "vSwitches in two zones, one for each tunnel. A change, even of the order, replaces the gateway.",
      }),
      bandwidth: Type.Integer({ minimum: 1, description: "Mbit/s. A change replaces the gateway." }),
      network: Type.Optional(
        oneOf(NETWORK_TYPES, "public or private, like its connections. Cannot be changed later. Default: public."),
      ),
      autoPropagate: flag("Write the routes that BGP learns into the VPC's route table. Default: true."),
      name: Type.Optional(text("name", "Name of the gateway. Default: ENVIRONMENT-KEY.")),
      description: Type.Optional(text("name", "Text of up to 100 characters.")),
      resourceGroup,
      tags,
      import: imported("vpn-gateway-id", "VPN gateway to take over, vpn-…. Default: none, Terraform makes one."),
      formerly,
    },
    "A VPN gateway to make: for IPsec, in two zones, pay-as-you-go.",
  ),
  "A VPN gateway: the id of one that exists, or one to make.",
);

export const routes = Type.Optional(
  Type.Array(
    either(
      text("cidr", "A network at the site."),
      closed(
        {
          to: text("cidr", "Network at the site."),
          from: Type.Optional(
            text("cidr", "Network in the cloud from which the traffic comes: a policy route. Default: any."),
          ),
          weight: Type.Optional(
            Type.Unsafe<RouteWeight>({
              type: "integer",
              enum: [...ROUTE_WEIGHTS],
              description:
                "100 for the active one of two routes to the same network through two connections, 0 for the other. Default: 100.",
            }),
          ),
          publish: flag("Write the route into the VPC's route table. Default: true."),
        },
        "A route of a VPN gateway.",
      ),
      "A network at the site, or on a VPN gateway a route with settings.",
    ),
    {
      uniqueItems: true,
      description: "Networks at the site to route into the connection, besides what BGP learns.",
    },
  ),
);

export type VpnGatewayFile = Static<typeof vpnGateway>;
