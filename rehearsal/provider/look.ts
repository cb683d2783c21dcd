import type { Fields } from "../../cloud";
import { type Client, called } from "./calls";
import { partsOf } from "./id";
import type { Read, ResourceType } from "./resource";
import { listOf } from "./words";

/** Minutes for retrying a read. */
const MINUTES = 1;

/** The provider asks for pages of this size where it reads an object from a list. */
const PAGE = 20;

/** An object in the API's words, with the parts of its id; undefined if it is gone. */
export async function objectNamed(client: Client, type: ResourceType, id: string): Promise<Fields | undefined> {
  const object = await read(client, type, type.read, id);
  if (!object) return undefined;
  let whole = { ...partsOf(type, id), ...object };
  for (const one of type.read.also ?? []) whole = { ...whole, ...(await read(client, type, one, id)) };
  return whole;
}

async function read(client: Client, type: ResourceType, step: Read, id: string): Promise<Fields | undefined> {
  const parts = partsOf(type, id);
  const parameters = step.request ? step.request(parts) : partsOf(type, id, step.by);
  const ask = (page: object) =>
    called(
      client,
      type.version,
      { ...step, token: "none", region: step.region ?? type.region ?? true },
      { ...parameters, ...page },
      MINUTES,
    );
  for (let PageNumber = 1; ; PageNumber++) {
    const answer = await ask(step.pages ? { PageNumber, PageSize: PAGE } : {});
    if (!answer) return undefined;
    if (!step.in) return step.answer ? step.answer(answer, parts) : answer;
    const rows = listOf(answer[step.in] ?? []) as readonly Fields[];
    const row = rows.find((one) => (step.matching ?? []).every((name) => String(one[name]) === parts[name]));
    if (row) return step.answer ? step.answer(row, parts) : row;
    if (!step.pages || rows.length < PAGE) return undefined;
  }
}
