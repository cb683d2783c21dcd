import { DEFAULT_ACCOUNT } from "../../domain/account";
import type { NetworkType } from "../../domain/address";
import { VPN_GATEWAY_DEFAULTS } from "../../domain/connection";
import { idProblem } from "../../domain/id";
import { didYouMean } from "../../domain/nearest";
import type { Problem } from "../../domain/problem";
import { routesProblem, staticRouteProblem, vpnGatewayRouteOnlyProblem } from "../../domain/route";
import { tagsProblems } from "../../domain/tag";
import type { Path, Report } from "../problem";
import type { ConnectionFile, EnvironmentFile, VpnGatewayFile } from "../schema";

const isId = (text: string) => !idProblem("vpn")(text);

/** VPN gateways of the file: their tags, and keys that could be taken for ids. */
export function checkVpnGateways({ vpnGateways = {}, tags }: EnvironmentFile, report: Report): void {
  for (const [key, gateway] of Object.entries(vpnGateways)) {
    const at: Path = ["vpnGateways", key];
    if (isId(key)) report(at, { what: `“${key}” looks like the id of a VPN gateway`, allowed: "another word" });
    if ("vpc" in gateway) report([...at, "tags"], tagsProblems({ ...tags, ...gateway.tags }));
  }
}

/**
 * What keeps a text from naming a VPN gateway on which connections of an account end: it is neither a key of the file nor an
 * id, or that of one that the file makes, which it does in the default account alone.
 */
export function vpnGatewayProblem(
  text: string,
  gateways: Readonly<Record<string, VpnGatewayFile>>,
  account: string = DEFAULT_ACCOUNT,
): Problem | undefined {
  const known = Object.keys(gateways);
  const gateway = Object.hasOwn(gateways, text) ? gateways[text] : undefined;
  if (gateway && "vpc" in gateway && account !== DEFAULT_ACCOUNT)
    return {
      what: `“${text}” is made in account “${DEFAULT_ACCOUNT}”, and the site is in account “${account}”`,
      allowed: "a VPN gateway of the site's account, by its id",
    };
  if (gateway || isId(text)) return undefined;
  const keys = known.length > 0 ? `${known.join(", ")}, or ` : "a key of vpnGateways, or ";
  return {
    what: `there is no VPN gateway “${text}” in this file`,
    allowed: `${keys}the id of a VPN gateway, vpn-…`,
    ...didYouMean(text, known),
  };
}

/** The network of a VPN gateway that this file makes; of one that exists it is not known. */
export function vpnGatewayNetwork({ vpnGateways = {} }: EnvironmentFile, name: string): NetworkType | undefined {
  const gateway = vpnGateways[name];
  return gateway && "vpc" in gateway ? (gateway.network ?? VPN_GATEWAY_DEFAULTS.network) : undefined;
}

/** Routes into a connection, each once, and only those that the end of the connection takes. */
export function checkRoutes(
  { routes = [], routing, vpnGateway }: Pick<ConnectionFile, "routes" | "routing" | "vpnGateway">,
  at: Path,
  report: Report,
): void {
  const settings = routes.map((route) => (typeof route === "string" ? { to: route } : route));
  report([...at, "routes"], routesProblem(settings));
  for (const [index, route] of settings.entries()) {
    const path = [...at, "routes", index];
    if (vpnGateway === undefined) report(path, staticRouteProblem(route.to) ?? vpnGatewayRouteOnlyProblem(route));
    if (typeof routing === "object" && routing.site.includes(route.to)) {
      report(path, {
        what: `${route.to} is a protected flow, whose route the cloud writes itself`,
        allowed: "routes that no flow covers",
        fix: `remove ${route.to} from routes`,
      });
    }
  }
}
