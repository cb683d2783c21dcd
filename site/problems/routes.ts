import { cidrProblem } from "../../domain/ipv4";
import {
  flowRouteProblem,
  routesProblem,
  routeWeightProblem,
  staticRouteProblem,
  vpnGatewayRouteOnlyProblem,
} from "../../domain/route";
import type { Check } from "../check";
import type { NegotiationSettings, Route } from "../connection";

/** Routes into a connection, each once, and only of a kind that the connection's end accepts. */
export function checkRoutes(
  check: Check,
  routes: readonly (string | Route)[] | undefined,
  onVpnGateway: boolean,
  routing?: NegotiationSettings["routing"],
): void {
  if (routes === undefined || !check.isKnown(routes)) return;
  const flows = typeof routing === "object" && Array.isArray(routing.site) ? routing.site : [];
  const networkProblem = onVpnGateway ? cidrProblem : staticRouteProblem;
  const known = routes.flatMap((written, index) => {
    if (!check.isKnown(written)) return [];
    const route: Route = typeof written === "string" ? { to: written } : written;
    const at = check.at("routes", index);
    const to = typeof written === "string" ? check.at("routes") : at;
    to.value(
      typeof written === "string" ? index : "to",
      route.to,
      (network) => networkProblem(network) ?? flowRouteProblem(network, flows),
    );
    at.value("from", route.from, cidrProblem);
    at.value("weight", route.weight, routeWeightProblem);
    if (!onVpnGateway) at.report(vpnGatewayRouteOnlyProblem(route));
    return check.isKnown(route.to) && check.isKnown(route.from) ? [route] : [];
  });
  check.report(routesProblem(known), "routes");
}
