import type { Json, JsonValue } from "./fixtures";
import { keyNamed } from "./plan-of";
import { idOf } from "./settled";

/** The state after a stack is deployed, as `terraform show -json` prints it, without values that only the cloud knows. */
export function stateOf(stack: Json): Json {
  const resources = Object.entries((stack.resource ?? {}) as Readonly<Record<string, Json>>).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => {
      const {
        "//": _comment,
        lifecycle: _lifecycle,
        depends_on: _before,
        provider: _provider,
        ...written
      } = body as Json;
      const values = { ...cloudIds(stack, type, name), ...(valueIn(stack, written) as Json) };
      return { address: `${type}.${name}`, mode: "managed", type, name, values };
    }),
  );
  return { format_version: "1.0", terraform_version: "1.11.4", values: { root_module: { resources } } };
}

/** The ids of a resource: Terraform's own, and those in other attributes. */
function cloudIds(stack: Json, type: string, name: string): Json {
  const id = (attribute: string) => ({
    id: idOf(`${type}.${name}`),
    [attribute]: attributeOf(stack, type, name, attribute),
  });
  if (type === "alicloud_cen_transit_router") return id("transit_router_id");
  return type === "alicloud_cen_transit_router_route_table" ? id("transit_router_route_table_id") : id("id");
}

const IDS: Readonly<Record<string, string>> = { transit_router_id: "tr", transit_router_route_table_id: "vtb" };

function attributeOf(stack: Json, type: string, name: string, attribute: string): JsonValue | undefined {
  const body = ((stack.resource as Json | undefined)?.[type] as Json | undefined)?.[name] as Json | undefined;
  if (body === undefined) return undefined;
  if (attribute === "id") return idOf(`${type}.${name}`);
  if (Object.hasOwn(body, attribute)) return valueIn(stack, body[attribute]);
  return IDS[attribute] && `${IDS[attribute]}-${name.replaceAll(/[^a-z0-9]/g, "")}`;
}

/** A value with its references resolved; undefined if a reference leads to a value that only the cloud knows. */
function valueIn(stack: Json, value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === "string") return followed(stack, value);
  if (Array.isArray(value)) return value.flatMap((item) => valueIn(stack, item) ?? []) as JsonValue[];
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, block(name, valueIn(stack, item))]);
  return Object.fromEntries(entries) as Json;
}

/** A state shows a single block as a list. */
function block(name: string, value: JsonValue | undefined): JsonValue | undefined {
  const isBlock = typeof value === "object" && value !== null && !Array.isArray(value);
  return isBlock && !["tags", "timeouts"].includes(name) ? [value] : value;
}

function followed(stack: Json, text: string): JsonValue | undefined {
  if (!text.includes("${")) return text;
  const [, key] = /^\$\{var\.psks\["(.+?)"\]\}$/.exec(text) ?? [];
  if (key !== undefined) return keyNamed(key);
  const [, type = "", name = "", attribute = ""] = /^\$\{(alicloud_\w+)\.([\w-]+)\.(\w+)\}$/.exec(text) ?? [];
  return attributeOf(stack, type, name, attribute);
}
