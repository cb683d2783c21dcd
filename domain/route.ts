import { cidrProblem, formatCidr, network, overlaps, parseCidr, RANGES } from "./ipv4";
import { terraformNameOf } from "./name";
import type { Problem } from "./problem";

/** The cloud reserves it for its own services. Source: `API_VPC`. */
const SERVICES = RANGES.carrierGradeNat;
export const EVERYWHERE = "0.0.0.0/0";

/** Networks on one side: a warning above `advised` (`LIMITS_2021`), an error above `most` (`PROVIDER`). */
export const SELECTORS = { advised: 5, most: 10 } as const;

/** Why a network cannot be the destination of a static route on a connection. Source: `API_VPC`. */
export function staticRouteProblem(destination: string): Problem | undefined {
  const malformed = cidrProblem(destination);
  if (malformed) return malformed;
  const allowed = `a network at the site, neither ${EVERYWHERE} nor touching ${formatCidr(SERVICES)}`;
  if (destination === EVERYWHERE)
    return {
      what: `${EVERYWHERE} cannot be a static route of a connection`,
      allowed,
      fix: "use BGP, or list the site's networks",
    };
  return servicesProblem(destination);
}

/** Why a network cannot be at a site: the cloud's own services are in it. Source: `API_VPC`. */
export function servicesProblem(text: string): Problem | undefined {
  if (cidrProblem(text) || text === EVERYWHERE || !overlaps(SERVICES, network(text))) return undefined;
  const services = formatCidr(SERVICES);
  return { what: `${text} touches ${services}`, allowed: `a network at the site that does not touch ${services}` };
}

/**
 * Weights of a route on a VPN gateway: 100 for the active one of two routes to the same network. Source: `PROVIDER`.
 */
export const ROUTE_WEIGHTS = [100, 0] as const;
export type RouteWeight = (typeof ROUTE_WEIGHTS)[number];

/** Defaults of a route. */
export const ROUTE_DEFAULTS = { weight: 100, publish: true } as const;

/** Why a number cannot be the weight of a route. */
export function routeWeightProblem(weight: number): Problem | undefined {
  return ROUTE_WEIGHTS.some((each) => each === weight)
    ? undefined
    : { what: `${weight} is not a weight`, allowed: ROUTE_WEIGHTS.join(" or ") };
}

/** A route into a connection: to a network at the site, perhaps only for traffic from one network in the cloud. */
export interface RouteKey {
  readonly to: string;
  readonly from?: string | undefined;
}

/** Why a connection on a transit router cannot have a route: there a route has only a destination. */
export function vpnGatewayRouteOnlyProblem(route: RouteKey): Problem | undefined {
  const [extra] = Object.entries(route).filter(([name, value]) => name !== "to" && value !== undefined);
  if (!extra) return undefined;
  const what = `${extra[0]} of the route to ${route.to} belongs to connections on a VPN gateway`;
  return { what, allowed: "only a destination", fix: `write ${route.to} alone` };
}

/** Why one connection cannot have some routes: one of them is there twice. */
export function routesProblem(routes: readonly RouteKey[]): Problem | undefined {
  const named = routes.map(routeName);
  const twice = routes.find((route, index) => named.indexOf(routeName(route)) !== index);
  if (!twice) return undefined;
  const what = `${twice.from === undefined ? "" : `${twice.from} to `}${twice.to} is there twice`;
  return { what, allowed: "each route once" };
}

/** The name of a route in Terraform addresses. */
export function routeName({ to, from }: RouteKey): string {
  const networks = [from, to].filter((network) => network !== undefined);
  return terraformNameOf(...networks.map((network) => network.replace(/[./]/g, "-")));
}

const BOTH_SIDES = `${EVERYWHERE} alone on both sides (destination routing), or networks on both sides (protected flows)`;

/** A problem of a connection's networks: of one network, of one side, or between the sides. */
export interface SelectorsProblem extends Problem {
  readonly side?: "cloud" | "site";
  /** Which network of the side. */
  readonly index?: number;
}

/** Why some networks cannot be the two sides of a connection. Source: `API_VPC`, `PROVIDER`. */
export function selectorsProblems(cloud: readonly string[], site: readonly string[]): readonly SelectorsProblem[] {
  return [...sideProblems("cloud", cloud), ...sideProblems("site", site)];
}

/** An objection to two sides that the cloud accepts: no documentation says how such traffic flows. */
export function selectorsAdvice(cloud: readonly string[], site: readonly string[]): readonly SelectorsProblem[] {
  const sides = [...sideAdvice("cloud", cloud), ...sideAdvice("site", site)];
  if (cloud.length === 0 || site.length === 0) return sides;
  const isEverywhere = [cloud, site].map((networks) => networks.includes(EVERYWHERE));
  if (isEverywhere[0] !== isEverywhere[1])
    return [...sides, { what: `one side is ${EVERYWHERE}, the other is specific`, allowed: BOTH_SIDES }];
  return isEverywhere[0] ? sides : [...sides, ...clashes(cloud, site)];
}

function clashes(cloud: readonly string[], site: readonly string[]): readonly SelectorsProblem[] {
  const [ours, theirs] = [cloud, site].map((networks) => networks.filter((text) => cidrProblem(text) === undefined));
  return [...new Set(ours)].flatMap((one) =>
    [...new Set(theirs)]
      .filter((other) => overlaps(network(one), network(other)))
      .map((other) => ({ what: `${one} of the cloud side overlaps ${other} of the site side`, allowed: APART })),
  );
}

const APART = "networks of the cloud and of the site that do not overlap";

/** Why some networks cannot be one side. */
function sideProblems(side: "cloud" | "site", networks: readonly string[]): readonly SelectorsProblem[] {
  const problems: (SelectorsProblem | undefined)[] = [
    networks.length === 0 ? { what: `the ${side} side has no network`, allowed: BOTH_SIDES } : undefined,
    ...networks.map((text, index) => {
      const problem = cidrProblem(text);
      return problem && { ...problem, index };
    }),
    networks.length > SELECTORS.most
      ? { what: `the ${side} side has ${networks.length} networks`, allowed: `up to ${SELECTORS.most} on each side` }
      : undefined,
  ];
  return problems.flatMap((problem) => (problem === undefined ? [] : { ...problem, side }));
}

/** An objection to one side. */
function sideAdvice(side: "cloud" | "site", networks: readonly string[]): readonly SelectorsProblem[] {
  const twice = networks.find((text, index) => networks.indexOf(text) !== index);
  const problems: (SelectorsProblem | undefined)[] = [
    networks.includes(EVERYWHERE) && networks.some((text) => text !== EVERYWHERE)
      ? { what: `the ${side} side has ${EVERYWHERE} beside other networks`, allowed: BOTH_SIDES }
      : undefined,
    twice === undefined
      ? undefined
      : { what: `the ${side} side names ${twice} twice`, allowed: "each network once", fix: `remove one ${twice}` },
  ];
  return problems.flatMap((problem) => (problem === undefined ? [] : { ...problem, side }));
}

/** Why a network cannot be a CIDR of a transit router. Source: `API_CBN`. */
export function transitRouterCidrProblem(text: string): Problem | undefined {
  const malformed = cidrProblem(text);
  if (malformed) return malformed;
  const forbidden = Object.values(RANGES);
  const allowed = `a /16 to /24 outside ${forbidden.map(formatCidr).join(", ")}`;
  const block = parseCidr(text);
  if (!block || block.length < 16 || block.length > 24) return { what: `${text} is a /${block?.length}`, allowed };
  const clash = forbidden.find((range) => overlaps(range, block));
  return clash ? { what: `${text} is in ${formatCidr(clash)}`, allowed } : undefined;
}

/** An objection to protected flows together with BGP, which the cloud takes. */
export function routingProblem(protectedFlows: boolean, bgp: boolean): Problem | undefined {
  return protectedFlows && bgp
    ? {
        what: "protected flows and BGP are both on",
        allowed: "one of them: BGP learns networks that the flows exclude",
      }
    : undefined;
}

/** An objection to so many networks on one side of a connection, while the cloud may still take them. Source: `LIMITS_2021`. */
export function advisedNetworksProblem({ length }: readonly string[]): Problem | undefined {
  const { advised, most } = SELECTORS;
  if (length <= advised || length > most) return undefined; // another check reports more networks, which the cloud refuses
  return { what: `there are ${length} networks on this side`, allowed: `up to ${advised}` };
}

/** Why a version of IKE does not support several networks on one side. Source: `API_VPC`. */
export function severalNetworksProblem(networks: number, ikeVersion: string): Problem | undefined {
  return networks > 1 && ikeVersion === "ikev1"
    ? { what: `ikev1 cannot carry ${networks} networks on one side`, allowed: "ikev2, or one network on each side" }
    : undefined;
}

/** An objection to a static route on a connection with these flows, whose routes the cloud writes. */
export function flowRouteProblem(destination: string, flows: readonly string[]): Problem | undefined {
  return destination !== EVERYWHERE && flows.includes(destination)
    ? {
        what: `${destination} is a protected flow, and the cloud writes its route`,
        allowed: "routes that no flow covers",
        fix: `remove ${destination} from routes`,
      }
    : undefined;
}
