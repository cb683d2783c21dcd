import { type Json, patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, good, hub, ROUTER } from "../good";
import { testRule } from "../rule-test";
import { stateOf } from "../state-of";

const edition = (name: string | undefined) => patch(hub, `${ROUTER}/type`, name);
const message = "the transit router is a Basic Edition transit router";

/** A state with a data source that found transit routers of this type. */
function found(type: string, id = "tr-abc123"): Json {
  const state = stateOf(good);
  const { root_module } = state.values as { root_module: { resources: Json[] } };
  root_module.resources.push({
    address: "data.alicloud_cen_transit_routers.all",
    mode: "data",
    type: "alicloud_cen_transit_routers",
    name: "all",
    values: { transit_routers: [{ transit_router_id: id, type }] },
  });
  return state;
}

testRule("enterprise-edition", {
  passes: {
    "an Enterprise Edition transit router": edition("Enterprise"),
    "a transit router whose edition the cloud chooses": hub,
    "an Enterprise Edition transit router that a data source found": found("Enterprise"),
    "another transit router that a data source found": found("Basic", "tr-def456"),
  },
  finds: {
    "a Basic Edition transit router": {
      in: edition("Basic"),
      findings: [{ at: "type", message, address: at(ROUTER) }],
    },
    "a Basic Edition transit router that a data source found": {
      in: found("Basic"),
      findings: [ATTACHMENT.replace("shanghai", "chengdu"), ATTACHMENT].map((path) => ({
        at: "transit_router_id",
        message,
        address: at(path),
      })),
    },
  },
  leavesOpen: { "which edition it will be": edition(UNKNOWN) },
});
