import { type Static, Type } from "@sinclair/typebox";
import { LIMITS } from "../../domain/limit";
import { closed, either, oneOf, text } from "./words";

export const transitRouter = closed(
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

export type TransitRouterFile = Static<typeof transitRouter>;
