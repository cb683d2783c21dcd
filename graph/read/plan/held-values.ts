import { add, groupBy } from "../../group-by";
import { once } from "../../once";
import { withoutLastIndex } from "../../terraform/address";
import { at, entries, type JsonObject, objects, own, text } from "../../terraform/json";
import { priorResources } from "../shown-resources";
import { SecretParts } from "./secret-parts";
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
        this.resources()
          .filter(({ type }) => !HOLD_PSKS.test(type) && !isCarrier(type))
          .flatMap(({ values }) => textsIn(values)),
      ),
  );

  /** What may be in a secret: given to variables, or computed. */
  readonly parts = once(() => new SecretParts([...this.given(), ...this.computed()]));

  /** Of some resources and data sources, by address. */
  of(addresses: ReadonlySet<string>): ReadonlySet<string> {
    const found = [...addresses].flatMap((address) => this.byAddress().get(address) ?? []);
    return new Set(found.flatMap(({ values }) => textsIn(values)));
  }

  /** By the address of all instances of a resource, and by that of each. */
  private readonly byAddress = once(() => {
    const found = groupBy(this.resources(), ({ address }) => withoutLastIndex(address));
    for (const one of this.resources()) if (one.address !== withoutLastIndex(one.address)) add(found, one.address, one);
    return found;
  });

  private variables(isDefault: boolean): readonly string[] {
    const declared = at(this.plan, "configuration", "root_module", "variables");
    return entries(own(this.plan, "variables")).flatMap(([name, variable]) => {
      const value = own(variable, "value");
      const isWritten = JSON.stringify(value) === JSON.stringify(at(declared, name, "default"));
      return isWritten === isDefault ? textsIn(value) : [];
    });
  }

  private readonly resources = once(() => {
    const planned = objects(own(this.plan, "resource_changes")).map((one) => held(one, at(one, "change", "after")));
    const prior = priorResources(this.plan).map((one) => held(one, own(one, "values")));
    return [...planned, ...prior];
  });
}

const held = (resource: JsonObject, values: unknown) => ({
  type: text(resource.type) ?? "",
  address: text(resource.address) ?? "",
  values,
});
