import { inLab, type Lab, type Outcome } from "./lab";
import { type Sa, saList } from "./sa-list";

export interface CharonOptions {
  /** Seconds until the first retransmission. @default 1 */
  readonly retransmit?: number;
  /** Retransmissions before charon gives up. @default 2 */
  readonly tries?: number;
  /** A file of the lab whose settings come on top. */
  readonly include?: string;
  /** Whether the answering end accepts PSKs in aggressive mode. @default true */
  readonly aggressive?: boolean;
  /** Leave ESP to the kernel, which may have none. @default false */
  readonly kernelEsp?: boolean;
}

/** strongSwan's IKE daemon in a namespace. ESP is done in user space, so the kernel needs none. */
export class Charon {
  readonly name: string;
  readonly #lab: Lab;
  readonly #process: number;

  private constructor(lab: Lab, name: string, process: number) {
    this.#lab = lab;
    this.name = name;
    this.#process = process;
  }

  static async start(lab: Lab, name: string, namespace: string, options: CharonOptions = {}): Promise<Charon> {
    const settings = lab.write(`${name}/strongswan.conf`, strongswanConf(name, options));
    await lab.sh(`cd ${inLab(name)} && mkdir -p ${SWANCTL_FOLDERS.join(" ")}`);
    const process = await lab.start(name, "/usr/lib/ipsec/charon", [], namespace, { STRONGSWAN_CONF: settings });
    const charon = new Charon(lab, name, process);
    await lab.until(`${name} answers`, async () => (await charon.swanctl(["--stats"])).exitCode === 0);
    return charon;
  }

  /**
   * Loads a whole configuration, unchanged: secrets first, since connections may start at once. Throws charon's
   * refusals.
   */
  async load(text: string, options: readonly string[] = []): Promise<void> {
    const file = this.#lab.write(`${this.name}/swanctl.conf`, text);
    const { exitCode, printed } = await this.swanctl(["--load-all", "--noprompt", "--file", file, ...options]);
    if (exitCode !== 0) throw new Error(`${this.name} refuses its configuration: ${printed}`);
  }

  /** Starts a child of a connection and waits some seconds for success or failure. */
  initiate(child: string, seconds = 10): Promise<Outcome> {
    return this.swanctl(["--initiate", "--child", child, "--timeout", String(seconds)]);
  }

  rekey(child: string): Promise<Outcome> {
    return this.swanctl(["--rekey", "--child", child]);
  }

  async sas(): Promise<readonly Sa[]> {
    return saList((await this.swanctl(["--list-sas", "--raw"])).printed);
  }

  /** Whether a child is installed. */
  async hasChild(child: string): Promise<boolean> {
    const sas = await this.sas();
    return sas.some(({ children }) => children.some(({ name, state }) => name === child && state === "INSTALLED"));
  }

  log(): string {
    return this.#lab.read(`${this.name}/charon.log`);
  }

  /** Ends, stops or continues the daemon, as a device that fails or freezes. */
  async signal(signal: "KILL" | "STOP" | "CONT"): Promise<void> {
    await this.#lab.sh(`kill -${signal} ${this.#process}`);
  }

  swanctl(args: readonly string[]): Promise<Outcome> {
    const env = [`STRONGSWAN_CONF=${inLab(`${this.name}/strongswan.conf`)}`];
    return this.#lab.run("env", [...env, "swanctl", ...args]);
  }
}

/** Without these swanctl prints that they are missing. */
const SWANCTL_FOLDERS = [
  "x509",
  "x509ca",
  "x509ocsp",
  "x509aa",
  "x509ac",
  "x509crl",
  "pubkey",
  "private",
  "rsa",
  "ecdsa",
  "bliss",
  "pkcs8",
  "pkcs12",
];

/** The order counts: kernel-libipsec before kernel-netlink, of which addresses and routes are. */
const plugins = (kernelEsp: boolean) =>
  `random nonce drbg openssl aes sha1 sha2 md5 hmac kdf gmp gcm pem pkcs1 x509 pubkey constraints ${kernelEsp ? "" : "kernel-libipsec "}kernel-netlink socket-default updown vici counters`;

/**
 * The log names connection and IKE SA in each line, so that one can be read out of many. All tunnels of a device come
 * from one address, so its half-open ones must not be limited: charon raises a `block_threshold` of 0 to one more than
 * `cookie_threshold_ip`.
 */
function strongswanConf(name: string, options: CharonOptions): string {
  const { retransmit = 1, tries = 2, aggressive = true, kernelEsp = false, include } = options;
  return `charon {
  load = ${plugins(kernelEsp)}
  threads = 96
  install_routes = no
  routing_table_prio = 40000
  install_virtual_ip = no
  retransmit_timeout = ${retransmit}
  retransmit_tries = ${tries}
  retransmit_base = 1.2
  half_open_timeout = 10
  cookie_threshold = 0
  cookie_threshold_ip = 0
  block_threshold = 100000
  init_limit_half_open = 0
  i_dont_care_about_security_and_use_aggressive_mode_psk = ${aggressive ? "yes" : "no"}
  filelog {
    log {
      path = ${inLab(`${name}/charon.log`)}
      time_format = %F %T
      ike_name = yes
      flush_line = yes
      default = 1
      ike = 2
      cfg = 2
    }
  }
  plugins {
    vici {
      socket = unix://${inLab(`${name}/vici`)}
    }
    socket-default {
      fwmark = 0x42
    }
    kernel-netlink {
      fwmark = !0x42
    }
    kernel-libipsec {
      allow_peer_ts = yes
    }
  }
}
${include === undefined ? "" : `include ${include}`}
swanctl {
  load = random nonce openssl aes sha1 sha2 md5 hmac pem pkcs1 x509 pubkey
  plugins {
    vici {
      socket = unix://${inLab(`${name}/vici`)}
    }
  }
}
`;
}
