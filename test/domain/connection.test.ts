import { singleTunnelProblem } from "../../domain/connection";

test("a connection with a single tunnel must be an existing one", () => {
  expect(singleTunnelProblem("vco-1")).toBeUndefined();
  expect(singleTunnelProblem(undefined)).toEqual({
    what: "the API no longer makes connections with a single tunnel: VpnConnection.InvalidCreateTunnelOptions",
    allowed: "tunnels 1 and 2, or import: {connection: vco-…} for a running connection",
  });
});
