import { once } from "../../once";
import { withoutLastIndex } from "../../terraform/address";
import { at, entries, type JsonObject, objects, own, text } from "../../terraform/json";
import { priorResources } from "../shown-resources";
import { isCarrier, textsIn } from "./secret-sources";

/** Types that hold the PSKs themselves, wherever those come from. */
const HOLD_PSKS = /^alicloud_vpn_/;

/**
 * The texts that a plan knows the variables of the root module and resources to have. They may be secrets: they are
 * compared, and neither kept elsewhere nor shown.
 */
export class HeldValues {
  constructor(private readonly plan: unknown) {}

  /** Whether the plan shows what variables have. */
  get areShown(): boolean {
    return own(this.plan, "variables") !== undefined;
  }

  /** Of variables that have their default: those stand in the configuration. */
  readonly defaults = once(() => new Set(this.variables(true)));

  /** Of variables that are given from elsewhere. */
  readonly given = once(() => new Set(this.variables(false)));

  /** Of resources and data sources, except what the text gives them to carry. */
  readonly computed = once(
    () =>
      new Set(
        this.resources(({ type }) => !HOLD_PSKS.test(type) && !isCarrier(type)).flatMap((values) => textsIn(values)),
      ),
  );

  /** Of some resources and data sources, by address. */
  of(addresses: ReadonlySet<string>): ReadonlySet<string> {
    const found = this.resources(({ address }) => addresses.has(address) || addresses.has(withoutLastIndex(address)));
    return new Set(found.flatMap((values) => textsIn(values)));
  }

  private variables(isDefault: boolean): readonly string[] {
    const declared = at(this.plan, "configuration", "root_module", "variables");
    return entries(own(this.plan, "variables")).flatMap(([name, variable]) => {
      const value = own(variable, "value");
      const isWritten = JSON.stringify(value) === JSON.stringify(at(declared, name, "default"));
      return isWritten === isDefault ? textsIn(value) : [];
    });
  }

  private resources(isWanted: (identity: { type: string; address: string }) => boolean): readonly unknown[] {
    const planned = objects(own(this.plan, "resource_changes")).map((written) => [
      written,
      at(written, "change", "after"),
    ]);
    const prior = priorResources(this.plan).map((shown) => [shown, own(shown, "values")]);
    return [...planned, ...prior].flatMap(([resource, values]) => {
      const { type, address } = resource as JsonObject;
      return isWanted({ type: text(type) ?? "", address: text(address) ?? "" }) ? [values] : [];
    });
  }
}
