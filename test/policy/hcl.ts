import { parse } from "@cdktf/hcl2json";
import type { Json, JsonValue } from "./fixtures";

/**
 * A stack with a piece of HCL merged into it. A resource changes the resource at the same address, a tunnel the tunnel with the same
 * number or role. `count = 0` or a `removed` block removes a resource.
 */
export async function writtenOver(stack: Json, hcl: string): Promise<Json> {
  const written = (await parse("example.tf", hcl)) as Json;
  const resource = structuredClone(stack.resource ?? {}) as Record<string, Json>;
  for (const [type, named] of Object.entries((written.resource ?? {}) as Record<string, Record<string, Json[]>>))
    for (const [name, [body = {}]] of Object.entries(named)) {
      const { [name]: there, ...others } = resource[type] ?? {};
      resource[type] = body.count === 0 ? others : { ...others, [name]: over((there ?? {}) as Json, bodyOf(body)) };
    }
  const { provider = stack.provider, moved, removed } = written;
  for (const { from } of (removed ?? []) as Json[]) {
    const [type = "", name = ""] = String(from)
      .replace(/^\$\{|\}$/g, "")
      .split(".");
    const { [name]: _, ...others } = resource[type] ?? {};
    resource[type] = others;
  }
  const blocks = { ...(moved ? { moved } : {}), ...(removed ? { removed } : {}) };
  return { ...stack, ...(provider ? { provider } : {}), ...blocks, resource };
}

/** Terraform's JSON has plain addresses in depends_on, and a single block of lifecycle. */
function bodyOf({ depends_on: before, lifecycle, ...body }: Json): Json {
  return {
    ...body,
    ...(before ? { depends_on: (before as string[]).map((one) => one.replace(/^\$\{|\}$/g, "")) } : {}),
    ...(lifecycle ? { lifecycle: (lifecycle as Json[])[0] ?? {} } : {}),
  };
}

function over(there: Json, written: Json): Json {
  const values = Object.entries(written).map(([name, value]) => [name, valueOver(there[name], value)]);
  return { ...there, ...Object.fromEntries(values) };
}

function valueOver(there: JsonValue | undefined, written: JsonValue | undefined): JsonValue | undefined {
  if (!isBlocks(written)) return isBlock(there) && isBlock(written) ? over(there, written) : written;
  const [only] = written;
  if (isBlock(there) && only) return over(there, only);
  const blocks = isBlocks(there) ? [...there] : [];
  for (const block of written) {
    const index = blocks.findIndex((other) => identityOf(other) === identityOf(block));
    if (index < 0) blocks.push(block);
    else blocks[index] = over(blocks[index] as Json, block);
  }
  return blocks;
}

/** The argument that identifies one of several blocks. */
function identityOf({ tunnel_index, role }: Json): JsonValue | undefined {
  return tunnel_index ?? role;
}

const isBlock = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const isBlocks = (value: unknown): value is Json[] => Array.isArray(value) && value.some(isBlock);
