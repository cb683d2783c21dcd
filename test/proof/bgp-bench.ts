import { Bird } from "../../proof/bird";
import { Frr } from "../../proof/frr";
import { Lab, pause } from "../../proof/lab";
import { type BrokenBgp, CLOUD_ASN, DEVICE_ASN } from "./broken-bgp";
import type { Logged } from "./ike-bench";

/** Runs all cases at once, with one FRR and one BIRD. Each case has a link and an inside CIDR of its own. */
export async function breakAllBgp(cases: readonly BrokenBgp[]): Promise<readonly Logged[]> {
  const lab = await Lab.open();
  try {
    await lab.addNamespaces(["cloud", "device"]);
    await lab.sh(cases.flatMap(wire).join("\n"));
    const frr = await Frr.start(lab, "frr", "device", frrConf(cases));
    const bird = await Bird.start(lab, "bird", "cloud", birdConf(cases));
    const working = cases.flatMap((one, index) => (one.onceUp || one.policy === false ? [hosts(index)[2]] : []));
    await lab.until("the sessions that are to come up are up", async () => {
      const up = await bird.established();
      return working.every((address) => up.includes(address));
    });
    await Promise.all(cases.map((one, index) => onceUp(lab, bird, one, index)));
    await pause(5_000);
    return await Promise.all(cases.map((_, index) => logged(frr, bird, cases, index)));
  } finally {
    await lab.close();
  }
}

const hosts = (index: number) => ({ 1: `169.254.${index + 10}.1`, 2: `169.254.${index + 10}.2` });
const nameOf = (index: number) => `case${index + 1}`;

function wire({ device = {} }: BrokenBgp, index: number): readonly string[] {
  const { own = 2 } = device;
  return [
    `ip link add tun${index} netns cloud type veth peer name tun${index} netns device`,
    `ip -n cloud addr add ${hosts(index)[1]}/30 dev tun${index}`,
    `ip -n device addr add ${hosts(index)[own]}/30 dev tun${index}`,
    `ip -n cloud link set tun${index} up`,
    `ip -n device link set tun${index} up`,
  ];
}

async function onceUp(lab: Lab, bird: Bird, one: BrokenBgp, index: number): Promise<void> {
  if (one.onceUp === "shut down") await bird.disable(nameOf(index));
  // Nobody has this hardware address, so packets are lost while the link stays up.
  const lose = (address: string) =>
    `ip neigh replace ${address} lladdr 02:00:00:00:00:01 nud permanent dev tun${index}`;
  if (one.onceUp === "cut") {
    await lab.sh(lose(hosts(index)[2]), "cloud");
    await lab.sh(lose(hosts(index)[1]), "device");
  }
}

function birdConf(cases: readonly BrokenBgp[]): string {
  const sessions = cases.map(
    ({ deviceAsnAtCloud = DEVICE_ASN, holdTime = 30, password }, index) => `protocol bgp ${nameOf(index)} {
  local ${hosts(index)[1]} as ${CLOUD_ASN};
  neighbor ${hosts(index)[2]} as ${deviceAsnAtCloud};
  ${password === "cloud" || password === "both, another one" ? 'password "of-the-cloud";' : ""}
  hold time ${holdTime}; connect retry time 2; connect delay time 1; error wait time 1, 2;
  ipv4 { import all; export all; };
}`,
  );
  return `router id 192.0.2.1;\nprotocol device {}\n${sessions.join("\n")}\n`;
}

function frrConf(cases: readonly BrokenBgp[]): string {
  const neighbours = cases.map((one, index) => ({ ...one, address: neighbour(one, index) }));
  const of = (address: string, { cloudAsnAtDevice = CLOUD_ASN, password }: BrokenBgp) => [
    ` neighbor ${address} remote-as ${cloudAsnAtDevice}`,
    ` neighbor ${address} timers connect 2`,
    ...(password === "device" || password === "both, another one"
      ? [` neighbor ${address} password of-the-device`]
      : []),
  ];
  const policies = neighbours.flatMap(({ address, policy = true }) =>
    policy ? [`  neighbor ${address} route-map ALL in`, `  neighbor ${address} route-map ALL out`] : [],
  );
  return `debug bgp neighbor-events
route-map ALL permit 10
router bgp ${DEVICE_ASN}
 bgp router-id 192.0.2.2
 bgp minimum-holdtime 20
 timers bgp 1 3
${neighbours.flatMap((one) => of(one.address, one)).join("\n")}
 address-family ipv4 unicast
${policies.join("\n")}
`;
}

function neighbour({ device = {} }: BrokenBgp, index: number): string {
  const { neighbour: at = 1 } = device;
  return at === "elsewhere" ? "169.254.200.1" : hosts(index)[at];
}

async function logged(frr: Frr, bird: Bird, cases: readonly BrokenBgp[], index: number): Promise<Logged> {
  const address = neighbour(cases[index] as BrokenBgp, index);
  const lines = (log: string, word: string) =>
    log.split("\n").filter((line) => new RegExp(`(?<![\\w.])${word}(?![\\w.])`).test(line));
  const summary = lines(await frr.vtysh("show bgp ipv4 unicast summary"), address);
  return {
    device: [...lines(frr.log(), address), ...summary, await frr.vtysh(`show bgp neighbors ${address}`)].join("\n"),
    cloud: [...lines(bird.log(), nameOf(index)), await bird.show(nameOf(index))].join("\n"),
  };
}
