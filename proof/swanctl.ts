/** One connection of an end that the bench makes itself: the cloud's, and in tests of broken things the device's. */
export interface Ipsec {
  readonly name: string;
  readonly version: 1 | 2;
  readonly aggressive?: boolean;
  readonly local: string;
  readonly remote: string;
  /** @default the address */
  readonly localId?: string;
  /** @default the address */
  readonly remoteId?: string;
  /** `aes256-sha256-modp2048` */
  readonly ike: string;
  /** Without a group: no PFS. */
  readonly esp: string;
  /** Undefined: this end has no PSK for the pair. */
  readonly psk?: string;
  readonly localSelectors: readonly string[];
  readonly remoteSelectors: readonly string[];
  /** Further lines of the connection, such as `dpd_delay = 1s`. */
  readonly settings?: readonly string[];
  readonly childSettings?: readonly string[];
}

/** The configuration of several connections, in swanctl's language. */
export function swanctlConf(connections: readonly Ipsec[]): string {
  return `connections {\n${connections.map(connection).join("\n")}\n}\nsecrets {\n${connections.map(secret).join("\n")}\n}\n`;
}

function connection(one: Ipsec): string {
  const {
    name,
    version,
    aggressive,
    local,
    remote,
    localId = local,
    remoteId = remote,
    settings = [],
    childSettings = [],
  } = one;
  return `${name} {
  version = ${version}
  aggressive = ${aggressive ? "yes" : "no"}
  mobike = no
  local_addrs = ${local}
  remote_addrs = ${remote}
  proposals = ${one.ike}
  ${settings.join("\n  ")}
  local {
    auth = psk
    id = ${localId}
  }
  remote {
    auth = psk
    id = ${remoteId}
  }
  children {
    ${name} {
      local_ts = ${one.localSelectors.join(",")}
      remote_ts = ${one.remoteSelectors.join(",")}
      esp_proposals = ${one.esp}
      ${childSettings.join("\n      ")}
    }
  }
}`;
}

function secret({ name, local, remote, localId = local, remoteId = remote, psk }: Ipsec): string {
  if (psk === undefined) return "";
  return `ike-${name} {
  id-1 = ${localId}
  id-2 = ${remoteId}
  secret = "${psk}"
}`;
}
