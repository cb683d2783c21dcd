import { groupBy } from "../../graph/group-by";
import type { ConnectionInTopology, Fate, Thing, Topology } from "../../graph/network/topology";
import { fitted, widthOf } from "./text-width";

// Columns by kind, from the devices at the sites on the left to transit routers on the right; rows by name. The same
// topology has the same picture, and a new site moves only what is below it.

export interface Box {
  readonly kind: "device" | "connection" | "table" | "hub";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** The full text, which the lines may cut. */
  readonly title: string;
  readonly fate: Fate;
}

/** Around what belongs to a site. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

export interface Line {
  readonly from: Point;
  readonly to: Point;
  readonly fate: Fate;
  /** Number of a tunnel, beside the end of the line. */
  readonly label?: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

const MARGIN = 16;
const TITLE = 22;
const ROW_GAP = 12;
const COLUMN_GAP = 72;
const PADDING = 10;
/** Height of a line of text, and of the space above and below all lines. */
const LINE_HEIGHT = 16;
const INSIDE = 12;
/** Between the ends of two tunnels, so that their numbers have room. */
const TUNNEL_GAP = 16;

export const SIGNS: Readonly<Record<Fate, string>> = {
  kept: "",
  added: "+ ",
  changed: "~ ",
  unsent: "! ",
  replaced: "± ",
  removed: "− ",
};

/** Where everything of a topology stands. */
export function layoutOf({ connections }: Topology): Layout {
  const groups = [...groupBy(connections, ({ site }) => site)];
  const placed = new Map<string, Box>();
  const drawnIn = devicesByGroup(groups);
  const devicesX = MARGIN + (groups.some(([site]) => site !== undefined) ? PADDING : 0);
  const deviceWidth = widest(groups.flatMap(([site]) => drawnIn.get(site) ?? []));
  const connectionsX = devicesX + (deviceWidth === 0 ? 0 : deviceWidth + COLUMN_GAP);
  const connectionWidth = widest(connections);
  const frameWidth = connectionsX + connectionWidth + PADDING - MARGIN;
  const frames: Frame[] = [];
  let y = MARGIN;
  for (const [site, own] of groups) {
    const inside = site === undefined ? 0 : PADDING;
    const top = y + (site === undefined ? 0 : TITLE);
    const devices = column("device", drawnIn.get(site) ?? [], devicesX, deviceWidth, top);
    const ends = column("connection", own, connectionsX, connectionWidth, top);
    const bottom = Math.max(top, ...[...devices, ...ends].map((box) => box.box.y + box.box.height));
    for (const { id, box } of [...middle(devices, top, bottom), ...middle(ends, top, bottom)]) placed.set(id, box);
    if (site !== undefined) {
      const title = fitted(`site ${site}`, frameWidth - PADDING);
      frames.push({ x: MARGIN, y, width: frameWidth, height: bottom + inside - y, title });
    }
    y = bottom + inside + ROW_GAP;
  }
  const right = (boxes: readonly Box[], before: number) => Math.max(before, ...boxes.map((box) => box.x + box.width));
  const afterConnections = connectionsX + connectionWidth + PADDING;
  const tables = beside("table", connections, ({ tables }) => tables, afterConnections + COLUMN_GAP, placed);
  const afterTables = right(tables, afterConnections);
  const hubs = beside("hub", connections, ({ hub }) => (hub ? [hub] : []), afterTables + COLUMN_GAP, placed);
  const boxes = [...placed.values()];
  return {
    width: right(hubs, afterTables) + MARGIN,
    height: Math.max(y - ROW_GAP, ...boxes.map((box) => box.y + box.height)) + MARGIN,
    frames,
    boxes,
    lines: linesOf(connections, placed),
  };
}

/** Each device once, in the first group that has it. */
function devicesByGroup(
  groups: readonly (readonly [string | undefined, readonly ConnectionInTopology[]])[],
): ReadonlyMap<string | undefined, readonly Thing[]> {
  const seen = new Set<string>();
  return new Map(
    groups.map(([site, own]) => {
      const devices = own.flatMap(({ tunnels }) => tunnels.map(({ device }) => device));
      return [site, devices.filter(({ id }) => !seen.has(id) && seen.add(id))];
    }),
  );
}

interface Placed {
  readonly id: string;
  readonly box: Box;
}

function column(kind: Box["kind"], things: readonly Thing[], x: number, width: number, top: number): readonly Placed[] {
  let y = top;
  return things.map((thing) => {
    const box = boxOf(kind, thing, x, y, width);
    y += box.height + ROW_GAP;
    return { id: thing.id, box };
  });
}

/** The shorter of two columns stands in the middle of the other. */
function middle(placed: readonly Placed[], top: number, bottom: number): readonly Placed[] {
  const end = Math.max(top, ...placed.map(({ box }) => box.y + box.height));
  const down = (bottom - end) / 2;
  return placed.map(({ id, box }) => ({ id, box: { ...box, y: box.y + down } }));
}

/**
 * The ends of connections, each as close to the middle of its connections as the others allow; adds them to the placed
 * things.
 */
function beside(
  kind: Box["kind"],
  connections: readonly ConnectionInTopology[],
  ends: (connection: ConnectionInTopology) => readonly Thing[],
  x: number,
  placed: Map<string, Box>,
): readonly Box[] {
  const things = new Map(connections.flatMap(ends).map((thing) => [thing.id, thing]));
  const width = widest([...things.values()]);
  const wanted = [...things.values()].map((thing) => {
    const from = connections.filter((connection) => ends(connection).some(({ id }) => id === thing.id));
    const middles = from.flatMap(({ id }) => middleOf(placed.get(id)) ?? []);
    return { thing, y: (Math.min(...middles) + Math.max(...middles)) / 2 };
  });
  let free = MARGIN;
  return wanted
    .toSorted((one, other) => one.y - other.y || (one.thing.id < other.thing.id ? -1 : 1))
    .map(({ thing, y }) => {
      const { height } = boxOf(kind, thing, x, 0, width);
      const box = boxOf(kind, thing, x, Math.max(free, y - height / 2), width);
      free = box.y + height + ROW_GAP;
      placed.set(thing.id, box);
      return box;
    });
}

function boxOf(
  kind: Box["kind"],
  thing: Thing & Partial<ConnectionInTopology>,
  x: number,
  y: number,
  width: number,
): Box {
  const texts = textsOf(thing);
  const tunnels = thing.tunnels?.length ?? 0;
  const height = Math.max(texts.length * LINE_HEIGHT + INSIDE, (tunnels + 1) * TUNNEL_GAP);
  const lines = texts.map((text) => fitted(text, width - 2 * PADDING));
  return { kind, x, y, width, height, lines, title: texts.join(" "), fate: thing.fate };
}

function textsOf({ name, detail, fate }: Thing): readonly string[] {
  return [`${SIGNS[fate]}${name}`, ...(detail === undefined ? [] : [detail])];
}

/** Largest width of a box. */
const WIDEST = 340;

function widest(things: readonly Thing[]): number {
  const texts = things.flatMap(textsOf);
  return texts.length === 0 ? 0 : Math.min(WIDEST, Math.max(...texts.map(widthOf)) + 2 * PADDING);
}

const middleOf = (box: Box | undefined) => box && box.y + box.height / 2;

function linesOf(connections: readonly ConnectionInTopology[], placed: ReadonlyMap<string, Box>): readonly Line[] {
  return [...tunnelLinesOf(connections, placed), ...routeLinesOf(connections, placed)];
}

/** A line for each tunnel. Lines at one box start and end at different heights. */
function tunnelLinesOf(
  connections: readonly ConnectionInTopology[],
  placed: ReadonlyMap<string, Box>,
): readonly Line[] {
  const tunnels = connections.flatMap((connection) =>
    connection.tunnels.map(({ tunnel, device }, index) => ({ connection, tunnel, device, index })),
  );
  const leaving = groupBy(tunnels, ({ device }) => device.id);
  return tunnels.flatMap(({ connection, tunnel, device, index }): Line[] => {
    const [start, end] = [placed.get(device.id), placed.get(connection.id)];
    if (!start || !end) return [];
    const siblings = leaving.get(device.id) ?? [];
    const place = siblings.findIndex((one) => one.connection === connection && one.tunnel === tunnel);
    const from = rightOf(start, (place + 1) / (siblings.length + 1));
    const to = leftOf(end, (index + 1) / (connection.tunnels.length + 1));
    return [{ from, to, fate: connection.fate, label: tunnel }];
  });
}

/** Lines from connections over route tables to hubs, each once. */
function routeLinesOf(connections: readonly ConnectionInTopology[], placed: ReadonlyMap<string, Box>): Iterable<Line> {
  const links = new Map<string, Line>();
  const link = (from: Thing, to: Thing, fate: Fate) => {
    const [start, end] = [placed.get(from.id), placed.get(to.id)];
    if (start && end) links.set(`${from.id}\n${to.id}`, { from: rightOf(start), to: leftOf(end), fate });
  };
  for (const { tables, hub, ...connection } of connections) {
    for (const table of tables) link(connection, table, connection.fate);
    for (const table of tables) if (hub) link(table, hub, table.fate);
    if (hub && tables.length === 0) link(connection, hub, connection.fate);
  }
  return links.values();
}

function rightOf({ x, y, width, height }: Box, share = 0.5): Point {
  return { x: x + width, y: y + height * share };
}

function leftOf({ x, y, height }: Box, share = 0.5): Point {
  return { x, y: y + height * share };
}
