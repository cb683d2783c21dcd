import { readSettings, type Settings, type SettingsOptions } from "../app/settings";
import type { Level } from "../policy";

/** The policy options of the command line. */
export interface PolicyOptions {
  /** Another file than cenvpn.yaml. */
  readonly config?: string;
  /** Lowest level that counts as failure. */
  readonly failOn?: Level;
  /** Whether undecided checks fail. */
  readonly strict?: boolean;
  /** Whether rules that cenvpn.yaml names are run. */
  readonly plugins?: boolean;
}

/** The project's settings; the command line overrides them. */
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
