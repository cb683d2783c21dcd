import { resolve } from "node:path";
import { checkoutAt, isInCheckout } from "../files/work-tree";
import { judgesFork } from "./fork";

/** Whether rules that cenvpn.yaml names are run: they are code. @default unless they are of a fork that CI judges */
export type Plugins = boolean | undefined;

/**
 * Whether to run the rules that a project's cenvpn.yaml names. A file outside of the checkout is whoever's who runs the command.
 * @param file cenvpn.yaml of the working directory, unless given
 */
export function runsPlugins(plugins: Plugins, file: string | undefined): boolean {
  if (plugins !== undefined) return plugins;
  const isTrusted = file !== undefined && !isInCheckout(checkoutAt("."), resolve(file));
  return isTrusted || !judgesFork();
}

/** What people should know when rules are not run; empty when all are. */
export function leftOutNotice(names: readonly string[], plugins: Plugins): string {
  if (names.length === 0) return "";
  const why =
    plugins === false
      ? "--no-plugins"
      : "CI judges a fork; --plugins runs them, and so does --config with a file outside its checkout";
  return `Rules that are not run: ${names.join(", ")} (${why})\n`;
}
