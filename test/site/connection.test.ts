import { isDualTunnel, isExisting, isSingleTunnel, ON_TRANSIT_ROUTERS } from "../../site/connection";

test.each([
  [{ id: "vco-1" }, "existing"],
  [{ id: "vco-1", tunnel: {} }, "existing"],
  [{ tunnel: {} }, "single"],
  [{ tunnels: {} }, "dual"],
  [{}, "dual"],
])("%j has one form, %s", (connection, form) => {
  const forms = {
    existing: isExisting(connection),
    single: isSingleTunnel(connection),
    dual: isDualTunnel(connection),
  };
  expect(Object.entries(forms).flatMap(([name, is]) => (is ? [name] : []))).toEqual([form]);
});

test("some settings belong only to connections on transit routers", () => {
  expect(ON_TRANSIT_ROUTERS).toEqual([
    ...["network", "bandwidth", "resourceGroup", "guardKeys", "tunnelEdits", "revision"],
    ...["advertise", "associate", "propagate", "routeTable", "payer", "attachment"],
  ]);
});
