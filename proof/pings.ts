import type { Lab, Outcome } from "./lab";

/** What became of pings. */
export interface Pinged {
  readonly received: number;
  /** Longest time without an answer, in seconds. */
  readonly gap: number;
}

/** Pings that run beside whatever else happens, five a second, each answer with its time. */
export class Pings {
  readonly #lab: Lab;
  readonly #running: Promise<Outcome>;
  readonly #stop: string;

  private constructor(lab: Lab, running: Promise<Outcome>, stop: string) {
    this.#lab = lab;
    this.#running = running;
    this.#stop = stop;
  }

  static start(lab: Lab, namespace: string, from: string, to: string): Pings {
    const stop = `pings-${Date.now()}.pid`;
    const ping = `echo $$ > /mnt/${stop}; exec ping -D -n -i 0.2 -W 1 -I ${from} ${to}`;
    return new Pings(lab, lab.run("sh", ["-c", ping], namespace), stop);
  }

  async stop(): Promise<Pinged> {
    await this.#lab.sh(`kill -INT $(cat /mnt/${this.#stop})`);
    const { printed } = await this.#running;
    const times = [...printed.matchAll(/^\[([\d.]+)\] \d+ bytes from/gm)].map(([, time]) => Number(time));
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    return { received: times.length, gap: Math.max(0, ...gaps) };
  }
}
