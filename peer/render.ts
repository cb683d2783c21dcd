import type { DeviceProfile } from "../domain/device";
import { writableIdentityProblem } from "../domain/device/outside";
import type { Problem } from "../domain/problem";
import { isLater } from "./later";
import type { PeerDevice } from "./model";
import type { Line, PeerProfile, ProfileFile, PskOf } from "./profile";
import { strongswan, strongswanBird } from "./profiles/strongswan";

/** A file for a device. */
export interface PeerFile {
  readonly name: string;
  readonly text: string;
}

export const PROFILES: Readonly<Record<DeviceProfile, PeerProfile>> = {
  strongswan,
  "strongswan-bird": strongswanBird,
};

/** Stands for a PSK that is not to be in a file. */
export const pskReference: PskOf = ({ name }) => `<PSK ${name}>`;

/** What keeps a device's configuration from being written: text in it that could be more than a word. */
export function renderProblems({ tunnels }: PeerDevice): Problem[] {
  const identities = tunnels.flatMap(({ site, cloud }) => [site.identity, cloud.identity]);
  const texts = new Set(identities.filter((identity): identity is string => !isLater(identity)));
  return [...texts].flatMap((identity) => writableIdentityProblem(identity) ?? []);
}

/**
 * The configuration of a device in its own language.
 * @param psk Gives what stands for each PSK: a reference unless the files are to be secret.
 */
export function renderDevice(device: PeerDevice, psk: PskOf = pskReference): PeerFile[] {
  const { profile } = device;
  if (profile === undefined) return [];
  const language = PROFILES[profile];
  return language.files(device, psk).map((file) => ({ name: file.name, text: textOf(file, header(device, language)) }));
}

function header({ environment, site, device, notes }: PeerDevice, { checkedBy, confidence }: PeerProfile): string[] {
  const checked = checkedBy ? `Checked by ${checkedBy}.` : "Not machine-checked.";
  return [
    `${device} at ${site}, environment ${environment}. Written by cenvpn peer: edit the environment file, not this one.`,
    `${checked} Keywords: ${confidence}${confidence === "inferred" ? "" : " unless marked"}.`,
    ...notes,
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
