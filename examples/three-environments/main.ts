import { App, LocalBackend, TerraformStack } from "cdktf";
import { AlicloudProvider, TransitRouter, VpnSite, type VpnSiteProps } from "cenvpn";
import { judge, readStacks, reject } from "cenvpn/policy";
import { textReport } from "cenvpn/report";

/** All that environments differ in. */
interface Settings {
  readonly region: string;
  readonly transitRouter: { readonly cenId: string; readonly transitRouterId: string };
  /** Public addresses of the two devices. */
  readonly devices: readonly [string, string];
  /** First three parts of the inside CIDRs. */
  readonly inside: string;
}

const ENVIRONMENTS: Readonly<Record<string, Settings>> = {
  dev: {
    region: "cn-hangzhou",
    transitRouter: { cenId: "cen-abc123", transitRouterId: "tr-abc123" },
    devices: ["203.0.113.69", "203.0.113.70"],
    inside: "169.254.70",
  },
  staging: {
    region: "cn-hangzhou",
    transitRouter: { cenId: "cen-abc123", transitRouterId: "tr-abc123" },
    devices: ["203.0.113.71", "203.0.113.72"],
    inside: "169.254.71",
  },
  prod: {
    region: "eu-central-1",
    transitRouter: { cenId: "cen-def456", transitRouterId: "tr-def456" },
    devices: ["203.0.113.73", "203.0.113.74"],
    inside: "169.254.72",
  },
};

/** The one definition: what every environment has. */
function site(environment: string, { devices, inside }: Settings): Omit<VpnSiteProps, "transitRouter"> {
  const tags = { environment, team: "network" };
  return {
    customerGateways: Object.fromEntries(devices.map((ip, index) => [`edge-${index + 1}`, { ip, asn: 65070, tags }])),
    connections: {
      main: {
        bgp: { localAsn: 64512 },
        applyImmediately: true,
        tags,
        tunnels: {
          1: { customerGateway: "edge-1", insideCidr: `${inside}.0/30` },
          2: { customerGateway: "edge-2", insideCidr: `${inside}.4/30` },
        },
      },
    },
  };
}

const app = new App();
for (const [environment, settings] of Object.entries(ENVIRONMENTS)) {
  const stack = new TerraformStack(app, environment);
  new AlicloudProvider(stack, "alicloud", { region: settings.region });
  new LocalBackend(stack, { path: `../../../terraform.${environment}.tfstate` });
  const transitRouter = TransitRouter.fromIds(stack, "hub", settings.transitRouter);
  new VpnSite(stack, "headquarters", { ...site(environment, settings), transitRouter });
}
app.synth();

const judgement = judge(readStacks(app.outdir));
process.stderr.write(textReport(judgement));
if (reject(app.outdir, judgement).length > 0) process.exitCode = 1;
