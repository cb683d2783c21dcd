import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startRehearsal } from "../../rehearsal";
import { CUSTOMER_GATEWAY, connection, folderWith, stack } from "./stack";

// The API calls of one full site, in the order of its resources. calls.txt names beside each call the resource, and the provider's
// operation that makes the call.

const ATTACHMENT = "${alicloud_cen_transit_router_vpn_attachment.main.id}";
const TABLE = "${alicloud_cen_transit_router_route_table.spokes.transit_router_route_table_id}";
const MEMBER = { transit_router_attachment_id: ATTACHMENT, transit_router_route_table_id: TABLE };

const SITE = {
  alicloud_vpn_customer_gateway: { site: { ...CUSTOMER_GATEWAY, tags: { site: "shanghai" } } },
  alicloud_vpn_gateway_vpn_attachment: {
    main: connection({ depends_on: ["alicloud_cen_transit_router_route_table.spokes"] }),
  },
  alicloud_cen_transit_router_vpn_attachment: {
    main: {
      transit_router_id: "tr-hub",
      cen_id: "cen-hub",
      vpn_id: "${alicloud_vpn_gateway_vpn_attachment.main.id}",
      auto_publish_route_enabled: true,
      order_type: "PayByCenOwner",
    },
  },
  alicloud_cen_transit_router_route_table: {
    spokes: { transit_router_id: "tr-hub", depends_on: ["alicloud_vpn_customer_gateway.site"] },
  },
  alicloud_cen_transit_router_route_table_association: { main: MEMBER },
  alicloud_cen_transit_router_route_table_propagation: {
    main: { ...MEMBER, depends_on: ["alicloud_cen_transit_router_route_table_association.main"] },
  },
  alicloud_vpn_gateway_vco_route: {
    office: {
      vpn_connection_id: "${alicloud_cen_transit_router_vpn_attachment.main.vpn_id}",
      next_hop: "${alicloud_cen_transit_router_vpn_attachment.main.vpn_id}",
      route_dest: "192.168.10.0/24",
      weight: 100,
      depends_on: ["alicloud_cen_transit_router_route_table_propagation.main"],
    },
  },
};

/** Merges equal queries between two writes into one line, because the number of queries depends on how long the cloud takes. */
function lines(calls: readonly string[]): string[] {
  const looks = new Set<string>();
  return calls.filter((call) => {
    const isLook = / (List|Describe)/.test(call);
    if (!isLook) looks.clear();
    if (looks.has(call)) return false;
    if (isLook) looks.add(call);
    return true;
  });
}

test("a full site is made and destroyed by the calls of the real provider, in its order", async () => {
  const rehearsal = await startRehearsal();
  try {
    const calls: string[] = [];
    rehearsal.cloud.onCall(({ product, action, parameters }) => {
      const named = Object.keys(parameters).filter((name) => !["Version", "ClientToken"].includes(name));
      const own = [...new Set(named.map((name) => name.replace(/\.\d+.*/, "[]")))].sort();
      const token = "ClientToken" in parameters ? " (token)" : "";
      calls.push(`${product} ${action}${token}: ${own.join(" ")}`);
    });
    const folder = folderWith(stack({ resource: SITE }));
    await rehearsal.terraform(folder, ["init"]);
    for (const args of [
      ["apply", "-auto-approve"],
      ["destroy", "-auto-approve", "-refresh=false"],
    ]) {
      calls.push(`# ${args[0]}`);
      expect(await rehearsal.terraform(folder, args)).toMatchObject({ exitCode: 0 });
    }
    const expected = readFileSync(join(__dirname, "calls.txt"), "utf8").split("\n");
    const stated = expected
      .filter((line) => line !== "" && !line.startsWith("## "))
      .map((line) => line.split(" | ")[0]);
    expect(lines(calls)).toEqual(stated);
  } finally {
    await rehearsal.close();
  }
});
