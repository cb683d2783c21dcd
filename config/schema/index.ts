import { type Static, Type } from "@sinclair/typebox";
import { REGIONS } from "../../domain/region";
import type { Format } from "../formats";
import { account } from "./account";
import { backend } from "./backend";
import { connectionSettings } from "./connection";
import { site } from "./site";
import { transitRouter } from "./transit-router";
import { tags } from "./values";
import { vpnGateway } from "./vpn-gateway";
import { closed, flag, keyed, text } from "./words";

// The environment file, stated once: JSON Schema for ajv and editors, and from it the TypeScript types.

export type { AccountFile } from "./account";
export type { ConnectionFile, ExistingConnectionFile, SingleTunnelFile, TunnelFile } from "./connection";
export type { CustomerGatewayFile, SiteFile } from "./site";
export type { RouteTableFile, TransitRouterFile } from "./transit-router";
export type { VpnGatewayFile } from "./vpn-gateway";

/** JSON Schema 2020-12 of the environment file. */
export const EnvironmentSchema = Type.Object(
  {
    name: text("key", "Name of the environment; its stacks are called NAME-hub and NAME-sites."),
    region: Type.String({
      format: "region-id" satisfies Format,
      description: "Region of the transit router and of everything else in the file.",
      // for editors, which offer them; the cloud opens more
      examples: [...REGIONS],
    }),
    accounts: Type.Optional(
      keyed("key", account, "Accounts, by a name of your choice. default owns everything that names no account."),
    ),
    serviceLinkedRole: flag(
      "Make the role AliyunServiceRoleForVpn in each account that owns sites, before their connections; the cloud refuses if the role exists. Default: false, the cloud makes the role with the first connection.",
    ),
    transitRouter: Type.Optional(transitRouter),
    vpnGateways: Type.Optional(
      keyed("key", vpnGateway, "VPN gateways on which connections end, by a name of your choice."),
    ),
    backend: Type.Optional(backend),
    tags,
    defaults: Type.Optional(closed(connectionSettings, "Settings of every connection that does not give its own.")),
    sites: Type.Optional(
      keyed(
        "key",
        site,
        "Sites, by a name of your choice, which is part of Terraform addresses. Default: none, for a file with only a hub.",
        { minProperties: 1 },
      ),
    ),
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
export type ConnectionSettingsFile = NonNullable<EnvironmentFile["defaults"]>;
