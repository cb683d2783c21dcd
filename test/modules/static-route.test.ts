import { StaticRoute } from "../../modules";
import { staticRouteId } from "../../modules/static-route";
import { resourceOf, synthesizeStack } from "../setup/synth";
import { refused } from "./props";

const attachment = { attachmentId: "tr-attach-1", attachedConnectionId: "vco-1" };

test("a route goes through both tunnels, and has a long timeout", () => {
  const json = synthesizeStack((stack) => {
    const importId = staticRouteId("vco-1", "10.0.0.0/8");
    const one = new StaticRoute(stack, "one", {
      attachment,
      destination: "10.0.0.0/8",
      terraformName: "one",
      importId,
    });
    const again = { ...attachment, address: "x.y" };
    new StaticRoute(stack, "two", { attachment: again, destination: "11.0.0.0/8", terraformName: "two", after: one });
  });
  const route = (name: string) => resourceOf(json, `alicloud_vpn_gateway_vco_route.${name}`);
  expect(route("one")).toEqual({
    vpn_connection_id: "vco-1",
    next_hop: "vco-1",
    route_dest: "10.0.0.0/8",
    weight: 100,
    overlay_mode: "Ipsec",
    timeouts: { create: "30m", delete: "30m" },
    lifecycle: { ignore_changes: ["overlay_mode"] },
  });
  expect(route("two")).toMatchObject({
    depends_on: ["alicloud_vpn_gateway_vco_route.one"],
    lifecycle: { ignore_changes: ["overlay_mode"], replace_triggered_by: ["x.y.id"] },
  });
  expect(json).toMatchObject({
    import: [{ id: "vco-1:10.0.0.0/8:vco-1:100", to: "alicloud_vpn_gateway_vco_route.one" }],
  });
});

test("a route to 0.0.0.0/0 is refused", () => {
  expect(refused((stack) => new StaticRoute(stack, "one", { attachment, destination: "0.0.0.0/0" }))).toEqual([
    "destination: 0.0.0.0/0 cannot be a static route of a connection. Allowed: a network at the site, neither 0.0.0.0/0 nor touching 100.64.0.0/10. Fix: use BGP, or list the site's networks.",
  ]);
});
