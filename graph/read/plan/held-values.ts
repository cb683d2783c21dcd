import { add, groupBy } from "../../group-by";
import { once } from "../../once";
import { withoutLastIndex } from "../../terraform/address";
import { at, entries, type JsonObject, objects, own, text } from "../../terraform/json";
import { priorResources } from "../shown-resources";
import { SecretParts } from "./secret-parts";
import { isCarrier, textsIn } from "./secret-sources";

/** Types that hold the PSKs themselves, whatever their origin. */
const HOLD_PSKS = /^alicloud_vpn_/;

/**
 * The texts of root variables and resources that a plan knows. They may be secrets: only compare them, never keep or
 * show them.
 */
export class HeldValues {
  constructor(private readonly plan: unknown) {}

  /** Whether the plan shows what variables have. */
  get areShown(): boolean {
    return own(this.plan, "variables") !== undefined;
  }

  /** Values of variables with their default, which stands in the configuration. */
  readonly defaults = once(() => new Set(this.variables(true)));

  /** Values of variables from elsewhere. */
  readonly given = once(() => new Set(this.variables(false)));

  /** Values of resources and data sources, except texts that the configuration only passes through them. */
  readonly computed = once(
    () =>
      new Set(
        this.resources()
          .filter(({ type }) => !HOLD_PSKS.test(type) && !isCarrier(type))
          .flatMap(({ values }) => textsIn(values)),
      ),
  );

  /** Texts that a secret may contain: given to variables, or computed. */
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
