import { terraformNameOf } from "../domain/name";
import type { RenamedProps } from "./adoption";

/** A key of a file, and what it was before. */
export interface SiteKey {
  readonly key: string;
  /** Oldest first. */
  readonly formerly?: readonly string[];
}

/**
 * `SITE__OWN`, and every pair of a former or present key of the site with one of its own, oldest first: in whatever order the
 * keys were changed, the name that a state knows is among them.
 */
export function siteAddress(site: SiteKey, own: SiteKey): RenamedProps & { readonly terraformName: string } {
  const keys = ({ key, formerly = [] }: SiteKey) => [...formerly, key];
  const names = keys(site).flatMap((one) => keys(own).map((other) => terraformNameOf(one, other)));
  const terraformName = terraformNameOf(site.key, own.key);
  return { terraformName, ...(names.length > 1 ? { formerTerraformNames: names.slice(0, -1) } : {}) };
}
