import { type Json, type JsonValue, UNKNOWN } from "./fixtures";

/** The plan that creates a stack. Literals are known; every other value is unknown, and its references stand in the configuration. */
export function planOf(stack: Json): Json {
  const named = resourcesOf(stack);
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    complete: true,
    resource_changes: named.map(([type, name, body]) => ({
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      change: { actions: ["create"], before: null, after: known(body), after_unknown: { ...unknown(body), id: true } },
    })),
    configuration: {
      provider_config: Object.fromEntries(
        providersOf(stack).map((provider) => [
          provider.alias === undefined ? "alicloud" : `alicloud.${provider.alias}`,
          { name: "alicloud", expressions: expressions(provider) },
        ]),
      ),
      root_module: {
        resources: named.map(([type, name, body, dependsOn]) => ({
          address: `${type}.${name}`,
          mode: "managed",
          type,
          name,
          ...(typeof body.provider === "string" ? { provider_config_key: body.provider } : {}),
          ...(dependsOn ? { depends_on: dependsOn } : {}),
          expressions: expressions(body),
        })),
      },
    },
  };
}

function providersOf(stack: Json): readonly Json[] {
  return ((stack.provider ?? {}) as { alicloud?: Json[] }).alicloud ?? [{}];
}

/** A plan knows PSKs, although the configuration has only references: here, one PSK for each name. */
function plantedKey(written: string): string {
  const [, name = written] = /\["(.+?)"\]/.exec(written) ?? [];
  return written.includes("${") ? keyNamed(name) : written;
}

/** The PSK that a plan has for `site/connection/tunnel`. */
export function keyNamed(name: string): string {
  return `planted_key_of_${name.replaceAll(/\W/g, "_")}`;
}

function resourcesOf(stack: Json): readonly [string, string, Json, JsonValue?][] {
  return Object.entries((stack.resource ?? {}) as Json).flatMap(([type, named]) =>
    Object.entries(named as Json).map(([name, body]): [string, string, Json, JsonValue?] => {
      const { "//": _comment, lifecycle: _lifecycle, depends_on: dependsOn, ...written } = body as Json;
      return [type, name, written, dependsOn];
    }),
  );
}

/** Whether a value is an expression. A list with one unknown element is unknown as a whole. */
const isExpression = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(isExpression) : typeof value === "string" && value.includes("${");
const isBlock = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const isMap = (name: string, value: unknown): value is Json => ["tags", "timeouts"].includes(name) && isBlock(value);
const isBlocks = (value: unknown): value is Json[] => Array.isArray(value) && value.some(isBlock);

/** A plan shows a single block as a list. */
function known(block: Json): Json {
  const planned = Object.entries(block).flatMap(([name, value]): [string, JsonValue | undefined][] => {
    if (name === "psk" && value !== UNKNOWN) return [[name, plantedKey(String(value))]];
    if (isExpression(value)) return [];
    if (isMap(name, value)) return [[name, known(value)]];
    if (isBlock(value)) return [[name, [known(value)]]];
    return [[name, isBlocks(value) ? value.map(known) : value]];
  });
  return Object.fromEntries(planned);
}

function unknown(block: Json): Json {
  const open = Object.entries(block).flatMap(([name, value]): [string, JsonValue][] => {
    if (name === "psk" && value !== UNKNOWN) return [];
    if (isExpression(value)) return [[name, true]];
    if (isMap(name, value)) return [[name, unknown(value)]];
    if (isBlock(value)) return [[name, [unknown(value)]]];
    return isBlocks(value) ? [[name, value.map(unknown)]] : [];
  });
  return Object.fromEntries(open);
}

function expressions(block: Json): Json {
  return Object.fromEntries(Object.entries(block).map(([name, value]) => [name, expression(value)]));
}

function expression(value: JsonValue | undefined): JsonValue {
  if (isBlock(value)) return [expressions(value)];
  if (isBlocks(value)) return value.map(expressions);
  if (!isExpression(value)) return { constant_value: value ?? null };
  const longest = String(value)
    .replace(/^\$\{|\}$/g, "")
    .replace(/\[.*/, "");
  const parts = longest.split(".");
  const references = parts.slice(1).map((_, index) => parts.slice(0, parts.length - index).join("."));
  return { constant_value: value ?? null, references };
}

/** The plan with its resources in reverse order, and also the tunnels where they are a set. */
export function shuffled(plan: Json): Json {
  const turned = (value: JsonValue | undefined): JsonValue => {
    const block = value as { tunnel_options_specification?: JsonValue[] };
    const tunnels = block.tunnel_options_specification;
    return Array.isArray(tunnels) ? { ...block, tunnel_options_specification: tunnels.toReversed() } : block;
  };
  const changes = plan.resource_changes as { type: string; change: Json }[];
  const resource_changes = changes.toReversed().map((resource) => {
    const { type, change } = resource;
    if (type !== "alicloud_vpn_gateway_vpn_attachment") return resource;
    return {
      ...resource,
      change: { ...change, after: turned(change.after), after_unknown: turned(change.after_unknown) },
    };
  });
  return { ...plan, resource_changes };
}

/** The plan as if the stack were HCL: a plan shows only the references of HCL expressions. */
export function inHcl(plan: Json): Json {
  return JSON.parse(JSON.stringify(plan), (_, value: Json) =>
    Array.isArray(value?.references) ? { references: value.references } : value,
  ) as Json;
}

/** The plan in which each reference to a resource names one of its instances, without showing which. */
export function byKey(plan: Json, address: string): Json {
  return JSON.parse(JSON.stringify(plan), (_, value: Json) => {
    const references = value?.references as string[] | undefined;
    return references?.includes(address) && references.length === 2 ? { references: [address, "each.key"] } : value;
  }) as Json;
}
