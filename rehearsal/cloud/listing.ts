import type { Fields } from "./fields";
import { type CloudObject, isIn } from "./inventory";
import { pattern } from "./pattern";
import type { Query, World } from "./service";

/** How a data source lists the objects of a kind. */
export interface Listing {
  /** Terraform type of the resource. */
  readonly kind: string;
  /** The attribute that holds the rows. */
  readonly rows: string;
  /** A row beside its id and name: attributes that are called as in the resource stand there already. */
  row(object: CloudObject, world: World): Fields;
  /** Where the resource keeps the name, and in which attributes a row shows it. */
  readonly name: readonly [string, ...string[]];
  /** Arguments that a row must have the same value for. */
  readonly filters: readonly string[];
  /** The object that was there before, where nothing else is found. Without it, only what the rehearsal knows is found. */
  before?(query: Fields): Fields;
  /** What ids of such objects start with. */
  readonly prefix?: string;
}

/** The data source of a listing. */
export function listed(listing: Listing): Query<Fields> {
  return (world, realm, query) => {
    const search = () =>
      world.inventory
        .all(listing.kind)
        .filter((object) => isIn(object, realm))
        .map((object) => rowOf(listing, object, world))
        .filter((row) => matches(listing, row, query));
    const there = search();
    const found = there.length === 0 && comesIntoBeing(listing, world, realm, query) ? search() : there;
    const ids = found.map(({ id }) => String(id));
    return {
      id: ids.join(",") || "none",
      ids,
      names: found.map((row) => row[listing.name[1] ?? listing.name[0]] ?? ""),
      total_count: ids.length,
      [listing.rows]: found,
    };
  };
}

function rowOf(listing: Listing, object: CloudObject, world: World): Fields {
  const [kept, ...shown] = listing.name;
  const name = object.fields[kept] ?? "";
  return {
    ...object.fields,
    id: object.id,
    ...Object.fromEntries(shown.map((attribute) => [attribute, name])),
    ...listing.row(object, world),
  };
}

function matches(listing: Listing, row: Fields, query: Fields): boolean {
  const { ids, name_regex: named, tags } = query;
  const name = String(row[listing.name[1] ?? listing.name[0]] ?? "");
  return (
    (!Array.isArray(ids) || ids.length === 0 || ids.includes(row.id ?? "")) &&
    (typeof named !== "string" || pattern(named).test(name)) &&
    listing.filters.every((filter) => query[filter] === undefined || query[filter] === row[filter]) &&
    Object.entries(Object(tags)).every(([key, value]) => (Object(row.tags) as Fields)[key] === value)
  );
}

/** Whether something comes into being: a configuration looks for what was there before the rehearsal. */
function comesIntoBeing(
  { kind, name, before, prefix = "", filters }: Listing,
  { inventory }: World,
  realm: CloudObject["realm"],
  query: Fields,
): boolean {
  const plainName = typeof query.name_regex === "string" ? /^\^?([\w.-]+)\$?$/.exec(query.name_regex)?.[1] : undefined;
  const asked = Array.isArray(query.ids) ? query.ids.map(String).filter((id) => !inventory.hasIssued(id)) : [];
  if (!before || (Array.isArray(query.ids) && query.ids.length > asked.length)) return false;
  for (const id of asked.length > 0 ? asked : [inventory.issue(prefix)]) {
    const named = plainName === undefined ? {} : { [name[0]]: plainName };
    const same = Object.fromEntries(filters.flatMap((one) => (query[one] === undefined ? [] : [[one, query[one]]])));
    inventory.add(kind, id, realm, { ...before(query), ...same, ...named }, true);
  }
  return true;
}
