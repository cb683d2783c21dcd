import type { DeviceProfile } from "../domain/device";
import type { PeerDevice } from "./model";
import { warnings } from "./problems";
import type { Line, PeerProfile, ProfileFile, PskOf } from "./profile";
import { alibaba } from "./profiles/alibaba";
import { asa } from "./profiles/asa";
import { aws } from "./profiles/aws";
import { azure } from "./profiles/azure";
import { comware } from "./profiles/comware";
import { fortios } from "./profiles/fortios";
import { google } from "./profiles/google";
import { iosXe } from "./profiles/ios-xe";
import { junosSrx } from "./profiles/junos-srx";
import { panOs } from "./profiles/pan-os";
import { strongswan, strongswanBird } from "./profiles/strongswan";
import { vrp } from "./profiles/vrp";
import { vyos } from "./profiles/vyos";
import { pskReference } from "./psk";
import { sheetJson, sheetMarkdown } from "./sheet";

/** A file for a device. */
export interface PeerFile {
  readonly name: string;
  readonly text: string;
}

/** For devices with a language; RouterOS cannot be the other end. */
export const PROFILES: Readonly<Record<Exclude<DeviceProfile, "routeros">, PeerProfile>> = {
  strongswan,
  "strongswan-bird": strongswanBird,
  vyos,
  "ios-xe": iosXe,
  asa,
  "junos-srx": junosSrx,
  "pan-os": panOs,
  fortios,
  vrp,
  comware,
  aws,
  azure,
  google,
  alibaba,
};

export function profileOf(name: DeviceProfile | undefined): PeerProfile | undefined {
  return name === undefined || name === "routeros" ? undefined : PROFILES[name];
}

/**
 * What a device must know: a sheet for people and one for programs, and its configuration where its language is known.
 * @param psk Gives what stands for each PSK: a reference unless the files are to be secret.
 */
export function renderDevice(device: PeerDevice, psk: PskOf = pskReference): PeerFile[] {
  return [
    { name: "sheet.md", text: sheetMarkdown(device) },
    { name: "sheet.json", text: sheetJson(device) },
    ...configuration(device, psk),
  ];
}

/** The configuration of a device in its own language. */
export function configuration(device: PeerDevice, psk: PskOf): PeerFile[] {
  const language = profileOf(device.profile);
  if (!language) return [];
  const head = header(device, language);
  return language.files(device, psk).map((file) => ({ name: file.name, text: textOf(file, head) }));
}

function header(device: PeerDevice, { checkedBy, confidence, beside }: PeerProfile): string[] {
  const checked = checkedBy ? `Checked by ${checkedBy}.` : "Not machine-checked.";
  return [
    `${device.device} at ${device.site}, environment ${device.environment}. Written by cenvpn peer: edit the environment file, not this one.`,
    `${checked} Keywords: ${confidence}${confidence === "inferred" ? "" : " unless marked"}.`,
    ...beside,
    ...device.notes,
    ...warnings(device),
  ];
}

function textOf({ comment, lines, name }: ProfileFile, head: readonly string[]): string {
  const shebang = name.endsWith(".sh") ? ["#!/bin/sh"] : [];
  const heading = comment === undefined ? [] : head.map((line) => `${comment} ${line}`);
  return [...shebang, ...heading, ...marked(lines, comment)].map(oneLine).join("\n").concat("\n");
}

/** Lines that are inferred follow a mark on a line of its own: not every language has comments behind a command. */
function marked(lines: readonly Line[], comment: string | undefined): string[] {
  return lines.flatMap((line, position) => {
    if (typeof line === "string") return [line];
    const { inferred } = line;
    if (comment === undefined || typeof lines[position - 1] === "object") return [inferred];
    const rest = lines.slice(position).findIndex((other) => typeof other === "string");
    const count = rest < 0 ? lines.length - position : rest;
    const indentation = /^ */.exec(inferred)?.[0] ?? "";
    const what = count === 1 ? "the next line is" : `the next ${count} lines are`;
    return [`${indentation}${comment} ${what} inferred: test on the device`, inferred];
  });
}

/** The last guard: everything here was judged before; a line must stay a line. */
function oneLine(line: string): string {
  if (/[^ -~]/.test(line))
    throw new RangeError("a line of a configuration has a character that is not printable ASCII");
  return line;
}
