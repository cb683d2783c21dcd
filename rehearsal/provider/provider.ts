import { isDeepStrictEqual } from "node:util";
import { argumentsOf, type ResourceArguments } from "../../providers/alicloud/arguments";
import type { Cloud } from "../cloud/cloud";
import type { Fields } from "../cloud/fields";
import type { Realm } from "../cloud/inventory";
import { type Path, plannedState, replacingPaths, type TunnelEdits } from "./plan";
import { createRequest, updateRequest } from "./request";
import { withId } from "./schema";
import { bareState, dataState, stateOf } from "./state";
import type { Values } from "./values";

/** What the stand-in provider does, free of the protocol. States are null where there is no object. */
export class StandInProvider {
  readonly #cloud: Cloud;
  readonly #tunnelEdits: TunnelEdits;

  constructor(cloud: Cloud, tunnelEdits: TunnelEdits) {
    this.#cloud = cloud;
    this.#tunnelEdits = tunnelEdits;
  }

  plan(type: string, prior: Values | null, proposed: Values | null): { planned: Values | null; replacing: Path[] } {
    if (!proposed) return { planned: null, replacing: [] };
    const block = statement("managed", type);
    const planned = plannedState(block, prior ?? undefined, proposed, this.#tunnelEdits);
    // The provider's SDK keeps timeouts out of what it compares: changed alone, as after an import, they are no change.
    if (prior && isDeepStrictEqual({ ...planned, timeouts: prior.timeouts }, prior)) {
      return { planned: prior, replacing: [] };
    }
    return { planned, replacing: prior ? replacingPaths(block, prior, planned) : [] };
  }

  apply(type: string, realm: Realm, prior: Values | null, planned: Values | null): Values | null {
    const block = statement("managed", type);
    if (!planned) {
      if (prior) this.#cloud.delete(type, realm, String(prior.id));
      return null;
    }
    if (!prior) {
      const id = this.#cloud.create(type, realm, createRequest(block, planned));
      return this.read(type, realm, { ...planned, id });
    }
    const request = updateRequest(block, prior, planned);
    if (Object.keys(request).length > 0) this.#cloud.update(type, realm, String(prior.id), request);
    return this.read(type, realm, planned);
  }

  /** The state as the cloud tells it now; null when the object is gone. */
  read(type: string, realm: Realm, last: Values): Values | null {
    const id = String(last.id);
    const fields = this.#cloud.read(type, realm, id);
    return fields ? stateOf(statement("managed", type), id, fields, last) : null;
  }

  /** Terraform reads an imported object next, and then learns whether there is one. */
  import(type: string, id: string): Values {
    const block = statement("managed", type);
    return bareState(block, id, block.timeouts !== undefined);
  }

  /** A data source: its arguments, and what the cloud finds. */
  readData(type: string, realm: Realm, config: Values): Values {
    const given = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null)) as Fields;
    return dataState(statement("data", type), config, this.#cloud.query(type, realm, given));
  }
}

function statement(mode: "managed" | "data", type: string): ResourceArguments {
  const found = argumentsOf(mode, type);
  if (!found) throw new RangeError(`no arguments are stated for ${type}`);
  return withId(found);
}
