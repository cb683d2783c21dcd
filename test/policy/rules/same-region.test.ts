import { type Json, patch, resources, site, stack, UNKNOWN } from "../fixtures";
import {
  ATTACHMENT,
  at,
  CIDR,
  CONNECTION,
  changed,
  GATEWAY_1,
  GATEWAY_2,
  good,
  MADE_HERE,
  OFFICE,
  ROUTER,
  reference,
} from "../good";
import { testRule } from "../rule-test";
import { settled } from "../settled";
import { stateOf } from "../state-of";

const FAR = "alicloud.far";
const TWO = [{ region: "cn-hangzhou" }, { alias: "far", region: "cn-beijing" }];
const inTwo = (...paths: readonly string[]) => far(good, TWO, paths);
const hub = stack(
  resources({
    alicloud_cen_transit_router: { main: { cen_id: "cen-abc123" } },
    alicloud_cen_transit_router_cidr: { main: { transit_router_id: MADE_HERE, cidr: "10.255.0.0/24" } },
  }),
  site("shanghai", { transitRouter: reference(CIDR, "transit_router_id") }),
);
const farHub = (...paths: readonly string[]) => far(hub, TWO, paths);
const openId = `${ATTACHMENT}/transit_router_id`;

function far(json: Json, providers: Json[], paths: readonly string[]): Json {
  return changed(
    { ...json, provider: { alicloud: providers } },
    Object.fromEntries(paths.map((path) => [`${path}/provider`, FAR])),
  );
}
const apart = (there: string, here: string, argument: string) => ({
  at: argument,
  message: `${at(there)} is in cn-beijing, but ${at(here)} is in cn-hangzhou`,
  address: at(here),
});
const onRouter = (path: string) => ({ ...apart(ROUTER, path, "transit_router_id"), with: [at(ROUTER)] });

testRule("same-region", {
  passes: {
    "one region": { in: good, as: ["synth", "plan"] },
    "one region of two provider configurations": {
      in: far(good, [{ region: "cn-hangzhou" }, { alias: "far", region: "cn-hangzhou" }], [GATEWAY_2]),
      as: ["synth", "plan"],
    },
    "a transit router of this stack in the same region": { in: hub, as: ["synth", "plan"] },
    "an unknown transit router, with all known ones in one region": {
      in: patch(farHub(), openId, UNKNOWN),
      as: ["synth", "plan"],
    },
    "an unknown transit router, with none made": {
      in: patch(inTwo(), openId, UNKNOWN),
      as: ["synth", "plan"],
    },
    "existing objects": settled(farHub(ROUTER)),
    "objects in a state": stateOf(inTwo(GATEWAY_2)),
  },
  finds: {
    "a customer gateway in another region": {
      in: inTwo(GATEWAY_2),
      as: ["synth", "plan"],
      findings: [{ ...apart(GATEWAY_2, CONNECTION, "tunnels.2.customer_gateway_id"), with: [at(GATEWAY_2)] }],
    },
    "a customer gateway of a VPN gateway in another region": {
      in: inTwo(GATEWAY_2.replace("shanghai__edge-2", "office__edge")),
      as: ["synth", "plan"],
      findings: [1, 2].map((tunnel) =>
        apart(GATEWAY_2.replace("shanghai__edge-2", "office__edge"), OFFICE, `tunnels.${tunnel}.customer_gateway_id`),
      ),
    },
    "a connection in another region": {
      in: inTwo(GATEWAY_1, GATEWAY_2, CONNECTION),
      as: ["synth", "plan"],
      findings: [apart(CONNECTION, ATTACHMENT, "vpn_id")],
    },
    "a transit router in another region": {
      in: farHub(ROUTER),
      as: ["synth", "plan"],
      findings: [onRouter(CIDR), onRouter(ATTACHMENT)],
    },
    "a transit router in another region, with its CIDR": {
      in: farHub(ROUTER, CIDR),
      as: ["synth", "plan"],
      findings: [onRouter(ATTACHMENT)],
    },
  },
  leavesOpen: {
    "the region of a customer gateway": far(
      good,
      [{ region: "cn-hangzhou" }, { alias: "far", region: UNKNOWN }],
      [GATEWAY_2],
    ),
    "one provider configuration without a region": far(
      good,
      [{ region: "cn-hangzhou" }, { alias: "far" }],
      [GATEWAY_1],
    ),
    "the other provider configuration without a region": far(
      good,
      [{}, { alias: "far", region: "cn-beijing" }],
      [GATEWAY_1],
    ),
    "both provider configurations without a region": far(good, [{}, { alias: "far" }], [GATEWAY_1]),
    "whether the reference means another transit router": patch(farHub(ROUTER, CIDR), openId, UNKNOWN),
    "the region of a customer gateway of another stack": patch(
      good,
      `${CONNECTION}/tunnel_options_specification/0/customer_gateway_id`,
      "cgw-abc123",
    ),
  },
});
