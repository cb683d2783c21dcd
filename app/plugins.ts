import { resolve } from "node:path";
import { checkoutAt, isInCheckout } from "../files/work-tree";
import { judgesFork } from "./fork";

/** Whether to run the rules that cenvpn.yaml names: they are code. @default yes, except when CI judges a fork */
export type Plugins = boolean | undefined;

/**
 * Whether to run the rules that a project's cenvpn.yaml names. A file outside the checkout belongs to the person who
 * runs the command.
 * @param file cenvpn.yaml of the working directory, unless given
 */
export function runsPlugins(plugins: Plugins, file: string | undefined): boolean {
  if (plugins !== undefined) return plugins;
  const isTrusted = file !== undefined && !isInCheckout(checkoutAt("."), resolve(file));
  return isTrusted || !judgesFork();
}

/** A note for people when rules are left out; empty when all run. */
export function leftOutNotice(names: readonly string[], plugins: Plugins): string {
  if (names.length === 0) return "";
  const why =
    plugins === false
      ? "--no-plugins"
      : "CI judges a fork; --plugins runs them, or --config with a file outside the checkout";
  return `Rules left out: ${names.join(", ")} (${why})\n`;
}
