import { Type } from "@sinclair/typebox";
import { DEVICE_PROFILES } from "../../domain/device";
import { OUTER_MTU } from "../../domain/device/outside";
import { PREFERENCES } from "../../site/device";
import { networks } from "./values";
import { closed, oneOf, text } from "./words";

export const device = Type.Optional(
  closed(
    {
      profile: Type.Optional(
        oneOf(DEVICE_PROFILES, "What the device is. Default: none, and cenvpn writes only a sheet."),
      ),
      address: Type.Optional(
        text("ipv4", "Address of its outside interface behind NAT. Default: the customer gateway's address."),
      ),
      interface: Type.Optional(
        text("interface", "Name of its outside interface. Default: none, and a placeholder in its place."),
      ),
      mtu: Type.Optional(
        Type.Integer({
          minimum: OUTER_MTU.lowest,
          maximum: OUTER_MTU.highest,
          description: `Largest packet on the way to the cloud, in bytes. Default: ${OUTER_MTU.usual}.`,
        }),
      ),
      networks: Type.Optional(
        closed(
          {
            cloud: Type.Optional(
              networks(
                "In the cloud: the device accepts them by BGP, or routes to them. Default: none, besides those of protected flows.",
              ),
            ),
            site: Type.Optional(
              networks(
                "At the site: the device advertises them by BGP. Default: none, besides routes and those of protected flows.",
              ),
            ),
          },
          "Networks behind the two ends.",
        ),
      ),
      preference: Type.Optional(
        oneOf(
          PREFERENCES,
          "Whether both tunnels carry traffic, or tunnel 2 only when tunnel 1 is down. Default: active-active; on a VPN gateway active-standby.",
        ),
      ),
    },
    "The device at the site, for cenvpn peer and for rules. The cloud does not learn about it.",
  ),
);
