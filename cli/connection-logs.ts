import { connect } from "./open-api";

/** What the cloud logged of a tunnel. */
export interface TunnelLog {
  readonly connectionId: string;
  /** `1` or `2` */
  readonly number: string;
  /** Addresses of the cloud's gateway and of the device. */
  readonly addresses: readonly string[];
  readonly text: string;
}

const API_VERSION = "2016-04-28";
/** Longest time of one request, in minutes, and most lines of an answer (DescribeVpnConnectionLogs). */
const MINUTES = 10;
const LINES = 50;
/** More pages than ten minutes fill, so we stop even if the cloud always has a next page. */
const MOST_PAGES = 100;

/**
 * The cloud's logs of connections in the last ten minutes, tunnel by tunnel.
 * @throws CommandError without credentials or library, and with the cloud's answer when it refuses
 */
export async function connectionLogs(
  region: string,
  connectionIds: readonly string[],
  endpoint = `https://vpc.${region}.aliyuncs.com`,
): Promise<readonly TunnelLog[]> {
  const request = await connect({ name: "the VPN API", version: API_VERSION, endpoint });
  const logs: TunnelLog[] = [];
  for (const VpnConnectionId of connectionIds) {
    const about = { RegionId: region, VpnConnectionId };
    const { TunnelOptionsSpecification } = await request("DescribeVpnConnection", about);
    for (const tunnel of list(Object(TunnelOptionsSpecification).TunnelOptions)) {
      const lines = await linesOf(request, { ...about, TunnelId: tunnel.TunnelId });
      const { CustomerGatewayId } = tunnel;
      const { IpAddress } = await request("DescribeCustomerGateway", { RegionId: region, CustomerGatewayId });
      const addresses = [`${tunnel.InternetIp}`, `${IpAddress}`];
      logs.push({ connectionId: VpnConnectionId, number: `${tunnel.TunnelIndex}`, addresses, text: lines.join("\n") });
    }
  }
  return logs;
}

async function linesOf(request: Awaited<ReturnType<typeof connect>>, about: object): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const question = { ...about, MinutePeriod: MINUTES, PageNumber: page, PageSize: LINES };
    const { Data, Count } = await request("DescribeVpnConnectionLogs", question);
    const found = Object(Data).Logs;
    if (Array.isArray(found)) lines.push(...found.map(String));
    if (page * LINES >= Number(Count ?? 0)) break;
  }
  return lines;
}

const list = (value: unknown) =>
  Array.isArray(value) ? value.map((one) => Object(one) as Record<string, unknown>) : [];
