import { App, LocalBackend, TerraformStack } from "cdktf";
import {
  AlicloudProvider,
  CustomerGateway,
  IpsecConnection,
  PreSharedKeys,
  TransitRouter,
  TransitRouterVpnAttachment,
  VpnSite,
} from "cenvpn";
import { judge, readStacks, reject } from "cenvpn/policy";
import { textReport } from "cenvpn/report";

const app = new App();
const stack = new TerraformStack(app, "sites");
new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
new LocalBackend(stack, { path: "../../../terraform.sites.tfstate" });
const transitRouter = TransitRouter.fromIds(stack, "hub", { cenId: "cen-abc123", transitRouterId: "tr-abc123" });

// A whole site at once ...
new VpnSite(stack, "shanghai", {
  transitRouter,
  customerGateways: { "edge-1": { ip: "203.0.113.10", asn: 65010 }, "edge-2": { ip: "203.0.113.11", asn: 65010 } },
  connections: {
    main: {
      bgp: { localAsn: 64512 },
      tunnels: {
        1: { customerGateway: "edge-1", insideCidr: "169.254.10.0/30" },
        2: { customerGateway: "edge-2", insideCidr: "169.254.10.4/30" },
      },
    },
  },
});

// ... or piece by piece.
const fw = new CustomerGateway(stack, "fw", { ip: "198.51.100.9" });
const lte = new CustomerGateway(stack, "lte", { ip: "198.51.100.10" });
const psks = PreSharedKeys.of(stack);
const connection = new IpsecConnection(stack, "connection", {
  name: "chengdu",
  routing: { cloud: ["10.0.0.0/16"], site: ["192.168.9.0/24"] },
  tunnels: {
    1: { customerGateway: fw, psk: psks.keyOf("chengdu", "main", 1) },
    2: { customerGateway: lte, psk: psks.keyOf("chengdu", "main", 2) },
  },
});
new TransitRouterVpnAttachment(stack, "attachment", { connection, transitRouter, routeTable: "vtb-abc123" });

app.synth();

const judgement = judge(readStacks(app.outdir));
process.stderr.write(textReport(judgement));
if (reject(app.outdir, judgement).length > 0) process.exitCode = 1;
