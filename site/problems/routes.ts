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
  const destinationProblem = (network: string) => networkProblem(network) ?? flowRouteProblem(network, flows);
  const known: Route[] = [];
  for (const [index, written] of routes.entries()) {
    if (!check.isKnown(written)) continue;
    const at = check.at("routes", index);
    const route: Route = typeof written === "string" ? { to: written } : written;
    if (typeof written === "string") check.at("routes").value(index, written, destinationProblem);
    else at.value("to", route.to, destinationProblem);
    at.value("from", route.from, cidrProblem);
    at.value("weight", route.weight, routeWeightProblem);
    if (!onVpnGateway) at.report(vpnGatewayRouteOnlyProblem(route));
    if (check.isKnown(route.to) && check.isKnown(route.from)) known.push(route);
  }
  check.report(routesProblem(known), "routes");
}
