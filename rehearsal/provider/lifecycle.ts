import type { ProviderType } from "../catalogue/argument";
import { awaited, type Client, called } from "./calls";
import type { Fields as Arguments } from "./fields";
import { withCurrentNames } from "./former-names";
import { idOf, partsOf } from "./id";
import { objectNamed } from "./look";
import { createRequest, updateRequest } from "./request";
import type { ResourceType, Step, Update } from "./resource";
import { minutesOf } from "./timeouts";
import type { Values } from "./values";
import { parametersOf } from "./words";

/** A creation that failed after the object existed: Terraform must know of the object. */
export class HalfDone extends Error {
  constructor(
    readonly id: string,
    override readonly cause: unknown,
  ) {
    super("created, but not finished");
  }
}

/** One resource type of the provider, before one cloud. */
export interface Handled {
  readonly client: Client;
  readonly type: ResourceType;
  readonly block: ProviderType;
}

/** Creates an object, brings it to its final state, and returns its id. */
export async function create(handled: Handled, planned: Values): Promise<string> {
  const { client, type, block } = handled;
  const minutes = minutesOf(planned, "create", type.minutes.create);
  const { tags, ...request } = withCurrentNames(block, createRequest(block, planned));
  const { request: lastWord = same, tags: tagsAs, answer: partsIn = same } = type.create;
  const parameters = {
    ...lastWord(parametersOf(block, type.words ?? {}, request)),
    ...(tagsAs ? { [tagsAs]: pairs(tags) } : {}),
  };
  const answer = await called(client, type.version, stepOf(type, type.create), parameters, minutes);
  const id = idOf(type, { ...parameters, ...answer, ...partsIn(answer ?? {}) });
  try {
    await reached(handled, type.create, id, minutes);
    for (const update of type.updates ?? []) {
      const given = Object.entries(request).filter(
        ([name, value]) => update.afterCreate?.includes(name) && value !== "",
      );
      if (given.length > 0) await updated(handled, update, id, Object.fromEntries(given), request, {}, minutes);
    }
    if (!type.tagsOnce) await tagged(handled, id, {}, planned);
  } catch (error) {
    throw new HalfDone(id, error);
  }
  return id;
}

/** Sends changes to the cloud. */
export async function update(handled: Handled, id: string, prior: Values, planned: Values): Promise<void> {
  const { type, block } = handled;
  const minutes = minutesOf(planned, "update", type.minutes.update ?? type.minutes.create);
  const changed = withCurrentNames(block, updateRequest(block, prior, planned));
  const all = withCurrentNames(block, createRequest(block, planned));
  for (const one of type.updates ?? []) {
    const names = Object.keys(changed).filter((name) => one.changes.includes(name));
    if (names.length === 0) continue;
    const sent = Object.fromEntries(
      Object.entries(changed).filter(([name]) => names.includes(name) || one.along?.includes(name)),
    );
    await updated(handled, one, id, sent, all, prior, minutes);
  }
  await tagged(handled, id, prior, planned);
}

/** Deletes an object and waits until it is gone. */
export async function remove(handled: Handled, id: string, prior: Values): Promise<void> {
  const { client, type, block } = handled;
  if (type.keeps?.(prior)) return;
  const minutes = minutesOf(prior, "delete", type.minutes.delete);
  const request = withCurrentNames(block, createRequest(block, prior));
  const given = Object.fromEntries(Object.entries(request).filter(([name]) => type.remove.gives?.includes(name)));
  const { force_delete: Force, ...others } = given;
  const parameters = { ...partsOf(type, id, type.remove.by), ...parametersOf(block, type.words ?? {}, others), Force };
  await called(client, type.version, stepOf(type, type.remove), parameters, minutes);
  await reached(handled, type.remove, id, minutes);
}

async function updated(
  handled: Handled,
  step: Update,
  id: string,
  changed: Arguments,
  all: Arguments,
  prior: Values,
  minutes: number,
): Promise<void> {
  const { client, type, block } = handled;
  const always = Object.fromEntries(Object.entries(all).filter(([name]) => step.always?.includes(name)));
  const parameters = parametersOf(block, type.words ?? {}, { ...always, ...changed });
  const before = Object.fromEntries(
    Object.entries(prior).map(([name, value]) => [
      name,
      typeof value === "object" ? JSON.stringify(value) : String(value),
    ]),
  );
  const { request = same } = step;
  const whole = request({ ...partsOf(type, id, step.by), ...parameters }, before);
  await called(client, type.version, stepOf(type, step), whole, minutes);
  await reached(handled, step, id, minutes);
}

/** Waits for the state after a step. */
async function reached({ client, type }: Handled, { until }: Step, id: string, minutes: number): Promise<void> {
  if (until) await awaited(client, until, () => objectNamed(client, type, id), minutes);
}

/** Removed and changed tags go first. */
async function tagged({ client, type }: Handled, id: string, prior: Values, planned: Values): Promise<void> {
  if (!type.tags) return;
  const [before, after] = [prior.tags, planned.tags].map((tags) => Object(tags) as Record<string, string>);
  const gone = Object.keys(before ?? {}).filter((key) => after?.[key] !== before?.[key]);
  const come = Object.fromEntries(Object.entries(after ?? {}).filter(([key, value]) => before?.[key] !== value));
  const whose = { ResourceId: [id.split(":").at(-1)], ResourceType: type.tags };
  const untag = type.version === "2017-09-12" ? "UntagResources" : "UnTagResources";
  const step = (action: string): Step => ({ action, token: "none" });
  if (gone.length > 0) await called(client, type.version, step(untag), { ...whose, TagKey: gone }, 1);
  if (Object.keys(come).length > 0)
    await called(client, type.version, step("TagResources"), { ...whose, Tag: pairs(come) }, 1);
}

function pairs(tags: unknown): object[] {
  return Object.entries(Object(tags) as object).map(([Key, Value]) => ({ Key, Value }));
}

function stepOf(type: ResourceType, step: Step): Step {
  return { ...step, region: step.region ?? type.region ?? true };
}

const same = <T>(value: T): T => value;
