import path from "node:path";
import type { Allowed } from "./allowed";
import type { RealProvider } from "./real-provider";

/** What the stand-in for terraform needs to know of its rehearsal. */
export interface Context {
  /** Where the rehearsal keeps its files. */
  readonly folder: string;
  /** The real terraform. */
  readonly terraform: string;
  /** The secret behind the invented PSKs; exists only in the environment. */
  readonly keySecret: string;
  /**
   * What makes a terraform meet the simulated cloud (`TF_REATTACH_PROVIDERS`). Only calls in a mirror get it: one that
   * got past the stand-in would write what it finds there to the user's own state.
   */
  readonly reattach: string;
  /** Parts that may act on more than the simulated cloud. */
  readonly allowed: Allowed;
  /** The real provider, where it takes the stand-in's place. */
  readonly real?: RealProvider;
  /** Prefix of a command without network; may be empty. */
  readonly networkless: readonly string[];
}

const VARIABLE = "CENVPN_REHEARSAL";

export function readContext(env: NodeJS.ProcessEnv): Context | undefined {
  const text = env[VARIABLE];
  return text ? (JSON.parse(text) as Context) : undefined;
}

/** The settings file of the rehearsal's terraforms. */
export function settingsFile({ folder }: Pick<Context, "folder">): string {
  return path.join(folder, "terraformrc");
}

/** Where the simulated provider listens. */
export function providerSocket({ folder }: Pick<Context, "folder">): string {
  return path.join(folder, "provider");
}

/** Where the rehearsal answers `callForPast`. */
export function pastSocket({ folder }: Pick<Context, "folder">): string {
  return path.join(folder, "past");
}

export function contextEnv(context: Context): NodeJS.ProcessEnv {
  return { [VARIABLE]: JSON.stringify(context) };
}
