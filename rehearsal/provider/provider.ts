import { isDeepStrictEqual } from "node:util";
import type { ProviderType } from "../catalogue/argument";
import type { Cloud } from "../cloud/cloud";
import type { Fields } from "../cloud/fields";
import type { Realm } from "../cloud/inventory";
import { withCurrentNames, withFormerNames } from "./former-names";
import { inertData, inertState } from "./inert";
import { type Path, plannedState, replacingPaths, type TunnelEdits } from "./plan";
import { createRequest, updateRequest } from "./request";
import { bareState, dataState, stateOf } from "./state";
import { typeNamed } from "./types";
import { type Objection, objections } from "./validate";
import type { Values } from "./values";

/** What the stand-in provider does, free of the protocol. States are null where there is no object. */
export class StandInProvider {
  readonly #cloud: Cloud;
  readonly #tunnelEdits: TunnelEdits;
  readonly #trusted = new Set<string>();

  constructor(cloud: Cloud, tunnelEdits: TunnelEdits) {
    this.#cloud = cloud;
    this.#tunnelEdits = tunnelEdits;
  }

  /** Types that were in use and that the cloud does not simulate; of a data source, with `data.` in front. */
  trusted(): string[] {
    return [...this.#trusted].sort();
  }

  /** What the provider says against what is written of a resource or a data source, before any call. */
  validate(mode: "managed" | "data", type: string, config: Values): Objection[] {
    return objections(mode, type, named(mode, type), config);
  }

  plan(type: string, prior: Values | null, proposed: Values | null): { planned: Values | null; replacing: Path[] } {
    if (!proposed) return { planned: null, replacing: [] };
    this.#isInert(type);
    const block = named("managed", type);
    const planned = plannedState(block, prior ?? undefined, proposed, this.#tunnelEdits);
    // The provider's SDK keeps timeouts out of what it compares: changed alone, as after an import, they are no change.
    if (prior && isDeepStrictEqual({ ...planned, timeouts: prior.timeouts }, prior)) {
      return { planned: prior, replacing: [] };
    }
    return { planned, replacing: prior ? replacingPaths(block, prior, planned) : [] };
  }

  apply(type: string, realm: Realm, prior: Values | null, planned: Values | null): Values | null {
    if (!planned) {
      if (prior) this.#cloud.delete(type, realm, String(prior.id));
      return null;
    }
    if (this.#isInert(type)) return this.#applyInert(type, realm, prior, planned);
    const block = named("managed", type);
    if (!prior) {
      const id = this.#cloud.create(type, realm, withCurrentNames(block, createRequest(block, planned)));
      return this.read(type, realm, { ...planned, id });
    }
    const request = withCurrentNames(block, updateRequest(block, prior, planned));
    if (Object.keys(request).length > 0) this.#cloud.update(type, realm, String(prior.id), request);
    return this.read(type, realm, planned);
  }

  /** The state as the cloud tells it now; null when the object is gone. */
  read(type: string, realm: Realm, last: Values): Values | null {
    const id = String(last.id);
    const fields = this.#cloud.read(type, realm, id);
    if (!fields) return null;
    if (this.#isInert(type)) return { ...last, ...fields, id };
    const block = named("managed", type);
    return stateOf(block, id, withFormerNames(block, fields), last);
  }

  /** Terraform reads an imported object next, and then learns whether there is one. */
  import(type: string, id: string): Values {
    const block = named("managed", type);
    return bareState(block, id, block.timeouts !== undefined);
  }

  /** A data source: its arguments, and what the cloud finds. */
  readData(type: string, realm: Realm, config: Values): Values {
    const block = named("data", type);
    if (!this.#cloud.answers(type)) {
      this.#trusted.add(`data.${type}`);
      return inertData(type, block, config, realm);
    }
    const defaults = Object.entries(block.arguments).map(([name, argument]) => [name, argument.default ?? null]);
    const given = Object.entries({ ...Object.fromEntries(defaults), ...omitNull(config) });
    const query = Object.fromEntries(given.filter(([, value]) => value !== null)) as Fields;
    return dataState(block, config, this.#cloud.query(type, realm, query));
  }

  #isInert(type: string): boolean {
    if (this.#cloud.simulates(type)) return false;
    this.#trusted.add(type);
    return true;
  }

  #applyInert(type: string, realm: Realm, prior: Values | null, planned: Values): Values {
    const id = prior ? String(prior.id) : this.#cloud.newId(type);
    const { id: _, timeouts: __, ...state } = inertState(named("managed", type), planned, { id, realm });
    this.#cloud.keep(type, realm, id, state as Fields);
    return { ...planned, ...state, id };
  }
}

function omitNull(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function named(mode: "managed" | "data", type: string): ProviderType {
  const found = typeNamed(mode, type);
  if (!found) throw new RangeError(`the provider has no ${type}`);
  return found;
}
