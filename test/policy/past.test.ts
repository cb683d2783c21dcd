import { judge, readStacks, rules } from "../../policy";
import { IN_HANGZHOU, type Json, patch, site, stack } from "./fixtures";
import { planOf } from "./plan-of";
import { planOfChange } from "./plan-of-change";

// Which findings existed before a plan, and which object a new finding names.

const SHANGHAI = stack(IN_HANGZHOU, site("shanghai"));
const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
const WEAK = patch(SHANGHAI, `${CONNECTION}/tunnel_options_specification/0/tunnel_ike_config/ike_enc_alg`, "des");

const propagationsOf = (resources: Json) => ({ alicloud_cen_transit_router_route_table_propagation: resources });

const found = (json: Json, ...ids: readonly string[]) =>
  judge(readStacks({ name: "dev-sites", json }), { rules: rules.filter(({ id }) => ids.includes(id)) }).findings.map(
    ({ rule, address, wasThere = false }) => ({ rule, at: address?.replace(/^\w+\./, ""), wasThere }),
  );

test("a finding on an unchanged object is an earlier finding", () => {
  expect(found(planOfChange(WEAK, stack(WEAK, site("xian"))), "weak-crypto")).toEqual([
    { rule: "weak-crypto", at: "shanghai__main", wasThere: true },
  ]);
});

test("so is a finding on an unchanged part of a changed object", () => {
  const renamed = patch(WEAK, `${CONNECTION}/vpn_attachment_name`, "other");
  expect(found(planOfChange(WEAK, renamed), "weak-crypto")).toEqual([
    { rule: "weak-crypto", at: "shanghai__main", wasThere: true },
  ]);
});

test("a finding on a new object is new, and so are all findings before the first deployment", () => {
  const news = [{ rule: "weak-crypto", at: "shanghai__main", wasThere: false }];
  expect(found(planOfChange(IN_HANGZHOU, WEAK), "weak-crypto")).toEqual(news);
  expect(found(planOf(WEAK), "weak-crypto")).toEqual(news);
  const address = "resource/alicloud_vpn_customer_gateway/shanghai__edge-1/asn";
  expect(found(planOfChange(SHANGHAI, patch(SHANGHAI, address, 45_104)), "customer-gateway-asn")).toEqual([
    { rule: "customer-gateway-asn", at: "shanghai__edge-1", wasThere: false },
  ]);
});

test("a finding on an unchanged object that a plan takes something from is new", () => {
  const { alicloud_cen_transit_router_route_table_propagation: _, ...kept } = SHANGHAI.resource as Json;
  expect(found(planOfChange(SHANGHAI, { ...SHANGHAI, resource: kept }), "propagation-present")).toEqual([
    { rule: "propagation-present", at: "shanghai__main", wasThere: false },
  ]);
  const weaker = { ...WEAK, resource: { ...(WEAK.resource as Json), ...propagationsOf({}) } };
  const other = patch(weaker, "resource/alicloud_vpn_customer_gateway/shanghai__edge-1/customer_gateway_name", "other");
  expect(found(planOfChange(weaker, other), "propagation-present", "weak-crypto")).toEqual([
    { rule: "propagation-present", at: "shanghai__main", wasThere: true },
    { rule: "weak-crypto", at: "shanghai__main", wasThere: true },
  ]);
});

test("without a plan, earlier findings are unknown", () => {
  expect(found(WEAK, "weak-crypto")).toEqual([{ rule: "weak-crypto", at: "shanghai__main", wasThere: false }]);
});

describe("of two clashing objects, the finding names the one that a plan adds", () => {
  // by name the new site comes before the existing one
  const both = stack(IN_HANGZHOU, site("xian", { routes: ["10.1.0.0/16"] }));
  const added = stack(both, site("chengdu", { routes: ["10.1.0.0/16"] }));

  test("even if the two are equal", () => {
    expect(found(planOfChange(both, added), "static-routes-apart")).toEqual([
      { rule: "static-routes-apart", at: "chengdu__main__10-1-0-0-16", wasThere: false },
    ]);
  });

  test("even if the existing one is inside the new one", () => {
    const wider = stack(both, site("chengdu", { routes: ["10.0.0.0/15"] }));
    expect(found(planOfChange(both, wider), "static-routes-apart")).toEqual([
      { rule: "static-routes-apart", at: "chengdu__main__10-0-0-0-15", wasThere: false },
    ]);
  });
});
