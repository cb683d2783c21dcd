import { inLab, type Lab } from "./lab";

/** FRR's zebra and bgpd in a namespace. */
export class Frr {
  readonly #lab: Lab;
  readonly #name: string;

  private constructor(lab: Lab, name: string) {
    this.#lab = lab;
    this.#name = name;
  }

  /**
   * Starts with a configuration, unchanged, and adds a log of its own. Its peers start after it: a session that is up before bgpd
   * knows zebra never gets its routes into the kernel (FRR 8.4).
   */
  static async start(lab: Lab, name: string, namespace: string, text: string): Promise<Frr> {
    const frr = new Frr(lab, name);
    const config = lab.write(`${name}/frr.conf`, `log file ${frr.#at("frr.log")}\n${text}`);
    const nothing = lab.write(`${name}/zebra.conf`, "");
    await lab.sh(`touch ${frr.#at("frr.log")}\nchown -R frr:frr ${inLab(name)}`);
    const common = ["-A", "127.0.0.1", "-P", "0", "--vty_socket", inLab(name), "-z", frr.#at("zserv.api")];
    await lab.start(
      `${name}-zebra`,
      "/usr/lib/frr/zebra",
      [...common, "-f", nothing, "-i", frr.#at("zebra.pid")],
      namespace,
    );
    await lab.until("zebra answers", async () => /^lo /m.test(await frr.vtysh("show interface brief", "zebra")));
    await lab.start(
      `${name}-bgpd`,
      "/usr/lib/frr/bgpd",
      [...common, "-f", config, "-i", frr.#at("bgpd.pid")],
      namespace,
    );
    await lab.until("bgpd is known to zebra", async () =>
      /^bgp /m.test(await frr.vtysh("show zebra client summary", "zebra")),
    );
    return frr;
  }

  async vtysh(command: string, daemon?: string): Promise<string> {
    const only = daemon === undefined ? [] : ["-d", daemon];
    return (await this.#lab.run("vtysh", ["--vty_socket", inLab(this.#name), ...only, "-c", command])).printed;
  }

  log(): string {
    return this.#lab.read(`${this.#name}/frr.log`);
  }

  #at(file: string): string {
    return inLab(`${this.#name}/${file}`);
  }
}
