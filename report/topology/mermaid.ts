import { add, groupBy } from "../../graph/group-by";
import { type ConnectionInTopology, FATES, type Fate, type Thing, type Topology } from "../../graph/network/topology";
import { shortened } from "../change/values";
import { readable } from "./readable";

/** A topology for Mermaid: the same text for the same topology. Only counts for many things. */
export function topologyMermaid(topology: Topology): string {
  const { connections } = readable(topology);
  const drawing = new Drawing();
  for (const [site, own] of groupBy(connections, ({ site }) => site)) {
    if (site !== undefined) drawing.beginGroup(`site ${site}`);
    for (const { device } of own.flatMap(({ tunnels }) => tunnels)) drawing.node(device, "[", "]");
    for (const connection of own) drawing.node(connection, "([", "])");
    if (site !== undefined) drawing.endGroup();
  }
  for (const connection of connections) drawRoutes(drawing, connection);
  return drawing.text();
}

/** Tables and hub of a connection, and the links from its devices to the hub. */
function drawRoutes(drawing: Drawing, connection: ConnectionInTopology): void {
  const { tables, hub, tunnels } = connection;
  for (const { tunnel, device } of tunnels) drawing.link(device, connection, `tunnel ${tunnel}`);
  for (const table of tables) drawing.node(table, "[(", ")]");
  if (hub) drawing.node(hub, "{{", "}}");
  for (const table of tables) drawing.link(connection, table);
  if (!hub) return;
  for (const table of tables) drawing.link(table, hub);
  if (tables.length === 0) drawing.link(connection, hub);
}

/** Lines of Mermaid; each thing and each link once. */
class Drawing {
  private readonly lines: string[] = [];
  private readonly ids = new Map<string, string>();
  private readonly links = new Set<string>();
  private readonly byFate = new Map<Fate, string[]>();
  private groups = 0;
  private indent = "  ";

  beginGroup(title: string): void {
    this.groups++;
    this.lines.push(`  subgraph s${this.groups}["${label(title)}"]`);
    this.indent = "    ";
  }

  endGroup(): void {
    this.indent = "  ";
    this.lines.push("  end");
  }

  node({ id, name, detail, fate }: Thing, opens: string, closes: string): void {
    if (this.ids.has(id)) return;
    const short = `n${this.ids.size + 1}`;
    this.ids.set(id, short);
    const text = detail === undefined ? label(name) : `${label(name)}<br>${label(detail)}`;
    this.lines.push(`${this.indent}${short}${opens}"${text}"${closes}`);
    if (fate !== "kept") add(this.byFate, fate, short);
  }

  link({ id: from }: Thing, { id: to }: Thing, words = ""): void {
    const text = words === "" ? "" : `|"${label(words)}"|`;
    const line = `  ${this.ids.get(from)} ---${text} ${this.ids.get(to)}`;
    if (!this.links.has(line)) this.lines.push(line);
    this.links.add(line);
  }

  text(): string {
    const classes = FATES.flatMap((fate) => {
      const ids = this.byFate.get(fate);
      const style = STYLES[fate];
      return ids && style ? [`  classDef ${fate} ${style}`, `  class ${ids.join(",")} ${fate}`] : [];
    });
    return `${["flowchart LR", ...this.lines, ...classes].join("\n")}\n`;
  }
}

/** Each with its own text colour, to be readable on a dark page too. */
const STYLES: Readonly<Partial<Record<Fate, string>>> = {
  added: "fill:#dafbe1,stroke:#1a7f37,color:#0a3314",
  changed: "fill:#fff8c5,stroke:#9a6700,color:#3b2300",
  unsent: "fill:#fbefff,stroke:#8250df,color:#2e1461,stroke-dasharray:4",
  replaced: "fill:#ffebe9,stroke:#cf222e,color:#4c0014,stroke-dasharray:4",
  removed: "fill:#cf222e,stroke:#82071e,color:#ffffff",
};

/** A text without markup of Mermaid, HTML or Markdown. */
function label(text: string): string {
  return shortened(text).replaceAll(/[^\p{L}\p{N} ._/:,()-]/gu, (character) => `#${character.codePointAt(0)};`);
}
