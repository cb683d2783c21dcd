import type { Topology } from "../../graph/network/topology";
import { escaped } from "../html/markup";
import { type Box, type Frame, type Layout, type Line, layoutOf } from "./layout";
import { readable } from "./readable";
import { TOPOLOGY_STYLE } from "./style";

/**
 * A topology as a standalone SVG, for light and dark pages, without scripts and network. Only counts for many things.
 */
export function topologySvg(topology: Topology): string {
  return `${svg(layoutOf(readable(topology)), `<style>${TOPOLOGY_STYLE}</style>`)}\n`;
}

/** The same for a page with the style. */
export function topologyInPage(topology: Topology): string {
  return svg(layoutOf(readable(topology)), "");
}

function svg({ width, height, frames, boxes, lines }: Layout, style: string): string {
  const size = [width, height].map(Math.ceil);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="topology" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size.join(" ")}" role="img" aria-label="Devices, connections, route tables and transit routers">`,
    style,
    ...frames.map(frame),
    ...lines.map(line),
    ...boxes.map(box),
    "</svg>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function frame({ x, y, width, height, title }: Frame): string {
  return `<g class="site"><rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" rx="8"/><text x="${at(x + 10)}" y="${at(y + 15)}">${escaped(title)}</text></g>`;
}

/** A curve that leaves and arrives level. */
function line({ from, to, fate, label }: Line): string {
  const half = (from.x + to.x) / 2;
  const path = `M${at(from.x)} ${at(from.y)}C${at(half)} ${at(from.y)} ${at(half)} ${at(to.y)} ${at(to.x)} ${at(to.y)}`;
  const text =
    label === undefined ? "" : `<text class="tunnel" x="${at(to.x - 12)}" y="${at(to.y - 3)}">${escaped(label)}</text>`;
  return `<path class="line ${fate}" d="${path}"/>${text}`;
}

const CORNERS: Readonly<Record<Box["kind"], number>> = { device: 2, connection: 14, table: 2, hub: 6 };

function box({ kind, x, y, width, height, lines, title, fate }: Box): string {
  const top = y + (height - lines.length * 16) / 2 + 12;
  const texts = lines.map(
    (text, index) => `<text x="${at(x + 10)}" y="${at(top + index * 16)}">${escaped(text)}</text>`,
  );
  return `<g class="thing ${kind} ${fate}"><title>${escaped(title)}</title><rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" rx="${CORNERS[kind]}"/>${texts.join("")}</g>`;
}

/** Tenths of a pixel are enough. */
function at(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}
