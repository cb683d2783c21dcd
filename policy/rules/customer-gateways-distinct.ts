import { LIMITS_2021 } from "../../domain/source";
import { groupBy } from "../model/group-by";
import { ifDecided } from "../model/value";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "customer-gateways-distinct",
  level: "warning",
  phases: EVERY_PHASE,
  checks: ["P14"],
  title: "No two customer gateways of one region have the same address",
  why: "The API has refused that with InvalidIpAddress.AlreadyExist; newer sources want address and ASN to be unique together.",
  source: LIMITS_2021,
  fix: "use the one customer gateway for both: connections may share it",
  subjects: (graph) => {
    const byAddress = groupBy(graph.customerGateways(), (gateway) => {
      const address = ifDecided(() => gateway.ipAddress.known());
      return address === undefined
        ? undefined
        : [gateway.resource.stack, gateway.resource.provider, address].join("\n");
    });
    return [...byAddress].flatMap(([address, gateways]) =>
      gateways.map((gateway, index) => ({
        resource: gateway.resource,
        gateway,
        twin: address === undefined ? undefined : gateways.slice(0, index).find(isSure),
      })),
    );
  },
  check({ gateway, twin }) {
    const address = gateway.ipAddress.known();
    if (!twin) return undefined;
    const what = `${address} is also the address of ${twin.resource.address}`;
    return { what, allowed: "one customer gateway an address", at: gateway.ipAddress, with: [twin.resource] };
  },
  bad: "edge-1: {ip: 203.0.113.10}, edge-2: {ip: 203.0.113.10}",
  good: "edge-1: {ip: 203.0.113.10}, edge-2: {ip: 203.0.113.11}",
});

const isSure = ({ resource }: { resource: { instances: { min: number } } }) => resource.instances.min > 0;
