import type { DeviceProfile } from "./index";

/** The change of the configuration that `cenvpn peer` writes for a device. */
export interface DeviceChange {
  /** Name of the environment. */
  readonly environment: string;
  /** Name of the site. */
  readonly site: string;
  /** Name of the device's customer gateway. */
  readonly device: string;
  /** The kind of device. */
  readonly profile: DeviceProfile;
  /** What happens to the configuration. */
  readonly action: "added" | "changed" | "removed";
  /** Files that differ; none of a device that is added or removed. */
  readonly files: readonly ChangedFile[];
}

/** A file of a device's configuration that differs. */
export interface ChangedFile {
  /** Name of the file. */
  readonly file: string;
  /** Removed and added lines, in the order of the file. */
  readonly lines: readonly ChangedLine[];
}

/** A line that goes, or one that comes. */
export interface ChangedLine {
  /** Whether the line comes or goes. */
  readonly sign: "+" | "-";
  /** The line, without its end. */
  readonly text: string;
}
