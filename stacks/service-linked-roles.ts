import type { TerraformStack } from "cdktf";
import type { Environment } from "../config";
import { DEFAULT_ACCOUNT } from "../domain/account";
import { terraformNameOf } from "../domain/name";
import { VpnServiceLinkedRole } from "../modules/vpn-service-linked-role";
import type { VpnSite } from "../modules/vpn-site";
import type { Providers } from "./providers";

/** The role of the VPN service in each account that owns sites or VPN gateways, before them. */
export function addServiceLinkedRoles(
  stack: TerraformStack,
  { sites }: Environment,
  built: ReadonlyMap<string, VpnSite>,
  providers: Providers,
): void {
  const accounts = new Set(Object.values(sites).map(({ account }) => account));
  for (const account of accounts) {
    const { provider } = providers.of(account);
    const role = new VpnServiceLinkedRole(stack, `vpn-role-${account}`, {
      terraformName: account === DEFAULT_ACCOUNT ? "vpn" : terraformNameOf("vpn", account),
      ...(provider ? { provider } : {}),
    });
    const sitesHere = [...built].filter(([key]) => sites[key]?.account === account).map(([, site]) => site);
    const gateways = account === DEFAULT_ACCOUNT ? stack.node.tryFindChild("vpn-gateways") : undefined;
    for (const user of [...sitesHere, ...(gateways ? [gateways] : [])]) role.precede(user);
  }
}
