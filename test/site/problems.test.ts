import type { TerraformStack } from "cdktf";
import { CustomerGateway, VpnGateway, VpnSite, type VpnSiteProps } from "../../modules";
import { refusal } from "../modules/props";

const fw = { customerGateways: { fw: { ip: "203.0.113.10", asn: 65010 } } };
const tunnels = { 1: { customerGateway: "fw" }, 2: { customerGateway: "fw" } };
const vpnGateway = { vpnGatewayId: "vpn-1" };

/** The problems of a site with one connection, which ends on a VPN gateway. */
function refused(main: object, site: Partial<VpnSiteProps> = {}): Record<string, string[]> {
  const { problems } = refusal((stack: TerraformStack) => {
    new VpnSite(stack, "office", { ...fw, connections: { main: { vpnGateway, tunnels, ...main } }, ...site });
  });
  return Object.fromEntries(
    Object.entries(problems).map(([path, its]) => [path.replace("connections.main.", ""), its.map(({ what }) => what)]),
  );
}

test.each([
  [
    "cloudIp without BGP",
    { tunnels: { ...tunnels, 1: { customerGateway: "fw", cloudIp: "169.254.10.1" } } },
    "tunnels.1.cloudIp",
    "cloudIp has no meaning without BGP",
  ],
  [
    "a static route that a protected flow covers",
    { routing: { cloud: ["10.0.0.0/8"], site: ["192.168.1.0/24"] }, routes: ["192.168.1.0/24"] },
    "routes[0]",
    "192.168.1.0/24 is a protected flow, and the cloud writes its route",
  ],
  [
    "a KMS secret that gives both tunnels one PSK",
    { keys: { kms: { secret: "vpn/{site}" } } },
    "keys.kms.secret",
    "both tunnels would have one PSK",
  ],
  ...["network", "bandwidth", "tunnelEdits", "payer", "propagate", "attachment"].map(
    (setting): [string, object, string, string] => [
      `${setting} on a VPN gateway`,
      {
        [setting]: {
          network: "public",
          bandwidth: "large",
          tunnelEdits: "refuse",
          payer: "cen-owner",
          propagate: true,
          attachment: {},
        }[setting],
      },
      setting,
      `${setting} belongs to connections on a transit router, but this one ends on a VPN gateway`,
    ],
  ),
])("a site refuses %s", (_, main, path, what) => {
  expect(refused(main)).toEqual({ [path]: [what] });
});

test("problems at several places are reported at once", () => {
  const refusals = refused(
    {
      crypto: { ike: { encryption: "des9" } },
      bgp: { localAsn: 64512 },
      tunnels: {
        1: { customerGateway: "fv", insideCidr: "169.254.0.0/30" },
        2: { customerGateway: "fw", insideCidr: "169.254.10.0/30" },
      },
    },
    { customerGateways: { fw: { ip: "203.0.113.10", asn: 45104 } } },
  );
  expect(Object.keys(refusals)).toEqual([
    "customerGateways.fw.asn",
    "crypto.ike.encryption",
    "tunnels.1.insideCidr",
    "tunnels.1.customerGateway",
  ]);
});

test("the site knows the app's devices and VPN gateways", () => {
  const { problems } = refusal((stack) => {
    const device = new CustomerGateway(stack, "device", { ip: "203.0.113.10", asn: 64512 });
    const gateway = new VpnGateway(stack, "gateway", {
      vpcId: "vpc-1",
      vswitchIds: ["vsw-1", "vsw-2"],
      bandwidth: 10,
      network: "private",
    });
    const inside = { customerGateway: "fw", insideCidr: "169.254.10.0/30" };
    new VpnSite(stack, "office", {
      customerGateways: { fw: device },
      connections: {
        main: {
          vpnGateway: gateway,
          bgp: { localAsn: 64512 },
          tunnels: { 1: inside, 2: { ...inside, insideCidr: "169.254.10.4/30" } },
        },
      },
    });
  });
  expect(problems["connections.main.tunnels.1.customerGateway"]?.map(({ what }) => what)).toEqual([
    "203.0.113.10 is public, but the connection is private",
  ]);
});
