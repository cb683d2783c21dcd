import { isDeepStrictEqual } from "node:util";
import { type Cloud, Ended } from "../../cloud";
import type { ProviderType } from "../catalogue/argument";
import { DATA_SOURCES } from "./data-sources";
import type { Fields } from "./fields";
import { withFormerNames } from "./former-names";
import { inertData } from "./inert";
import { type InertObject, InertObjects } from "./inert-objects";
import { create, HalfDone, type Handled, remove, update } from "./lifecycle";
import { objectNamed } from "./look";
import { namedAs, resourcesOf } from "./owned";
import { type Path, plannedState, replacingPaths } from "./plan";
import type { Realm } from "./realm";
import { RESOURCES } from "./resources";
import { providerSchema } from "./schema";
import { bareState, dataState, stateOf } from "./state";
import { type TunnelEdits, withEditsSeen } from "./tunnel-edits";
import { providerBlock, typeNamed } from "./types";
import { type Objection, objections, objectionsToProvider } from "./validate";
import { UNKNOWN, type Value, type Values, ZERO } from "./values";
import { argumentsOf, type Words } from "./words";

/** An object that the rehearsal created and has not deleted. */
export interface Created {
  readonly type: string;
  readonly id: string;
  readonly region: string;
  readonly account: string;
}

/** A resource after an apply; with an error, if the apply failed but the object exists. */
export interface Applied {
  readonly state: Values | null;
  readonly error?: unknown;
}

type Schema = ReturnType<typeof providerSchema>;

const BETWEEN_COMMANDS = 30_000;

/** The stand-in provider, without the protocol. A null state means no object. */
export class StandInProvider {
  readonly #cloud: Cloud;
  readonly #tunnelEdits: TunnelEdits;
  readonly #trusted = new Set<string>();
  readonly #schemas = new Map<string, Schema>();
  readonly #inert: InertObjects;
  /** Objects of a kept cloud. */
  readonly #before: ReadonlySet<string>;

  /** @param kept Objects of an earlier rehearsal that were taken on trust. */
  constructor(cloud: Cloud, tunnelEdits: TunnelEdits, kept: readonly InertObject[] = []) {
    this.#cloud = cloud;
    this.#tunnelEdits = tunnelEdits;
    this.#inert = new InertObjects(kept);
    this.#before = new Set(this.#made().map(nameOf));
  }

  /** A Terraform starts, with a provider configuration, half a simulated minute after the previous one. */
  configure(_: Values): void {
    this.#cloud.clock.advance(BETWEEN_COMMANDS);
  }

  /** The provider ends in the middle of its work. */
  end(): void {
    this.#cloud.clock.abandon();
  }

  /** Used types that the cloud does not simulate; data sources start with `data.`. */
  trusted(): string[] {
    return [...this.#trusted].sort();
  }

  /** The schema for Terraform: simulated types, and the named ones. Always the same object. */
  schema(names: Iterable<string>): Schema {
    const named = [...names];
    const key = named.join(" ");
    const schema = this.#schemas.get(key) ?? providerSchema(named, (mode, type) => this.#find(mode, type));
    this.#schemas.set(key, schema);
    return schema;
  }

  /** The provider's objections to the configuration of a resource or data source, before any call. */
  validate(mode: "managed" | "data", type: string, config: Values): Objection[] {
    return objections(mode, type, this.#type(mode, type), config);
  }

  /** The provider's objections to its own configuration. */
  validateConfiguration(config: Values): Objection[] {
    return objectionsToProvider(providerBlock(), config);
  }

  plan(type: string, prior: Values | null, proposed: Values | null): { planned: Values | null; replacing: Path[] } {
    if (!proposed) return { planned: null, replacing: [] };
    if (!Object.hasOwn(RESOURCES, type)) this.#trusted.add(type);
    const block = this.#type("managed", type);
    const planned = plannedState(block, prior ?? undefined, proposed);
    // The provider's SDK keeps timeouts out of what it compares: changed alone, as after an import, they are no change.
    if (prior && isDeepStrictEqual({ ...planned, timeouts: prior.timeouts }, prior)) {
      return { planned: prior, replacing: [] };
    }
    return { planned, replacing: prior ? replacingPaths(block, prior, planned) : [] };
  }

  async apply(type: string, realm: Realm, prior: Values | null, planned: Values | null): Promise<Applied> {
    const handled = this.#handled(type, realm);
    if (!handled) return { state: this.#inert.apply(type, this.#type("managed", type), realm, prior, planned) };
    if (!planned) {
      if (prior) await remove(handled, String(prior.id), prior);
      return { state: null };
    }
    if (prior) {
      await update(handled, String(prior.id), prior, planned);
      return { state: await this.read(type, realm, planned) };
    }
    try {
      const id = await create(handled, planned);
      const state = await this.read(type, realm, { ...planned, id });
      // The provider reads a new object at once: a missing one is an error.
      return state
        ? { state }
        : { state: bare(planned, id), error: new Error(`${id} is gone right after its creation`) };
    } catch (error) {
      if (!(error instanceof HalfDone)) throw error;
      if (error.cause instanceof Ended) throw error.cause;
      return { state: bare(planned, error.id), error: error.cause };
    }
  }

  /** The present state in the cloud; null if the object is gone. */
  async read(type: string, realm: Realm, last: Values): Promise<Values | null> {
    const id = String(last.id);
    const handled = this.#handled(type, realm);
    if (!handled) {
      const kept = this.#inert.read(type, realm, id);
      return kept ? { ...last, ...kept, id } : null;
    }
    const { client, block } = handled;
    const object = await objectNamed(client, handled.type, id);
    if (!object) return null;
    const { words = {} } = handled.type;
    const { id: _, ...fields } = argumentsOf(block, words, object);
    const read = withFormerNames(block, { ...sentOnly(words, last), ...fields });
    return stateOf(block, id, { ...zeros(block, words), ...withoutEmptyTags(read, last) }, last);
  }

  /** Terraform reads an imported object next, and then learns whether there is one. */
  import(type: string, id: string): Values {
    const block = this.#type("managed", type);
    return bareState(block, id, block.timeouts !== undefined);
  }

  /** A data source: its arguments, and what the cloud finds. */
  async readData(type: string, realm: Realm, config: Values): Promise<Values> {
    const block = this.#type("data", type);
    const find = DATA_SOURCES[type];
    if (!find) {
      this.#trusted.add(`data.${type}`);
      return inertData(type, block, config, realm);
    }
    const defaults = Object.entries(block.arguments).map(([name, argument]) => [name, argument.default ?? null]);
    const given = Object.entries({ ...Object.fromEntries(defaults), ...omitNull(config) });
    const query = Object.fromEntries(given.filter(([, value]) => value !== null)) as Fields;
    return dataState(block, config, await find({ cloud: this.#cloud, caller: realm }, query, block));
  }

  /** What the rehearsal created and has not deleted. */
  created(): Created[] {
    return this.#made().filter((one) => !this.#before.has(nameOf(one)));
  }

  /** What is taken on trust, to start from another time. */
  keep(): readonly InertObject[] {
    return this.#inert.kept();
  }

  #made(): Created[] {
    const simulated = this.#cloud.objects().flatMap((object) => {
      const { account, region = "" } = object;
      return resourcesOf(object).map((one) => ({ ...one, region, account }));
    });
    return [...simulated, ...this.#inert.created()];
  }

  exists(type: string, id: string): boolean {
    const isIt = (one: { readonly type: string; readonly id: string }) => one.type === type && one.id === id;
    return this.#cloud.objects().some((object) => namedAs(object).some(isIt)) || this.#inert.created().some(isIt);
  }

  #find(mode: "managed" | "data", type: string): ProviderType | undefined {
    const found = typeNamed(mode, type);
    return found && this.#tunnelEdits === "seen" ? withEditsSeen(found) : found;
  }

  #type(mode: "managed" | "data", type: string): ProviderType {
    const found = this.#find(mode, type);
    if (!found) throw new RangeError(`the provider has no ${type}`);
    return found;
  }

  #handled(type: string, realm: Realm): Handled | undefined {
    const handled = Object.hasOwn(RESOURCES, type) ? RESOURCES[type] : undefined;
    if (!handled) this.#trusted.add(type);
    return (
      handled && { client: { cloud: this.#cloud, caller: realm }, type: handled, block: this.#type("managed", type) }
    );
  }
}

/** Parts of requests that no answer has. */
function sentOnly(words: Words, last: Values): Fields {
  const names = Object.keys(words).filter(
    (name) => Object(words[name]).read === null && Object(words[name]).sent !== null,
  );
  const known = names.map((name) => [name, last[name]]).filter(([, value]) => value !== UNKNOWN && value !== null);
  return Object.fromEntries(known) as Fields;
}

/** Zeros for what the provider reads: a state has them, and not null, where an answer lacks a value. */
function zeros(block: ProviderType, words: Words): Fields {
  const former = Object.values(block.arguments).map(({ formerly }) => formerly);
  const isRead = (name: string) => Object(words[name]).read !== null || former.includes(name);
  const read = Object.entries(block.arguments).filter(([name, { writeOnly }]) => !writeOnly && isRead(name));
  return Object.fromEntries(
    read.flatMap(([name, { type }]) => {
      const zero = ZERO[type];
      return zero === undefined ? [] : [[name, zero] as const];
    }),
  );
}

/** Without tags that are empty: Terraform's library for providers keeps an empty map only if the last state has one. */
function withoutEmptyTags(read: Fields, last: Values): Fields {
  const { tags, ...others } = read;
  return Object.keys(Object(tags)).length > 0 || last.tags ? read : others;
}

const nameOf = ({ type, id }: Created) => `${type} ${id}`;

/** A state of which only the configuration and the id are known. */
function bare(planned: Values, id: string): Values {
  const known = (value: Value): Value => {
    if (value === UNKNOWN) return null;
    if (Array.isArray(value)) return value.map(known);
    return typeof value === "object" && value !== null ? bareValues(value as Values) : value;
  };
  const bareValues = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, known(value)]));
  return { ...bareValues(planned), id };
}

function omitNull(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
