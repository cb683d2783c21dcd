import { formatIpv4, network } from "../domain/ipv4";
import { EVERYWHERE } from "../domain/route";
import type { PeerTunnel } from "../peer/model";
import type { CloudConnection, CloudTunnel } from "./cloud-view";

// Shell lines that lay the way between the two ends of a tunnel.

/** A tunnel from both sides: the device's settings, and the cloud's. */
export interface BothEnds {
  readonly site: PeerTunnel;
  readonly connection: CloudConnection;
  readonly cloud: CloudTunnel;
}

/** The way between the two gateways, and what ESP in user space needs: an address in each network that it protects. */
export function wire({ site: { index, selectors }, cloud: { gateway } }: BothEnds, device: string): readonly string[] {
  const inside = (namespace: string, cidrs: readonly string[]) =>
    cidrs.flatMap((cidr) => (cidr === EVERYWHERE ? [] : [`ip -n ${namespace} addr add ${hostIn(cidr)}/32 dev lo`]));
  const end = (side: string, own: string, other: string) => [
    `ip link add wan netns ${side}${index} type veth peer name ${side} netns net${index}`,
    `ip -n net${index} link set dev ${side} master bridge0 up`,
    `ip -n ${side}${index} addr add ${own}/32 dev wan`,
    `ip -n ${side}${index} link set wan up`,
    `ip -n ${side}${index} route add ${other}/32 dev wan`,
  ];
  return [
    `ip -n net${index} link add bridge0 type bridge`,
    `ip -n net${index} link set bridge0 up`,
    ...end("cloud", gateway, device),
    ...end("device", device, gateway),
    ...inside(`cloud${index}`, selectors.cloud),
    ...inside(`device${index}`, selectors.site),
  ];
}

/** charon's device for packets, moved to where they come from; charon insists on one of the old name. */
export function tunnelDevices(index: number): readonly string[] {
  const move = (side: string, name: string) => [
    `ip -n ${side}${index} link set ipsec0 down`,
    `ip -n ${side}${index} link set ipsec0 name ${name} netns ${side}`,
    `ip -n ${side}${index} link add ipsec0 type veth peer name ipsec0p`,
    `ip -n ${side}${index} link set ipsec0 up`,
    `ip -n ${side}${index} link set ipsec0p up`,
  ];
  return [...move("cloud", `tun${index}`), ...move("device", `ipsec${index}`)];
}

export function cloudSide({ site: { index }, cloud: { bgp } }: BothEnds): string {
  const address = bgp ? `ip -n cloud addr add ${bgp.ip}/30 dev tun${index}\n` : "";
  return `${address}ip -n cloud link set dev tun${index} mtu 1400 up`;
}

/** A usable host address of a network. */
export function hostIn(cidr: string): string {
  const { first, last } = network(cidr);
  return formatIpv4(first === last ? first : first + 1);
}
