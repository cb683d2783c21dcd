import { renderDevice } from "../../peer/render";
import { Lab, pause } from "../../proof/lab";
import { TunnelBench } from "../../proof/tunnel-bench";
import { Deployment } from "../rehearsed/deployment";
import { type Deployed, endsOf, type Psks, read } from "./sites";

// Follows “Rotating keys without an outage” of docs/keys.md, with real Terraform and real daemons.

/** An environment whose tunnels end at the given addresses. */
const environment = (...[one, two]: readonly ["edge" | "parked", "edge" | "parked"]) => `
name: prod
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: [10.255.0.0/24]}
sites:
  berlin:
    customerGateways:
      edge: {ip: 203.0.113.10, asn: 65010, device: {profile: strongswan-bird, networks: {site: [192.168.30.0/24]}}}
      parked: {ip: 203.0.113.254, asn: 65010}
    connections:
      main:
        bgp: {localAsn: 64512}
        tunnels:
          1: {customerGateway: ${one}, insideCidr: 169.254.10.0/30, remoteId: ${ADDRESSES[one]}}
          2: {customerGateway: ${two}, insideCidr: 169.254.10.4/30, remoteId: ${ADDRESSES[two]}}
`;
const ADDRESSES = { edge: "203.0.113.10", parked: "203.0.113.254" } as const;

const TUNNELS = ["berlin/main/1", "berlin/main/2"] as const;
let psks: Psks = Object.fromEntries(TUNNELS.map((name) => [name, `OldPskOf${name.replaceAll("/", "x")}`]));

test("rotating the PSKs of both tunnels, one after the other, leaves at least one tunnel up at any time", async () => {
  const deployment = await Deployment.start();
  const lab = await Lab.open();
  let watch: ReturnType<typeof watched> | undefined;
  try {
    const deploy = async (text: string): Promise<Deployed> => {
      await deployment.write(text);
      await deployment.deploy({ ...psks });
      return read(text, psks, deployment);
    };
    const first = await deploy(environment("edge", "edge"));
    const [device] = first.devices;
    if (!device) throw new Error("the site has no device");
    const filesNow = () => renderDevice(device, ({ name }) => psks[name] ?? "");
    const bench = new TunnelBench(lab, device, endsOf(first, device));
    await bench.start(filesNow());
    await lab.until("both tunnels are up", async () => (await bench.up()).length === 2);
    await bench.startBgp(filesNow());
    await lab.until("both sessions are up", async () => (await bench.sessions()).length === 2, 30);
    const pings = bench.pings();
    watch = watched(bench);

    for (const [place, name] of TUNNELS.entries()) {
      psks = { ...psks, [name]: `NewPskOf${name.replaceAll("/", "x")}` };
      const parked = await deploy(place === 0 ? environment("parked", "edge") : environment("edge", "parked"));
      await change(bench, parked, place + 1);
      await lab.until(`${name} is down`, async () => !(await bench.up()).includes(place + 1));
      await bench.loadDevice(filesNow());
      await change(bench, await deploy(environment("edge", "edge")), place + 1);
      await bench.initiate(place + 1);
      await lab.until(`${name} is up again`, async () => (await bench.up()).length === 2, 30);
      await lab.until("both sessions are up again", async () => (await bench.sessions()).length === 2, 60);
    }

    const counts = await watch.stop();
    expect(new Set(counts)).toEqual(new Set([1, 2]));
    expect(pings.gap()).toBeLessThan(20);
    await pings.stop();
  } finally {
    await watch?.stop();
    await lab.close();
    await deployment.close();
  }
});

/** Gives the cloud's end the deployed settings of a tunnel. */
async function change(bench: TunnelBench, { connections }: Deployed, number: number): Promise<void> {
  const [connection] = connections;
  const tunnel = connection?.tunnels.find((one) => one.number === number);
  if (!connection || !tunnel) throw new Error(`the cloud has no tunnel ${number}`);
  await bench.changeCloud(number, connection, tunnel);
}

/** Counts repeatedly how many tunnels are up. */
function watched(bench: TunnelBench) {
  const counts: number[] = [];
  let goesOn = true;
  const watching = (async () => {
    while (goesOn) {
      counts.push((await bench.up()).length);
      await pause(200);
    }
  })();
  return {
    async stop(): Promise<readonly number[]> {
      goesOn = false;
      await watching;
      return counts;
    },
  };
}
