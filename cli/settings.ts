import { readSettings, type Settings } from "../app/settings";
import type { ReadPolicyOptions } from "../config";
import type { Level } from "../policy";

/** What the command line says of how to judge. */
export interface PolicyOptions {
  /** Another file than cenvpn.yaml. */
  readonly config?: string;
  /** Lowest level that counts as failure. */
  readonly failOn?: Level;
  /** Whether what cannot be decided fails. */
  readonly strict?: boolean;
}

/** The project's settings; the command line has the last word. */
export async function settingsOf(
  { config, failOn, strict }: PolicyOptions,
  options: ReadPolicyOptions = {},
): Promise<Settings> {
  const settings = await readSettings(config, options);
  return {
    ...settings,
    judge: { ...settings.judge, ...(failOn ? { failOn } : {}), ...(strict === undefined ? {} : { strict }) },
  };
}
