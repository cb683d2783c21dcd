import { readSettings, type Settings, type SettingsOptions } from "../app/settings";
import type { Level } from "../policy";

/** What the command line says of how to judge. */
export interface PolicyOptions {
  /** Another file than cenvpn.yaml. */
  readonly config?: string;
  /** Lowest level that counts as failure. */
  readonly failOn?: Level;
  /** Whether what cannot be decided fails. */
  readonly strict?: boolean;
  /** Whether rules that cenvpn.yaml names are run. */
  readonly plugins?: boolean;
}

/** The project's settings; the command line has the last word. */
export async function settingsOf(
  { config, failOn, strict, plugins }: PolicyOptions,
  options: Omit<SettingsOptions, "plugins"> = {},
): Promise<Settings> {
  const settings = await readSettings(config, { ...options, ...(plugins === undefined ? {} : { plugins }) });
  return {
    ...settings,
    judge: { ...settings.judge, ...(failOn ? { failOn } : {}), ...(strict === undefined ? {} : { strict }) },
  };
}
