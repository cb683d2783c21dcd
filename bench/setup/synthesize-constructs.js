// node synthesize-constructs.js FOLDER SITES: synthesizes sites with our constructs, each with two devices and a BGP connection.
const { App, LocalBackend, TerraformStack } = require("cdktf");
const { AlicloudProvider, TransitRouter, VpnSite } = require("../../dist");

const [outdir, sites] = process.argv.slice(2);
const app = new App({ outdir });
const stack = new TerraformStack(app, "sites");
new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
new LocalBackend(stack, { path: "terraform.tfstate" });
const transitRouter = TransitRouter.fromIds(stack, "hub", { cenId: "cen-abc", transitRouterId: "tr-abc" });
for (let n = 0; n < Number(sites); n++) {
  new VpnSite(stack, `site-${n}`, {
    transitRouter,
    customerGateways: { a: { ip: "203.0.113.1", asn: 65010 }, b: { ip: "203.0.113.2", asn: 65010 } },
    connections: {
      main: {
        bgp: { localAsn: 64512 },
        tunnels: {
          1: { customerGateway: "a", insideCidr: "169.254.10.0/30" },
          2: { customerGateway: "b", insideCidr: "169.254.10.4/30" },
        },
      },
    },
  });
}
app.synth();
