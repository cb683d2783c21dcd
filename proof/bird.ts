import { inLab, type Lab } from "./lab";

/** BIRD in a namespace. */
export class Bird {
  readonly #lab: Lab;
  readonly #name: string;

  private constructor(lab: Lab, name: string) {
    this.#lab = lab;
    this.#name = name;
  }

  /** Starts with a configuration, unchanged, and adds a log of its own. */
  static async start(lab: Lab, name: string, namespace: string, text: string): Promise<Bird> {
    const file = lab.write(`${name}/bird.conf`, `log "${inLab(`${name}/bird.log`)}" all;\n${text}`);
    await lab.start(name, "/usr/sbin/bird", ["-f", "-c", file, "-s", inLab(`${name}/bird.ctl`)], namespace);
    const bird = new Bird(lab, name);
    await lab.until(`${name} answers`, async () =>
      (await bird.#birdc("show status")).includes("Daemon is up and running"),
    );
    return bird;
  }

  /** Addresses of the neighbours whose sessions are up. */
  async established(): Promise<readonly string[]> {
    const blocks = (await this.#birdc("show protocols all")).split(/\n(?=\S)/);
    return blocks
      .filter((block) => /BGP state:\s+Established/.test(block))
      .map((block) => /Neighbor address:\s+(\S+)/.exec(block)?.[1] ?? "");
  }

  /** What the daemon shows of a session. */
  show(protocol: string): Promise<string> {
    return this.#birdc(`show protocols all ${protocol}`);
  }

  disable(protocol: string): Promise<string> {
    return this.#birdc(`disable ${protocol}`);
  }

  log(): string {
    return this.#lab.read(`${this.#name}/bird.log`);
  }

  async #birdc(command: string): Promise<string> {
    return (await this.#lab.run("birdc", ["-s", inLab(`${this.#name}/bird.ctl`), ...command.split(" ")])).printed;
  }
}
