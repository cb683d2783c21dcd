import { keysIn } from "../../domain/name";
import { table } from "../terraform/json";
import { TYPE } from "../terraform/types";

/** `formerly: [OLD] in PLACE` for each name in which two addresses of an environment file differ. */
export function formerKeys(from: string, to: string): readonly string[] {
  const [old, now] = [placesOf(from), placesOf(to)];
  return now.flatMap(({ place, key }, level) => {
    const former = old[level]?.key;
    return former === undefined || former === key ? [] : [`formerly: [${former}] in ${place}`];
  });
}

interface KeyPlace {
  readonly key: string;
  /** Path in an environment file: `sites.berlin.connections.main`. */
  readonly place: string;
}

/** The names of an environment file in an address; none for an address that no environment file makes. */
function placesOf(address: string): readonly KeyPlace[] {
  const [, type = "", name = ""] = /^(\w+)\.([\w-]+)$/.exec(address) ?? [];
  const [site, key, ...rest] = keysIn(name);
  if (type === TYPE.vpnGateway) return key === undefined ? [{ key: name, place: `vpnGateways.${name}` }] : [];
  if (!site || !key || rest.length > 0) return [];
  if (type === TYPE.routeTable)
    return site === "transit-router" ? [{ key, place: `transitRouter.routeTables.${key}` }] : [];
  const section = SECTIONS[type];
  if (section === undefined) return [];
  const place = `sites.${site}`;
  return [
    { key: site, place },
    { key, place: `${place}.${section}.${key}` },
  ];
}

const SECTIONS = table<string>({
  [TYPE.vpnAttachment]: "connections",
  [TYPE.vpnGatewayConnection]: "connections",
  [TYPE.customerGateway]: "customerGateways",
  [TYPE.ipsecConnection]: "connections",
});
