import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Environment, NewTransitRouter } from "../config";
import { type ITransitRouter, TransitRouter } from "../modules/transit-router";
import { addBackend } from "./backend";
import { Providers } from "./providers";
import { tablesOf } from "./transit-router";

/** Where the file describes its transit router. */
export const HUB_ADDRESS = "alicloud_cen_transit_router.transit-router";

/** A new transit router of an environment, perhaps with its CEN instance: the stack `NAME-hub`. */
export class HubStack extends TerraformStack {
  /** The transit router that the stack makes. */
  public readonly transitRouter: ITransitRouter;

  public constructor(scope: Construct, name: string, environment: Environment, router: NewTransitRouter) {
    super(scope, name);
    const providers = new Providers(this, environment);
    addBackend(this, environment, "hub");
    this.addOverride("//.cenvpn", { environment: environment.file, limits: [] });
    const { account, routeTables, vpnAttachmentLimit: _, id: __, ...settings } = router;
    this.transitRouter = new TransitRouter(this, "transit-router", {
      ...settings,
      routeTables: tablesOf(routeTables),
      region: environment.region,
      terraformName: "transit-router",
      ...providers.of(account),
    });
  }
}
