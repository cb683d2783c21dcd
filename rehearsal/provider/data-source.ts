import type { Fields as Answer } from "../../cloud";
import type { ProviderType, TypeBlock } from "../catalogue/argument";
import { type Client, called } from "./calls";
import type { Fields } from "./fields";
import { pattern } from "./pattern";
import { apiName, argumentsOf, listOf, type Words } from "./words";

/** How a data source of the provider lists objects of the cloud. Source: the provider's code of each. */
export interface Listing {
  readonly version: string;
  readonly action: string;
  /** Whether the request names the region. @default true */
  readonly region?: boolean;
  /** Arguments of the request, with their names in the API if different. */
  readonly sends?: readonly (string | readonly [argument: string, parameter: string])[];
  /** The place of the rows in the answer, and their attribute in the data source. */
  readonly in: string;
  readonly rows: string;
  readonly words?: Words;
  /** Parts of the id of a row, by their names in the API. */
  readonly id: readonly string[];
  /** A row's value for `ids`. @default its id */
  readonly ids?: string;
  /** The API's word for the name. */
  readonly name?: string;
  /** Arguments whose value a row must share, with the row's names if different. */
  readonly filters?: readonly (string | readonly [argument: string, attribute: string])[];
  readonly pages?: "number" | "token";
  /** A final change to a row of the answer. */
  readonly row?: (row: Answer) => Answer;
  /** The kind of an earlier object to assume if nothing is found, with its fields from the arguments. */
  readonly before?: { readonly kind: string; readonly says?: Readonly<Record<string, string>> };
}

/** A data source with its own way to answer. */
export type Finder = (client: Client, config: Fields, block: ProviderType) => Promise<Fields>;

const MINUTES = 5;
const PAGE = 50;

/** The rows that a listing data source finds. */
export function listed(listing: Listing): Finder {
  return async (client, config, block) => {
    const look = async () =>
      (await rowsOf(client, listing, config))
        .map((row) => listing.row?.(row) ?? row)
        // Filters before translating a row, which takes long: each of many data sources looks at all rows.
        .filter((row) => isAskedFor(idOf(listing, row), config))
        .map((row) => rowFrom(listing, block, row))
        .filter((row) => matches(listing, row, config));
    const there = await look();
    const found = there.length === 0 && presumed(client, listing, config) ? await look() : there;
    const { ids: shown } = listing;
    const ids = found.map((row) => String(row[shown ?? "id"]));
    return {
      id: ids.join(",") || "none",
      ids,
      names: found.map(({ " name": name }) => name ?? ""),
      total_count: ids.length,
      [listing.rows]: found,
    };
  };
}

async function rowsOf(client: Client, listing: Listing, config: Fields): Promise<readonly Answer[]> {
  const sent = (listing.sends ?? []).map((one) => (typeof one === "string" ? ([one, apiName(one)] as const) : one));
  const parameters = Object.fromEntries(sent.map(([argument, parameter]) => [parameter, config[argument]]));
  const Tag = Object.entries(Object(config.tags) as object).map(([Key, Value]) => ({ Key, Value }));
  const blocks = [config.filter ?? []].flat() as unknown as readonly { key: string; values: readonly string[] }[];
  const Filter = blocks.map(({ key: Key, values: Value }) => ({ Key, Value }));
  const rows: Answer[] = [];
  for (let page: object | undefined = firstPage(listing), number = 1; page; number++) {
    const request = { ...parameters, Tag, Filter, ...page };
    const answer = await called(client, listing.version, stepOf(listing), request, MINUTES);
    const more = listOf(answer?.[listing.in] ?? []) as readonly Answer[];
    rows.push(...more);
    page = nextPage(listing, answer ?? {}, more.length, number + 1);
  }
  return rows;
}

function stepOf({ action, region = true }: Listing) {
  return { action, region, token: "none" } as const;
}

function firstPage({ pages }: Listing): object {
  if (pages === "number") return { PageNumber: 1, PageSize: PAGE };
  return pages === "token" ? { MaxResults: PAGE } : {};
}

function nextPage({ pages }: Listing, { NextToken }: Answer, count: number, number: number): object | undefined {
  if (pages === "number" && count === PAGE) return { PageNumber: number, PageSize: PAGE };
  return pages === "token" && NextToken ? { MaxResults: PAGE, NextToken } : undefined;
}

function idOf({ id }: Listing, row: Answer): string {
  return id.map((part) => row[part]).join(":");
}

function isAskedFor(id: string, { ids }: Fields): boolean {
  return !Array.isArray(ids) || ids.length === 0 || ids.includes(id);
}

/** A row in the words of the provider; its name stands aside, too. */
function rowFrom(listing: Listing, block: ProviderType, row: Answer): Fields {
  const { rows, words = {}, name } = listing;
  const inner: TypeBlock = { doc: "", arguments: block.arguments[rows]?.object ?? {}, blocks: {} };
  return {
    ...argumentsOf(inner, words, row),
    id: idOf(listing, row),
    ...(name ? { " name": String(row[name] ?? "") } : {}),
  };
}

function matches({ filters = [] }: Listing, row: Fields, config: Fields): boolean {
  const { name_regex: named } = config;
  const same = filters.map((one) => (typeof one === "string" ? ([one, one] as const) : one));
  return (
    (typeof named !== "string" || pattern(named).test(String(row[" name"] ?? ""))) &&
    same.every(([argument, attribute]) => {
      const wanted = config[argument];
      return wanted === undefined || [wanted].flat().includes(row[attribute] ?? "");
    })
  );
}

/** Whether to assume an earlier object: a configuration looks for objects from before the rehearsal. */
function presumed({ cloud, caller }: Client, { before, name }: Listing, config: Fields): boolean {
  const asked = Array.isArray(config.ids) ? config.ids.map(String) : [];
  const unknown = asked.filter((id) => !cloud.hasIssued(id));
  if (!before || asked.length > unknown.length) return false;
  const plain = typeof config.name_regex === "string" ? /^\^?([\w.-]+)\$?$/.exec(config.name_regex)?.[1] : undefined;
  const said = Object.entries(before.says ?? {}).flatMap(([argument, field]) => {
    const value = config[argument];
    return value === undefined ? [] : [[field, value] as const];
  });
  const fields = { ...Object.fromEntries(said), ...(name && plain ? { [name]: plain } : {}) } as Answer;
  for (const id of unknown.length > 0 ? unknown : [undefined]) cloud.presume(caller, before.kind, fields, id);
  return true;
}
