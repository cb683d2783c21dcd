import type { DeviceProfile } from "../domain/device";
import { shown } from "../peer/later";
import type { PeerDevice, PeerTunnel } from "../peer/model";
import type { PeerFile } from "../peer/render";
import { Bird } from "./bird";
import { Charon } from "./charon";
import { cloudBird, cloudIpsec } from "./cloud-end";
import type { CloudConnection, CloudTunnel } from "./cloud-view";
import { Frr } from "./frr";
import { inLab, type Lab, pause } from "./lab";
import { Pings } from "./pings";
import { swanctlConf } from "./swanctl";
import { type BothEnds, cloudSide, hostIn, tunnelDevices, wire } from "./wires";

/** Profiles whose text programs on this machine read. */
const PROVABLE: readonly DeviceProfile[] = ["strongswan", "strongswan-bird"];

/** Why a device cannot be run here; undefined when it can be. */
export function unprovable({ profile, address, publicAddress }: PeerDevice): string | undefined {
  if (profile === undefined || !PROVABLE.includes(profile))
    return `${profile ?? "a device without a profile"} cannot be run here. Allowed: ${PROVABLE.join(", ")}`;
  if (shown(address) !== shown(publicAddress)) return "the device is behind NAT, and this test has no NAT";
  return undefined;
}

/** The default network of a cloud; from the addresses for benchmarks (RFC 2544). */
const SOME_CLOUD_NETWORK = "198.19.255.0/24";

/**
 * A device with its tunnels, and the cloud at their other end, as daemons. Of each tunnel both ends have a charon and a namespace of
 * their own, since ESP in user space cannot separate two tunnels with the same selectors; their interfaces lead into one
 * namespace a side, where BGP runs and traffic begins. In between is a bridge that can be cut without a sign.
 */
export class TunnelBench {
  readonly ends: readonly BothEnds[];
  readonly #lab: Lab;
  readonly #device: PeerDevice;
  readonly #clouds: Charon[] = [];
  readonly #devices: Charon[] = [];
  #bgp?: { readonly cloud: Bird };

  constructor(lab: Lab, device: PeerDevice, ends: readonly BothEnds[]) {
    this.#lab = lab;
    this.#device = device;
    this.ends = ends;
  }

  /** Starts everything. The device gets its files unchanged. */
  async start(files: readonly PeerFile[]): Promise<void> {
    const lab = this.#lab;
    const indexes = this.ends.map(({ site }) => site.index);
    await lab.addNamespaces(["cloud", "device", ...indexes.flatMap((i) => [`net${i}`, `cloud${i}`, `device${i}`])]);
    await lab.sh(this.ends.flatMap((end) => wire(end, shown(this.#device.address))).join("\n"));
    const own = lab.write("device/charon.conf", textOf(files, "charon.conf"));
    for (const { site } of this.ends) {
      this.#clouds.push(await Charon.start(lab, `charon-cloud${site.index}`, `cloud${site.index}`));
      this.#devices.push(
        await Charon.start(lab, `charon-device${site.index}`, `device${site.index}`, { include: own }),
      );
    }
    await lab.sh(indexes.flatMap(tunnelDevices).join("\n"));
    await lab.sh(this.ends.map(cloudSide).join("\n"));
    await this.#deviceSide(textOf(files, "interfaces.sh"));
    await Promise.all(this.ends.map((end, place) => this.#loadCloud(end, place)));
    await this.loadDevice(files);
  }

  /** The device's configuration, again. */
  async loadDevice(files: readonly PeerFile[]): Promise<void> {
    await Promise.all(this.#devices.map((charon) => charon.load(textOf(files, "swanctl.conf"))));
  }

  /** The cloud's reaction to a changed tunnel: it loads the new settings and ends existing SAs. */
  async changeCloud(index: number, connection: CloudConnection, tunnel: CloudTunnel): Promise<void> {
    const place = this.#place(index);
    const site = this.ends[place]?.site as PeerTunnel;
    await this.#loadCloud({ site, connection, cloud: tunnel }, place);
    // The device begins again at once, so the new settings come first.
    await this.#clouds[place]?.swanctl(["--terminate", "--ike", `tunnel${tunnel.number}`, "--force"]);
  }

  async startBgp(files: readonly PeerFile[]): Promise<void> {
    const [frr, bird] = ["frr.conf", "bird.conf"].map((name) => files.find((file) => file.name === name));
    if (frr) await Frr.start(this.#lab, "device-frr", "device", frr.text);
    if (bird) await Bird.start(this.#lab, "device-bird", "device", bird.text);
    const text = cloudBird(
      this.ends.map(({ cloud }) => cloud),
      this.cloudNetworks(),
    );
    this.#bgp = { cloud: await Bird.start(this.#lab, "cloud-bird", "cloud", text) };
  }

  /** Tunnels that carry packets, by the index of their interface at the device. */
  async up(): Promise<readonly number[]> {
    const states = await Promise.all(this.#devices.map((charon, place) => charon.hasChild(childOf(this.#site(place)))));
    return this.ends.flatMap(({ site }, place) => (states[place] ? [site.index] : []));
  }

  /** Inside addresses of the device whose BGP sessions are up. */
  async sessions(): Promise<readonly string[]> {
    return (await this.#bgp?.cloud.established()) ?? [];
  }

  /** Networks of the other side that a side's kernel has routes to. */
  async learned(side: "cloud" | "device"): Promise<readonly string[]> {
    const table = await this.#lab.sh("ip -4 route show", side);
    return (side === "cloud" ? this.siteNetworks() : this.cloudNetworks()).filter((cidr) =>
      table.includes(cidr.replace("/32", "")),
    );
  }

  /** Restarts the tunnel at the device: once refused, charon does not ask again. */
  async initiate(index: number): Promise<void> {
    const place = this.#place(index);
    await this.#devices[place]?.initiate(childOf(this.#site(place)));
  }

  async rekey(index: number): Promise<boolean> {
    const charon = this.#devices[this.#place(index)] as Charon;
    const before = (await charon.sas()).flatMap(({ children }) => children.map(({ id }) => id));
    await charon.rekey(childOf(this.#site(this.#place(index))));
    try {
      await this.#lab.until(
        "there is a new child",
        async () => {
          const sas = await charon.sas();
          return sas.some(({ children }) =>
            children.some(({ id, state }) => state === "INSTALLED" && !before.includes(id)),
          );
        },
        5,
      );
      return true;
    } catch {
      return false;
    }
  }

  /** Lets packets between the two gateways vanish. */
  async cut(index: number): Promise<void> {
    await this.#lab.sh(`ip -n net${index} link set dev cloud nomaster`);
  }

  async repair(index: number): Promise<void> {
    await this.#lab.sh(`ip -n net${index} link set dev cloud master bridge0`);
  }

  /** Pings from the site into the cloud. */
  pings(): Pings {
    return Pings.start(
      this.#lab,
      "device",
      hostIn(this.siteNetworks()[0] ?? ""),
      hostIn(this.cloudNetworks()[0] ?? ""),
    );
  }

  /** The tunnel by which the device sends most just now, by the index of its interface. */
  async busiest(): Promise<number> {
    const sent = () => Promise.all(this.ends.map(({ site }) => this.#bytesOut(site.index)));
    const before = await sent();
    await pause(1_000);
    const grown = (await sent()).map((bytes, place) => bytes - (before[place] ?? 0));
    return this.#site(grown.indexOf(Math.max(...grown))).index;
  }

  /** Whether an answer comes from the cloud when packets leave by this tunnel. */
  async answersBy(index: number): Promise<boolean> {
    const [site = "", cloud = ""] = [this.siteNetworks()[0], this.cloudNetworks()[0]].map(
      (cidr) => cidr && hostIn(cidr),
    );
    const before = await this.#bytesOut(index);
    const route = `${cloud} dev ipsec${index}`;
    const ping = `ip route add ${route} metric 1\nping -q -c 2 -i 0.2 -W 2 -I ${site} ${cloud} || true\nip route del ${route} metric 1`;
    const printed = await this.#lab.sh(ping, "device");
    return /[12] received/.test(printed) && (await this.#bytesOut(index)) > before;
  }

  siteNetworks(): readonly string[] {
    const [{ site, connection } = {}] = this.ends as readonly Partial<BothEnds>[];
    if (!site || !connection) return [];
    if (site.routing.kind === "bgp") return site.routing.advertise;
    return site.routing.kind === "flows" ? connection.remote : connection.routes;
  }

  cloudNetworks(): readonly string[] {
    const routing = this.ends[0]?.site.routing;
    if (!routing) return [];
    return routing.kind === "bgp" ? (routing.accept ?? [SOME_CLOUD_NETWORK]) : routing.routes;
  }

  /** What both ends of a tunnel logged of IKE. */
  logs(index: number): { readonly cloud: string; readonly device: string } {
    const place = this.#place(index);
    return { cloud: this.#clouds[place]?.log() ?? "", device: this.#devices[place]?.log() ?? "" };
  }

  /** Packets that the device has sent into a tunnel. */
  async #bytesOut(index: number): Promise<number> {
    const [{ stats64 }] = JSON.parse(await this.#lab.sh(`ip -s -j link show dev ipsec${index}`, "device"));
    return stats64.tx.bytes;
  }

  async #loadCloud({ connection, cloud }: BothEnds, place: number): Promise<void> {
    await this.#clouds[place]?.load(swanctlConf([cloudIpsec(connection, cloud)]));
  }

  /** The generated script, with stand-ins for XFRM interfaces and nftables, which this kernel may not have. */
  async #deviceSide(script: string): Promise<void> {
    const lab = this.#lab;
    const file = lab.write("device/interfaces.sh", script);
    lab.write("stand-ins/ip", IP_WITHOUT_XFRM);
    lab.write("stand-ins/nft", "#!/bin/sh\n");
    const addresses = this.siteNetworks().map((cidr) => `ip addr add ${hostIn(cidr)}/32 dev lo`);
    await lab.sh([`chmod +x ${inLab("stand-ins")}/*`, ...addresses].join("\n"), "device");
    await lab.sh(`PATH=${inLab("stand-ins")}:$PATH sh ${file}`, "device");
    const networks = this.cloudNetworks().map((cidr) => `ip addr add ${hostIn(cidr)}/32 dev lo`);
    const back = this.ends.some(({ cloud }) => cloud.bgp)
      ? []
      : this.siteNetworks().map((cidr) => `ip route add ${cidr} ${this.#ways()}`);
    await lab.sh([...networks, ...back].join("\n"), "cloud");
  }

  /** The cloud sends by all tunnels. */
  #ways(): string {
    return this.ends.map(({ site }) => `nexthop dev tun${site.index}`).join(" ");
  }

  #place(index: number): number {
    return this.ends.findIndex(({ site }) => site.index === index);
  }

  #site(place: number): PeerTunnel {
    return (this.ends[place] as BothEnds).site;
  }
}

function textOf(files: readonly PeerFile[], name: string): string {
  const file = files.find((one) => one.name === name);
  if (!file) throw new Error(`the profile writes no ${name}: this device cannot be run here`);
  return file.text;
}

/** The first child of a tunnel: with ikev1 there is one for each pair of networks. */
function childOf({ index, selectors, ike }: PeerTunnel): string {
  const pairs = ike.version === "ikev1" ? selectors.site.length * selectors.cloud.length : 1;
  return pairs === 1 ? `vpn${index}` : `vpn${index}-1`;
}

const IP_WITHOUT_XFRM = `#!/bin/sh
case "$*" in *" type xfrm "*) exit 0 ;; esac
exec /usr/bin/env PATH=/usr/sbin:/sbin:/usr/bin:/bin ip "$@"
`;
