import { ifDecided } from "../../graph/terraform/value";
import { quota } from "./quota";

export default quota({
  id: "customer-gateways-per-region",
  level: "warning",
  limit: "customerGatewaysPerRegion",
  title: "A region has no more customer gateways than its limit",
  why: "By the documentation of 2021, the latest that has the number, the API refuses further ones: the deployment stops half way.",
  fix: "let connections share customer gateways, or spread sites over regions",
  bad: "101 customer gateways in cn-hangzhou",
  good: "100 customer gateways in cn-hangzhou",
  members: (graph) =>
    [...graph.customerGateways(), ...graph.customerGateways.forgotten()].map(({ resource }) => ({
      resource,
      key: [ifDecided(() => graph.region(resource).known())],
    })),
  describe: ({ key: [region], used }) => `${region} has ${used.min} customer gateways`,
});
