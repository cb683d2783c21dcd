import { type Json, judgeStack, resources, verdict } from "./fixtures";

const RULE = "static-route-patience";

/** Two routes of one connection. */
const routes = (one: Json, other: Json = {}) =>
  resources({
    alicloud_vpn_gateway_vco_route: {
      one: { vpn_connection_id: "vco-1", route_dest: "10.1.0.0/16", ...one },
      other: { vpn_connection_id: "vco-1", route_dest: "10.2.0.0/16", ...other },
    },
  });

test("routes of a connection that no stack has wait for each other, too", () => {
  const told = (one: Json, other?: Json) => verdict(judgeStack(routes(one, other)), RULE);
  expect(told({})).toBe("fail");
  expect(told({ vpn_connection_id: "vco-2" })).toBe("pass");
  expect(told({ depends_on: ["alicloud_vpn_gateway_vco_route.other"] })).toBe("pass");
  const patient = { timeouts: { create: "30m", delete: "30m" } };
  expect(told(patient, patient)).toBe("pass");
});

test("routes wait for each other when they are destroyed, too", () => {
  const short = { timeouts: { create: "30m" } };
  expect(judgeStack(routes(short, short)).findings.filter(({ rule }) => rule === RULE)).toMatchObject(
    Array(2).fill({ argument: "timeouts.delete", message: "the route waits 60 seconds for its turn to be destroyed" }),
  );
});
