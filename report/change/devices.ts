import type { Changes } from "../../change";
import type { ChangedLine, DeviceChange } from "../../domain/device/change";
import { plural } from "../words";
import type { Line } from "./lines";
import { shortened } from "./values";

/** The heading of the devices. */
export const DEVICES_TITLE = "what changes on the devices";

/** Lines to show for one device; `cenvpn peer` shows all. */
const MOST_LINES = 40;

/** Changes in the configurations of devices, as lines; none without changes. */
export function deviceLines({ devices = [] }: Changes): readonly Line[] {
  return devices.flatMap(({ files, ...device }) => [
    { depth: 0, sign: SIGNS[device.action], text: headOf(device) },
    ...cut(files.flatMap(({ file, lines }) => [{ depth: 1, sign: "~" as const, text: file }, ...lines.map(lineOf)])),
  ]);
}

const SIGNS = { added: "+", changed: "~", removed: "-" } as const;

function headOf({ site, device, profile, action }: Omit<DeviceChange, "files">): string {
  const written = action === "added" ? ": cenvpn peer writes its configuration" : "";
  return `device ${site}/${device} (${profile})${written}`;
}

function lineOf({ sign, text }: ChangedLine): Line {
  return { depth: 2, sign, text: shortened(text) };
}

function cut(lines: readonly Line[]): readonly Line[] {
  const more = lines.length - MOST_LINES;
  if (more <= 0) return lines;
  return [
    ...lines.slice(0, MOST_LINES),
    { depth: 1, sign: "~", text: `and ${plural(more, "more line")}: cenvpn peer` },
  ];
}
