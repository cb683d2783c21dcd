import type { DeviceProfile } from "../domain/device";
import type { PeerDevice } from "./model";
import { warnings } from "./problems";
import type { Line, PeerProfile, ProfileFile, PskOf } from "./profile";
import { strongswan, strongswanBird } from "./profiles/strongswan";
import { pskReference } from "./psk";
import { sheetJson, sheetMarkdown } from "./sheet";

/** A file for a device. */
export interface PeerFile {
  readonly name: string;
  readonly text: string;
}

export const PROFILES: Readonly<Partial<Record<DeviceProfile, PeerProfile>>> = {
  strongswan,
  "strongswan-bird": strongswanBird,
};

/**
 * What a device is told: a sheet for people and one for programs, and its configuration where its language is known.
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
  const language = device.profile === undefined ? undefined : PROFILES[device.profile];
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
  const body = lines.flatMap((line) => written(line, comment));
  return [...shebang, ...heading, ...body].map(oneLine).join("\n").concat("\n");
}

/** The mark stands on a line of its own before it: not every language has comments behind a command. */
function written(line: Line, comment: string | undefined): string[] {
  if (typeof line === "string") return [line];
  const { inferred } = line;
  const indentation = /^ */.exec(inferred)?.[0] ?? "";
  return [...(comment === undefined ? [] : [`${indentation}${comment} inferred, try it on the device:`]), inferred];
}

/** The last guard: whatever comes here was judged before, and a line stays a line. */
function oneLine(line: string): string {
  if (/[^ -~]/.test(line)) throw new RangeError("a line of a configuration has a character that is no printable ASCII");
  return line;
}
