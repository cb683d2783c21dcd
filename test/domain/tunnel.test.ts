import { BOTH_TUNNELS, byTunnel } from "../../domain/tunnel";

test("a connection has tunnels 1 and 2", () => {
  expect(byTunnel((number) => number * 10)).toEqual({ 1: 10, 2: 20 });
  expect(BOTH_TUNNELS).toBe("exactly tunnels 1 and 2");
});
