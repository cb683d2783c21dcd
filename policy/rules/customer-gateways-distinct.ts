import { LIMITS_2021 } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { CustomerGateway } from "../../graph/network/customer-gateway";
import type { ResourceGraph } from "../../graph/network/graph";
import { nameFrom, type Resource } from "../../graph/terraform/resource";
import { ifDecided, Undecided } from "../../graph/terraform/value";
import { environmentYaml } from "../example";
import { rule } from "../rule";

export default rule({
  id: "customer-gateways-distinct",
  level: "warning",
  // a state shows neither regions nor accounts, and the cloud has accepted its objects
  phases: ["synth", "plan"],
  title: "No two customer gateways of one account and region have the same address",
  why: "The API has refused this with InvalidIpAddress.AlreadyExist; newer sources only want the pair of address and ASN to be unique.",
  source: LIMITS_2021,
  fix: "use one customer gateway for both: connections may share it",
  subjects: (graph) => {
    const byAddress = groupBy(graph.customerGateways(), ({ ipAddress }) => ifDecided(() => ipAddress.known()));
    return [...byAddress].flatMap(([address, gateways]) =>
      address === undefined
        ? gateways.map((gateway) => ({ resource: gateway.resource, gateway }))
        : twins(graph, gateways),
    );
  },
  check({ resource, gateway, twin, perhaps }: Pair) {
    const address = gateway.ipAddress.known();
    const { min } = resource.instances;
    if (min > 1)
      return { what: `${address} is the address of ${min} instances`, allowed: ALLOWED, at: gateway.ipAddress };
    if (twin) {
      const what = `${address} is also the address of ${twin.address}`;
      return { what, allowed: ALLOWED, at: gateway.ipAddress, with: [twin] };
    }
    if (!perhaps) return undefined;
    const name = nameFrom(resource, perhaps);
    throw new Undecided(`whether ${name}, which has the same address, is in the same account and region is not known`);
  },
  bad: environmentYaml`
      sites:
        office:
          customerGateways:
            edge: {ip: 203.0.113.10} # as edge-1 of site shanghai`,
  good: environmentYaml`
      sites:
        office:
          customerGateways:
            edge: {ip: 203.0.113.20}`,
});

const ALLOWED = "one customer gateway for each address";

interface Pair {
  readonly resource: Resource;
  readonly gateway: CustomerGateway;
  /** An earlier one in the same account and region. */
  readonly twin?: Resource;
  /** An earlier one that may be there. */
  readonly perhaps?: Resource;
}

/**
 * Gateways with one address. A provider configuration is one account in one region; for several, only the regions are
 * known.
 */
function twins(graph: ResourceGraph, gateways: readonly CustomerGateway[]): readonly Pair[] {
  const before = new Map<string, Resource>();
  const unsure: Resource[] = [];
  return gateways.map((gateway) => {
    const { resource } = gateway;
    const place = `${resource.stack}\n${resource.provider}`;
    const here = before.get(place);
    const perhaps = here
      ? undefined
      : [...before.values(), ...unsure].find((other) => mayBeOne(graph, resource, other));
    if (resource.instances.min === 0) unsure.push(resource);
    else if (!here) before.set(place, resource);
    return { resource, gateway, twin: here, perhaps };
  });
}

/** Whether two are in one region, as far as known. */
function mayBeOne(graph: ResourceGraph, one: Resource, other: Resource): boolean {
  const [here, there] = [graph.region(one), graph.region(other)].map((region) => region.ifKnown() ?? "");
  return here === "" || there === "" || here === there;
}
