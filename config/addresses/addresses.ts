import { insideCidrProblem, insideCidrsInOrder } from "../../domain/inside-cidr";
import { TUNNELS, type TunnelNumber } from "../../domain/tunnel";
import type { SourceDocument } from "../document";
import { type FileProblem, type Path, place } from "../problem";
import { type FileRecord, record } from "../record";

// Inside CIDRs over many files. Not of environments but of documents: what misses an inside CIDR is no environment yet.

/** A tunnel that needs an inside CIDR: one of a connection with BGP. */
export interface TunnelAddress {
  readonly document: SourceDocument;
  readonly site: string;
  readonly connection: string;
  readonly tunnel: TunnelNumber;
  /** Where the tunnel stands in its connection. */
  readonly at: readonly string[];
  /** The transit router or VPN gateway at the cloud's end. */
  readonly end: string;
  /** Address of the device at the site's end, where the file tells it. */
  readonly device?: string;
  /** The inside CIDR, where a usable one is written. */
  readonly cidr?: string;
  /** Whether none is written at all. */
  readonly missing: boolean;
}

/** The tunnels of a document that need an inside CIDR, also when the document does not fit the schema. */
export function tunnelAddresses(document: SourceDocument): TunnelAddress[] {
  const file = record(document.value);
  const defaults = record(file.defaults);
  return entries(file.sites).flatMap(([site, { customerGateways, connections }]) =>
    entries(connections)
      .filter(([, { id, bgp = defaults.bgp }]) => id === undefined && bgp !== undefined && bgp !== false)
      .flatMap(([connection, { vpnGateway, tunnels, tunnel: single }]) => {
        const written =
          single === undefined
            ? TUNNELS.map((number) => [number, record(tunnels)[number]] as const)
            : [[1, single] as const];
        return written.map(([tunnel, settings]) => {
          const { customerGateway, insideCidr } = record(settings);
          const device = record(record(customerGateways)[String(customerGateway)]).ip;
          return {
            document,
            site,
            connection,
            tunnel,
            at: single === undefined ? ["tunnels", String(tunnel)] : ["tunnel"],
            missing: insideCidr === undefined,
            end: String(vpnGateway ?? record(file.transitRouter).id ?? `the transit router of ${file.name}`),
            ...(typeof device === "string" ? { device } : {}),
            ...(typeof insideCidr === "string" && !insideCidrProblem(insideCidr) ? { cidr: insideCidr } : {}),
          };
        });
      }),
  );
}

/** Where the inside CIDR of a tunnel stands, or should. */
export function insideCidrPath({ site, connection, at }: TunnelAddress): Path {
  return ["sites", site, "connections", connection, ...at, "insideCidr"];
}

/** `file:line:column` of that. */
export function insideCidrPlace(address: TunnelAddress): string {
  const { document } = address;
  return place(document.file, document.locate(insideCidrPath(address)));
}

/** The same block in use twice, where it must not be. */
export interface AddressClash {
  readonly cidr: string;
  /** The transit router, VPN gateway or device at which the tunnels meet. */
  readonly at: string;
  readonly tunnels: readonly TunnelAddress[];
}

/**
 * Blocks that two tunnels have at one end. The cloud demands it of the tunnels of a connection and of a VPN gateway only; a
 * device that tells its tunnels apart by address, and whoever reads routes, need it everywhere.
 */
export function addressClashes(addresses: readonly TunnelAddress[]): AddressClash[] {
  const meeting = new Map<string, AddressClash & { tunnels: TunnelAddress[] }>();
  for (const address of addresses) {
    for (const at of [address.end, address.device]) {
      const { cidr } = address;
      if (cidr === undefined || at === undefined) continue;
      const clash = meeting.get(`${at} ${cidr}`) ?? { cidr, at, tunnels: [] };
      meeting.set(`${at} ${cidr}`, clash);
      clash.tunnels.push(address);
    }
  }
  const found = [...meeting.values()].filter(({ tunnels }) => tunnels.length > 1);
  // Tunnels between the same device and transit router meet at both; once is enough.
  return found.filter(
    (clash) => !found.some((other) => other !== clash && other.at === clash.tunnels[0]?.end && covers(other, clash)),
  );
}

function covers(one: AddressClash, other: AddressClash): boolean {
  return other.tunnels.every((tunnel) => one.tunnels.includes(tunnel));
}

/** The lowest free block for each tunnel without one; none once all are in use. */
export function freeInsideCidrs(addresses: readonly TunnelAddress[]): Map<TunnelAddress, string> {
  const pools = new Map<string, { readonly blocks: readonly string[]; next: number }>();
  const taken = new Map<string, Set<string>>();
  const takenAt = (at: string) => {
    const blocks = taken.get(at) ?? new Set();
    taken.set(at, blocks);
    return blocks;
  };
  for (const { cidr, end, device } of addresses) {
    if (cidr === undefined) continue;
    takenAt(end).add(cidr);
    if (device !== undefined) takenAt(device).add(cidr);
  }
  const given = new Map<TunnelAddress, string>();
  for (const address of addresses.filter(({ cidr }) => cidr === undefined)) {
    const [atEnd, atDevice] = [takenAt(address.end), takenAt(address.device ?? address.end)];
    const pool = pools.get(address.end) ?? { blocks: insideCidrsInOrder(atEnd), next: 0 };
    pools.set(address.end, pool);
    while (atEnd.has(pool.blocks[pool.next] ?? "")) pool.next++;
    const free = pool.blocks.find((cidr, index) => index >= pool.next && !atEnd.has(cidr) && !atDevice.has(cidr));
    if (free === undefined) continue;
    atEnd.add(free);
    atDevice.add(free);
    given.set(address, free);
  }
  return given;
}

/** The same problems, with a free block as the fix where it is one of a tunnel's inside CIDR. */
export function offerFreeAddresses(
  problems: readonly FileProblem[],
  documents: readonly SourceDocument[],
): FileProblem[] {
  const concerned = problems.filter(({ path }) => path.at(-1) === "insideCidr");
  if (concerned.length === 0) return [...problems]; // looking for free blocks takes time
  const free = new Map(
    [...freeInsideCidrs(documents.flatMap(tunnelAddresses))].map(([address, cidr]) => [
      placeOf(address.document.file, insideCidrPath(address)),
      { cidr, missing: address.missing },
    ]),
  );
  return problems.map((problem) => {
    const { cidr, missing } = free.get(placeOf(problem.file, problem.path)) ?? {};
    if (cidr === undefined) return problem;
    return { ...problem, fix: `${cidr} is free${missing ? " (cenvpn addresses --write)" : ""}` };
  });
}

const placeOf = (file: string, path: Path) => JSON.stringify([file, ...path]);

function entries(map: unknown): [string, FileRecord][] {
  return Object.entries(record(map)).map(([key, value]) => [key, record(value)]);
}
