import { singleTunnelProblem } from "../../domain/connection";

test("a connection with a single tunnel must run already", () => {
  expect(singleTunnelProblem("vco-1")).toBeUndefined();
  expect(singleTunnelProblem(undefined)).toEqual({
    what: "connections with a single tunnel can no longer be made: the API answers VpnConnection.InvalidCreateTunnelOptions",
    allowed: "tunnels 1 and 2, or import: {connection: vco-…} for one that runs already",
  });
});
