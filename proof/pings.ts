import { inLab, type Lab, type Outcome } from "./lab";

/** Pings that run beside whatever else happens, five a second, each answer with its time. */
export class Pings {
  readonly #lab: Lab;
  readonly #name: string;
  readonly #running: Promise<Outcome>;

  private constructor(lab: Lab, name: string, running: Promise<Outcome>) {
    this.#lab = lab;
    this.#name = name;
    this.#running = running;
  }

  static start(lab: Lab, namespace: string, from: string, to: string): Pings {
    const name = `pings-${from}-${to}`;
    lab.write(`${name}.log`, "");
    const [pid, log] = [inLab(`${name}.pid`), inLab(`${name}.log`)];
    const ping = `echo $$ > ${pid}; exec ping -D -n -i ${INTERVAL} -W 1 -I ${from} ${to} >${log} 2>&1`;
    return new Pings(lab, name, lab.run("sh", ["-c", ping], namespace));
  }

  /** Whether there was an answer just now. */
  answered(): boolean {
    return now() - (this.#times().at(-1) ?? 0) < 2 * INTERVAL;
  }

  /** Longest time without an answer so far, in seconds. */
  gap(): number {
    const times = [...this.#times(), now()];
    return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
  }

  async stop(): Promise<void> {
    await this.#lab.sh(`kill -INT $(cat ${inLab(`${this.#name}.pid`)})`);
    await this.#running;
  }

  #times(): readonly number[] {
    const log = this.#lab.read(`${this.#name}.log`);
    return [...log.matchAll(/^\[([\d.]+)\] \d+ bytes from/gm)].map(([, time]) => Number(time));
  }
}

/** Seconds between two. */
const INTERVAL = 0.2;

const now = () => Date.now() / 1000;
