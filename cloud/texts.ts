import type { Wire } from "./parameters";
import { Refusal } from "./refusal";

interface Rule {
  readonly code: "InvalidName" | "InvalidDescription";
  readonly pattern: RegExp;
  readonly allowed: string;
}

/** "Empty, or 1 to 128 characters, not starting with http:// or https://." */
const NAME: Rule = {
  code: "InvalidName",
  pattern: /^(?!https?:\/\/).{1,128}$/su,
  allowed: "A name has 1 to 128 characters and does not start with http:// or https://.",
};
/** "Empty, or 1 to 256 characters, not starting with http:// or https://." */
const DESCRIPTION: Rule = {
  code: "InvalidDescription",
  pattern: /^(?!https?:\/\/).{1,256}$/su,
  allowed: "A description has 1 to 256 characters and does not start with http:// or https://.",
};
/** "2 to 128 letters, digits, underscores and hyphens, starting with a letter." */
const ATTACHMENT_NAME: Rule = {
  code: "InvalidName",
  pattern: /^\p{L}[\p{L}\p{N}_-]{1,127}$/u,
  allowed: "A name has 2 to 128 letters, digits, _ and -, and starts with a letter.",
};
/** "2 to 256 characters, starting with a letter." */
const ATTACHMENT_DESCRIPTION: Rule = {
  code: "InvalidDescription",
  pattern: /^(?!https?:\/\/)\p{L}.{1,255}$/su,
  allowed: "A description has 2 to 256 characters and starts with a letter.",
};
/** "2 to 100 characters, starting with a letter: letters, digits, underscores, hyphens and periods." */
const VPN_GATEWAY_NAME: Rule = {
  code: "InvalidName",
  pattern: /^\p{L}[\p{L}\p{N}_.-]{1,99}$/u,
  allowed: "A name has 2 to 100 letters, digits, _, - and ., and starts with a letter.",
};

const OF_CEN = { Name: NAME, Description: DESCRIPTION };
const OF_ROUTER = { TransitRouterName: NAME, TransitRouterDescription: DESCRIPTION };
const OF_TABLE = { TransitRouterRouteTableName: NAME, TransitRouterRouteTableDescription: DESCRIPTION };
const OF_ENTRY = { TransitRouterRouteEntryName: NAME, TransitRouterRouteEntryDescription: DESCRIPTION };
const OF_VPN_ATTACHMENT = {
  TransitRouterAttachmentName: ATTACHMENT_NAME,
  TransitRouterAttachmentDescription: ATTACHMENT_DESCRIPTION,
};
const OF_VPN_GATEWAY = { Name: VPN_GATEWAY_NAME };

/** Rules for texts in requests, by action. `refuseUnnamable` judges customer gateways and connections. */
const TEXTS: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  CreateCen: OF_CEN,
  ModifyCenAttribute: OF_CEN,
  CreateTransitRouter: OF_ROUTER,
  UpdateTransitRouter: OF_ROUTER,
  CreateTransitRouterCidr: OF_CEN,
  ModifyTransitRouterCidr: OF_CEN,
  CreateTransitRouterRouteTable: OF_TABLE,
  UpdateTransitRouterRouteTable: OF_TABLE,
  CreateTransitRouterRouteEntry: OF_ENTRY,
  UpdateTransitRouterRouteEntry: OF_ENTRY,
  CreateTransitRouterVpnAttachment: OF_VPN_ATTACHMENT,
  UpdateTransitRouterVpnAttachmentAttribute: OF_VPN_ATTACHMENT,
  CreateVpnGateway: OF_VPN_GATEWAY,
  ModifyVpnGatewayAttribute: OF_VPN_GATEWAY,
};

/** Refuses names and descriptions that the action does not accept; an empty text counts as missing. */
export function refuseTexts(action: string, wire: Wire): void {
  for (const [parameter, { code, pattern, allowed }] of Object.entries(TEXTS[action] ?? {})) {
    const text = wire[parameter] ?? "";
    if (text !== "" && !pattern.test(text)) throw new Refusal(code, allowed);
  }
}
