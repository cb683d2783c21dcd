import type { LogEnd } from "../../peer/diagnosis/log";
import { Charon } from "../../proof/charon";
import { Lab, pause } from "../../proof/lab";
import { type Ipsec, swanctlConf } from "../../proof/swanctl";
import type { BrokenIke, End } from "./broken-ike";

/** The logs of both ends in one case, without the connection names of a daemon with many connections. */
export interface Logged {
  readonly device: string;
  readonly cloud: string;
}

const CLOUDS = { lax: {}, strict: { aggressive: false }, mortal: {} } as const;
const DEVICES = { lax: {}, "no-esp": { kernelEsp: true } } as const;
type Daemons = Readonly<Record<string, Charon>>;

export interface BrokenLogs {
  /** The logs of each case. */
  readonly cases: readonly Logged[];
  /** Everything that each daemon logged, with names. */
  readonly whole: readonly { readonly end: LogEnd; readonly name: string; readonly text: string }[];
}

/**
 * Runs all cases at once, with few daemons. Each case has its own addresses, so the daemons find one connection for each case. The
 * lines of a log are sorted by the IKE SA that they name.
 */
export async function breakAll(cases: readonly BrokenIke[]): Promise<BrokenLogs> {
  const lab = await Lab.open();
  try {
    return await new IkeBench(lab, cases).run();
  } finally {
    await lab.close();
  }
}

class IkeBench {
  readonly #lab: Lab;
  readonly #cases: readonly BrokenIke[];

  constructor(lab: Lab, cases: readonly BrokenIke[]) {
    this.#lab = lab;
    this.#cases = cases;
  }

  async run(): Promise<BrokenLogs> {
    await this.#wire();
    const clouds = await this.#daemons(CLOUDS);
    const devices = await this.#daemons(DEVICES);
    await Promise.all([
      ...Object.entries(clouds).map(([name, charon]) => charon.load(this.#conf("cloud", name))),
      ...Object.entries(devices).map(([name, charon]) => charon.load(this.#conf("device", name))),
    ]);
    const both = (one: BrokenIke) => [clouds[cloudOf(one)], devices[deviceOf(one)]] as [Charon, Charon];
    await Promise.all(
      this.#cases.map(async (one, index) => {
        const [cloud, device] = both(one);
        await (one.initiator === "cloud" ? cloud : device).initiate(name(index), 6);
        await this.#onceUp(one, index, cloud, device);
      }),
    );
    const whole = Object.entries({ cloud: clouds, device: devices }).flatMap(([end, daemons]) =>
      Object.values(daemons).map((charon) => ({ end: end as LogEnd, name: charon.name, text: charon.log() })),
    );
    const cases = this.#cases.map((one, index) => {
      const [cloud, device] = both(one);
      return { device: linesOf(device.log(), addresses(index)), cloud: linesOf(cloud.log(), addresses(index)) };
    });
    return { cases, whole };
  }

  async #wire(): Promise<void> {
    const lab = this.#lab;
    const names = [...Object.keys(CLOUDS), ...Object.keys(DEVICES).map((name) => `at-${name}`)];
    await lab.addNamespaces(["net", ...names]);
    const lines = names.flatMap((name, index) => [
      `ip link add wan netns ${name} type veth peer name v${index} netns net`,
      `ip -n net link set v${index} up`,
      `ip -n net addr add 169.254.${index}.1/30 dev v${index}`,
      `ip -n ${name} addr add 169.254.${index}.2/30 dev wan`,
      `ip -n ${name} link set wan up`,
      `ip -n ${name} route add default via 169.254.${index}.1`,
    ]);
    await lab.sh(lines.join("\n"));
    await lab.sh(this.#cases.flatMap((one, index) => this.#addresses(one, index, names)).join("\n"));
    // Firewall rules on the path drop packets.
    await lab.sh(
      this.#cases.flatMap((one, index) => (one.dropped ?? []).map((port) => drop(index, port))).join("\n") || ":",
      "net",
    );
  }

  #addresses(one: BrokenIke, index: number, names: readonly string[]): readonly string[] {
    const at = (name: string) => names.indexOf(name);
    const { cloud, device } = addresses(index);
    const ends: readonly [string, string][] = [
      [cloud, cloudOf(one)],
      [device, `at-${deviceOf(one)}`],
    ];
    return ends.flatMap(([address, name]) => [
      `ip -n ${name} addr add ${address}/32 dev wan`,
      `ip -n net route add ${address}/32 via 169.254.${at(name)}.2`,
    ]);
  }

  async #daemons(kinds: Readonly<Record<string, object>>): Promise<Daemons> {
    const prefix = kinds === DEVICES ? "at-" : "";
    const started = Object.entries(kinds).map(
      async ([name, options]) =>
        [name, await Charon.start(this.#lab, `charon-${prefix}${name}`, `${prefix}${name}`, options)] as const,
    );
    return Object.fromEntries(await Promise.all(started));
  }

  #conf(end: "cloud" | "device", daemon: string): string {
    const at = end === "cloud" ? cloudOf : deviceOf;
    const connections = this.#cases.flatMap((one, index) => (at(one) === daemon ? [ipsec(one, index, end)] : []));
    return swanctlConf(connections);
  }

  async #onceUp({ onceUp }: BrokenIke, index: number, cloud: Charon, device: Charon): Promise<void> {
    if (onceUp === "rekey") await device.rekey(name(index));
    if (onceUp === "cut") await this.#lab.sh(`${drop(index, 500)}\n${drop(index, 4500)}`, "net");
    if (onceUp === "kill") await cloud.signal("KILL");
    if (onceUp === "delete child") await cloud.swanctl(["--terminate", "--child", name(index), "--timeout", "3"]);
    if (onceUp === "delete ike") await cloud.swanctl(["--terminate", "--ike", name(index), "--timeout", "3"]);
    if (onceUp === "cut" || onceUp === "kill") await gaveUp(device, index);
    if (onceUp === "rekey") await pause(500);
  }
}

/** Waits until the device gives up, because nobody answers. */
async function gaveUp(device: Charon, index: number): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if (/giving up after|DPD check timed out/.test(linesOf(device.log(), addresses(index)))) return;
    await pause(500);
  }
  throw new Error(`case ${index + 1}: the device does not notice that nobody answers`);
}

const cloudOf = ({ cloudDaemon = "lax" }: BrokenIke) => cloudDaemon;
const deviceOf = ({ deviceDaemon = "lax" }: BrokenIke) => deviceDaemon;
const name = (index: number) => `case-${index + 1}`;
export const addresses = (index: number) => ({ cloud: `198.51.100.${index + 1}`, device: `203.0.113.${index + 1}` });
const drop = (index: number, port: number) =>
  `ip rule add to ${addresses(index).cloud} ipproto udp dport ${port} blackhole`;

function ipsec({ both, ...one }: BrokenIke, index: number, end: "cloud" | "device"): Ipsec {
  const { cloud, device } = addresses(index);
  const [local, remote] = end === "cloud" ? [cloud, device] : [device, cloud];
  const own: End = one[end] ?? {};
  return {
    name: name(index),
    version: 2,
    local,
    remote,
    ike: "aes256-sha256-modp2048",
    esp: "aes256-sha256-modp2048",
    psk: `psk-of-case-${index + 1}`,
    localSelectors: [`${local}/32`],
    remoteSelectors: [`${remote}/32`],
    ...both,
    ...own,
  };
}

/** The log's lines about all IKE SAs between two addresses. */
function linesOf(log: string, { cloud, device }: { cloud: string; device: string }): string {
  const lines = log.split("\n");
  const named = lines.map((line) => ({ line, sa: /\[[A-Z]+\] <(?:[^|>]+\|)?(\d+)>/.exec(line)?.[1] }));
  const sas = new Set(named.filter(({ line }) => has(line, cloud) && has(line, device)).map(({ sa }) => sa));
  const kept = named.filter(({ sa }) => sa !== undefined && sas.has(sa));
  return kept.map(({ line }) => line.replace(/(\[[A-Z]+\]) <[^>]*>/, "$1")).join("\n");
}

const has = (line: string, address: string) =>
  new RegExp(`(?<![\\d.])${address.replaceAll(".", "\\.")}(?![\\d.])`).test(line);
