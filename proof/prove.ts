import { TUNNELS } from "../domain/tunnel";
import { type Diagnosis, diagnose } from "../peer/diagnosis/diagnose";
import { knownTunnel } from "../peer/diagnosis/known";
import { readLog } from "../peer/diagnosis/log";
import type { PeerDevice } from "../peer/model";
import type { PeerFile } from "../peer/render";
import { Lab, LabTimeout } from "./lab";
import { TunnelBench } from "./tunnel-bench";
import type { BothEnds } from "./wires";

/** One step, and its result. */
export interface ProofStep {
  readonly title: string;
  readonly fine: boolean;
  /** What was seen. */
  readonly seen: string;
  /** The faults in the logs, if the step failed. */
  readonly diagnoses: readonly Diagnosis[];
}

type Report = (step: ProofStep) => void;

/**
 * Runs a device against the cloud, both as daemons on this machine, and tries one step after the other until one fails:
 * both tunnels, BGP, routes, traffic, new keys, and the loss of a tunnel.
 * @param files What `renderDevice` wrote, PSKs included.
 * @param report Gets each step when it is over.
 */
export async function proveDevice(
  device: PeerDevice,
  ends: readonly BothEnds[],
  files: readonly PeerFile[],
  report: Report = () => {},
): Promise<readonly ProofStep[]> {
  const lab = await Lab.open();
  const stop = endOnSignal(lab);
  try {
    const bench = new TunnelBench(lab, device, ends);
    await bench.start(files);
    return await tryAll(stepsFor({ bench, lab, files }), bench, report);
  } finally {
    stop();
    await lab.close();
  }
}

interface Running {
  readonly bench: TunnelBench;
  readonly lab: Lab;
  readonly files: readonly PeerFile[];
}

interface Trial {
  readonly title: string;
  /** What was seen; throws `LabTimeout` or `NotProven` if the step fails. */
  try(): Promise<string>;
}

/** The result differs from the expected one. */
class NotProven extends Error {}

async function tryAll(trials: readonly Trial[], bench: TunnelBench, report: Report): Promise<readonly ProofStep[]> {
  const done: ProofStep[] = [];
  for (const { title, try: attempt } of trials) {
    const step = await attempt().then(
      (seen) => ({ title, fine: true, seen, diagnoses: [] }),
      (error: unknown) => {
        if (!(error instanceof LabTimeout || error instanceof NotProven)) throw error;
        return { title, fine: false, seen: error.message, diagnoses: diagnosesOf(bench) };
      },
    );
    done.push(step);
    report(step);
    if (!step.fine) break;
  }
  return done;
}

function stepsFor({ bench, lab, files }: Running): readonly Trial[] {
  const { ends } = bench;
  const names = ends.map(({ site }) => site.name).join(" and ");
  const hasBgp = ends.every(({ site }) => site.routing.kind === "bgp");
  const trials: readonly (Trial | false)[] = [
    {
      title: "the tunnels come up",
      async try() {
        await lab.until(`all tunnels are up`, async () => (await bench.up()).length === ends.length);
        return names;
      },
    },
    hasBgp && {
      title: "BGP comes up over each tunnel",
      async try() {
        await bench.startBgp(files);
        await lab.until("all BGP sessions are up", async () => (await bench.sessions()).length === ends.length, 30);
        return ends.map(({ site, cloud }) => `${site.site.insideIp} – ${cloud.bgp?.ip}`).join(", ");
      },
    },
    hasBgp && {
      title: "each side learns the networks of the other",
      async try() {
        const [site, cloud] = [bench.siteNetworks(), bench.cloudNetworks()];
        await lab.until(`the cloud has ${site.join(", ")}, the device ${cloud.join(", ")}`, async () => {
          const learned = await Promise.all([bench.learned("cloud"), bench.learned("device")]);
          return learned[0].length === site.length && learned[1].length === cloud.length;
        });
        return `${site.join(", ")} – ${cloud.join(", ")}`;
      },
    },
    {
      title: "packets go into the cloud and back by each tunnel",
      async try() {
        for (const { site } of ends) {
          if (!(await bench.answersBy(site.index))) throw new NotProven(`no answer by ${site.name}`);
        }
        return names;
      },
    },
    {
      title: "each tunnel renews its keys",
      async try() {
        for (const { site } of ends) {
          if (!(await bench.rekey(site.index))) throw new NotProven(`${site.name} gets no new keys`);
        }
        return names;
      },
    },
    hasBgp && ends.length === TUNNELS.length && failover({ bench, lab, files }),
  ];
  return trials.filter((trial) => trial !== false);
}

/** Longest time without an answer when a tunnel is lost, in seconds. The hold time of BGP bounds it. */
const LONGEST_GAP = 60;

function failover({ bench, lab }: Running): Trial {
  return {
    title: "traffic moves to the other tunnel when one is lost, and the lost one comes back",
    async try() {
      const pings = bench.pings();
      await lab.until("pings are answered", async () => pings.answered());
      const lost = await bench.busiest();
      await bench.cut(lost);
      await lab.until("one BGP session is gone", async () => (await bench.sessions()).length === 1, LONGEST_GAP);
      await lab.until("pings are answered by the other tunnel", async () => pings.answered(), LONGEST_GAP);
      const gap = pings.gap();
      await pings.stop();
      if (gap > LONGEST_GAP) throw new NotProven(`no answer for ${gap.toFixed(1)} s`);
      await bench.repair(lost);
      await lab.until("both BGP sessions are up again", async () => (await bench.sessions()).length === 2, 60);
      const name = bench.ends.find(({ site }) => site.index === lost)?.site.name;
      return `${name} was cut; no answer for ${gap.toFixed(1)} s`;
    },
  };
}

/**
 * What the logs of each tunnel's two ends show. Each of the device's daemons has all tunnels, but a path for only one.
 */
function diagnosesOf(bench: TunnelBench): readonly Diagnosis[] {
  const known = bench.ends.map(({ site }) => knownTunnel(site));
  return bench.ends.flatMap(({ site }) => {
    const { cloud, device } = bench.logs(site.index);
    const found = diagnose([...readLog(cloud, "cloud"), ...readLog(device, "device")], known);
    return found.filter(({ tunnel }) => tunnel === site.name);
  });
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The lab ends with this process in any case; on a signal it does so before the process does. */
function endOnSignal(lab: Lab): () => void {
  const end = async (signal: NodeJS.Signals) => {
    await lab.close();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return stop;
}
