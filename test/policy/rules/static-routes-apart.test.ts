import { type Json, patch, site, stack, UNKNOWN } from "../fixtures";
import { changed } from "../good";
import { testRule } from "../rule-test";

const NETWORK = "10.1.0.0/16";
const route = (name: string, network = NETWORK) =>
  `alicloud_vpn_gateway_vco_route.${name}__main__${network.replaceAll(/[./]/g, "-")}`;
const connection = (name: string) => `alicloud_vpn_gateway_vpn_attachment.${name}__main`;
const pathOf = (address: string) => `resource/${address.replace(".", "/")}`;
const propagation = (name: string) => `resource/alicloud_cen_transit_router_route_table_propagation/${name}__main`;
const attachment = (name: string) => `resource/alicloud_cen_transit_router_vpn_attachment/${name}__main`;

const routes = (name: string, ...networks: string[]) => site(name, { routes: networks });
const two = (one: string, other: string) => stack(routes("chengdu", one), routes("xian", other));
const both = two(NETWORK, NETWORK);
/** A site with protected flows, and without static routes. */
const flows = (name: string, network: string) =>
  changed(routes(name), {
    [`${pathOf(connection(name))}/local_subnet`]: "172.16.0.0/16",
    [`${pathOf(connection(name))}/remote_subnet`]: network,
  });
/** The stack without names of sites in its addresses. */
const plain = (json: Json) => JSON.parse(JSON.stringify(json).replaceAll("__main", "")) as Json;
const single = (name: string, gateway: string) =>
  changed(plain(routes(name, NETWORK)), {
    [`resource/alicloud_vpn_gateway_vpn_attachment/${name}/tunnel_options_specification`]: undefined,
    [`resource/alicloud_vpn_gateway_vpn_attachment/${name}/ike_config`]: { ike_version: "ikev1" },
    [`resource/alicloud_vpn_gateway_vpn_attachment/${name}/customer_gateway_id`]: gateway,
  });

const also = (network: string, of: string, where = "another site") => `${network} also leads to ${where}: ${of}`;
const part = (network: string, of: string, other: string, where = "another site") =>
  `${network} is part of ${of}, which leads to ${where}: ${other}`;
const atRoute = (address: string, message: string) => ({ at: "route_dest", address, message });
const atFlows = (address: string, message: string) => ({ at: "remote_subnet", address, message });

testRule("static-routes-apart", {
  passes: {
    "networks side by side": two("10.1.0.0/24", "10.1.1.0/24"),
    "a network and a part of it at one site": routes("chengdu", NETWORK, "10.1.9.0/24"),
    "a whole private range, which means everything that is elsewhere": two("10.0.0.0/8", NETWORK),
    "everything, which another rule refuses": two("0.0.0.0/0", NETWORK),
    "one network at one device of two names": sameDevices(plain(stack(routes("one", NETWORK), routes("two", NETWORK)))),
    "one network behind one device in the single-tunnel form": stack(single("one", "cgw-1"), single("two", "cgw-1")),
    "one network in two route tables": patch(both, `${propagation("xian")}/transit_router_route_table_id`, "vtb-2"),
    "one network that only one route table has": patch(both, propagation("xian"), undefined),
    "one network of a connection that is not attached": changed(both, {
      [attachment("xian")]: undefined,
      [propagation("xian")]: undefined,
      "resource/alicloud_cen_transit_router_route_table_association/xian__main": undefined,
    }),
    "a single connection with unknown destinations": routes("chengdu", UNKNOWN, `${UNKNOWN} `),
    "a single route of a connection in no stack": patch(
      two(NETWORK, "10.2.0.0/16"),
      `${pathOf(route("xian", "10.2.0.0/16"))}/vpn_connection_id`,
      "vco-abc123",
    ),
    "flows of a site's second connection": stack(
      flows("chengdu", NETWORK),
      JSON.parse(JSON.stringify(flows("chengdu", NETWORK)).replaceAll("__main", "__backup")) as Json,
    ),
    "flows between everything and everything": changed(stack(flows("chengdu", NETWORK), routes("xian")), {}),
    "flows to networks side by side": stack(flows("chengdu", NETWORK), flows("xian", "10.3.0.0/16")),
  },
  finds: {
    "a part of another site's network": {
      in: two(NETWORK, "10.1.9.0/24"),
      findings: [
        {
          ...atRoute(route("xian", "10.1.9.0/24"), part("10.1.9.0/24", NETWORK, route("chengdu"))),
          fault: `10.1.9.0/24 ${NETWORK}`,
          with: [route("chengdu")],
        },
      ],
    },
    "one network at two sites, at the later one": {
      in: both,
      findings: [{ ...atRoute(route("xian"), also(NETWORK, route("chengdu"))), fault: `${NETWORK} ${NETWORK}` }],
    },
    "the smaller network, whichever site has it": {
      in: two("10.1.9.0/24", NETWORK),
      findings: [atRoute(route("chengdu", "10.1.9.0/24"), part("10.1.9.0/24", NETWORK, route("xian")))],
    },
    "a network inside a much larger one, with others between": {
      in: stack(routes("chengdu", NETWORK), routes("xian", "10.1.8.0/21", "10.1.9.0/24", "10.1.24.0/24")),
      findings: ["10.1.24.0/24", "10.1.8.0/21", "10.1.9.0/24"].map((network) =>
        atRoute(route("xian", network), part(network, NETWORK, route("chengdu"))),
      ),
    },
    "one network at three sites, each reported with the first": {
      in: stack(both, routes("yinchuan", NETWORK)),
      findings: ["xian", "yinchuan"].map((name) => atRoute(route(name), also(NETWORK, route("chengdu")))),
    },
    "one network at a third site beside two connections of the first": {
      in: stack(
        routes("chengdu", NETWORK),
        JSON.parse(JSON.stringify(routes("chengdu", NETWORK)).replaceAll("__main", "__more")) as Json,
        routes("xian", NETWORK),
      ),
      findings: [atRoute(route("xian"), also(NETWORK, route("chengdu")))],
    },
    "a whole private range at two sites": {
      in: two("10.0.0.0/8", "10.0.0.0/8"),
      findings: [atRoute(route("xian", "10.0.0.0/8"), also("10.0.0.0/8", route("chengdu", "10.0.0.0/8")))],
    },
    "one network behind other devices, without names of sites": {
      in: plain(stack(routes("one", NETWORK), routes("two", NETWORK))),
      findings: [
        atRoute(
          "alicloud_vpn_gateway_vco_route.two__10-1-0-0-16",
          also(NETWORK, "alicloud_vpn_gateway_vco_route.one__10-1-0-0-16", "other customer gateways"),
        ),
      ],
    },
    "one network behind two devices in the single-tunnel form": {
      in: stack(single("one", "cgw-1"), single("two", "cgw-2")),
      findings: [
        atRoute(
          "alicloud_vpn_gateway_vco_route.two__10-1-0-0-16",
          also(NETWORK, "alicloud_vpn_gateway_vco_route.one__10-1-0-0-16", "other customer gateways"),
        ),
      ],
    },
    "one network in one of two route tables": {
      in: patch(both, propagation("xian-more").replace("xian-more", "xian-2"), {
        transit_router_attachment_id: `\${alicloud_cen_transit_router_vpn_attachment.xian__main.id}`,
        transit_router_route_table_id: "vtb-2",
      }),
      findings: [atRoute(route("xian"), also(NETWORK, route("chengdu")))],
    },
    "one network in two stacks": {
      in: routes("chengdu", NETWORK),
      beside: { another: site("chengdu", { routes: [NETWORK, "10.9.0.0/16"], stack: "another" }) },
      findings: [
        {
          ...atRoute(route("chengdu"), `${also(NETWORK, route("chengdu"))} in dev-sites`),
          stacks: ["another", "dev-sites"],
        },
      ],
    },
    "one network of two protected flows": {
      in: stack(flows("chengdu", "10.1.0.0/16, 10.2.0.0/16"), flows("xian", "10.3.0.0/16, 10.2.0.0/16")),
      findings: [atFlows(connection("xian"), also("10.2.0.0/16", connection("chengdu")))],
    },
    "parts of two protected flows": {
      in: stack(flows("chengdu", "10.1.0.0/16, 10.2.0.0/16"), flows("xian", "10.2.9.0/24, 10.1.9.0/24")),
      findings: [
        atFlows(connection("xian"), part("10.2.9.0/24", "10.2.0.0/16", connection("chengdu"))),
        atFlows(connection("xian"), part("10.1.9.0/24", NETWORK, connection("chengdu"))),
      ],
    },
    "a route beside another site's flows": {
      in: stack(flows("chengdu", "10.1.0.0/16, 10.2.0.0/16"), routes("xian", "10.2.0.0/16")),
      findings: [atRoute(route("xian", "10.2.0.0/16"), also("10.2.0.0/16", connection("chengdu")))],
    },
    "flows inside another site's route": {
      in: stack(flows("chengdu", "10.2.9.0/24"), routes("xian", "10.2.0.0/16")),
      findings: [atFlows(connection("chengdu"), part("10.2.9.0/24", "10.2.0.0/16", route("xian", "10.2.0.0/16")))],
    },
    "a clash beside a route with an unknown destination": {
      in: stack(
        two(NETWORK, "10.1.9.0/24"),
        patch(routes("yinchuan", "10.1.0.0/20"), propagation("yinchuan"), {
          transit_router_attachment_id: UNKNOWN,
          transit_router_route_table_id: "vtb-1",
        }),
      ),
      as: ["synth", "plan"],
      findings: [atRoute(route("xian", "10.1.9.0/24"), part("10.1.9.0/24", NETWORK, route("chengdu")))],
    },
  },
  leavesOpen: {
    "a network beside another site": two(NETWORK, UNKNOWN),
    "a network of flows beside another site": stack(flows("chengdu", NETWORK), flows("xian", UNKNOWN)),
    "the route table of a route": patch(both, `${propagation("xian")}/transit_router_route_table_id`, UNKNOWN),
    "the site of a wider route whose device is missing": changed(
      plain(stack(routes("one", NETWORK), routes("two", "10.1.9.0/24"))),
      {
        "resource/alicloud_vpn_gateway_vpn_attachment/one/tunnel_options_specification/0/customer_gateway_id":
          undefined,
      },
    ),
    "the site of a route of a connection in no stack, to a part of another": patch(
      two(NETWORK, "10.1.9.0/24"),
      `${pathOf(route("xian", "10.1.9.0/24"))}/vpn_connection_id`,
      "vco-abc123",
    ),
    "the site of a route of a connection in no stack, to the same network": patch(
      both,
      `${pathOf(route("xian"))}/vpn_connection_id`,
      "vco-abc123",
    ),
    "the number of wider routes": {
      in: patch(two(NETWORK, "10.1.9.0/24"), `${pathOf(route("chengdu"))}/count`, UNKNOWN),
      as: ["synth"],
      because: `it is not known yet where ${route("chengdu")} leads`,
    },
    "the number of routes": {
      in: patch(two(NETWORK, "10.1.9.0/24"), `${pathOf(route("xian", "10.1.9.0/24"))}/count`, UNKNOWN),
      as: ["synth"],
    },
    "the number of the first routes": {
      in: patch(both, `${pathOf(route("chengdu"))}/count`, UNKNOWN),
      as: ["synth"],
    },
  },
});

/** The stack in which both sites end at the first site's devices. */
function sameDevices(json: Json): Json {
  const text = JSON.stringify(json);
  return JSON.parse(text.replaceAll(/gateway\.two__edge-(\d)\.id/g, "gateway.one__edge-$1.id")) as Json;
}
