/** The endpoint of an API, as Terraform's backends accept it. */
export interface Endpoint {
  readonly isEncrypted: boolean;
  readonly host: string;
  /** A name, a password or both before the host, as written. */
  readonly credential?: string;
}

/** Without a scheme it is https; undefined if the text is not an address. */
export function parseEndpoint(text: string): Endpoint | undefined {
  const [, scheme, credential, host] = ENDPOINT.exec(text) ?? [];
  if (host === undefined) return undefined;
  return {
    isEncrypted: scheme?.toLowerCase() !== "http",
    host: host.toLowerCase(),
    ...(credential === undefined ? {} : { credential }),
  };
}

const ENDPOINT = /^(?:(https?):\/\/)?(?:([^/?#]*)@)?([a-z0-9.-]+)(?::\d+)?(?:[/?#].*)?$/i;

/** Whether a host is one of Alibaba Cloud's: all its APIs have names in one domain. */
export function isAlibabaCloud(host: string): boolean {
  return host.endsWith(".aliyuncs.com");
}
