import { CIPHERS, DH_GROUPS, HASHES, IKE_MODES, IKE_VERSIONS, PFS_GROUPS } from "../../../domain/crypto";
import { insideCidrProblem } from "../../../domain/inside-cidr";
import { PLACEHOLDER_PSK } from "../../../domain/psk";
import type { Block } from "../../../providers/alicloud/arguments";
import { once } from "../../once";
import { objects, own } from "../../terraform/json";
import type { UnsentEdits } from "../../terraform/resource";
import { isSecret } from "../statement";
import type { Scope } from "./scope";
import type { Evaluated, PlanValues, Source } from "./values";

interface Found {
  readonly sure: string[];
  readonly likely: {
    readonly argument: string;
    readonly name: string;
    readonly source: Source;
    /** Whether such an argument can have the other value. */
    readonly isPossible: boolean;
  }[];
  readonly open: string[];
  readonly values: Map<string, { readonly kept: string; readonly written: string }>;
  /** Values that arguments use unchanged, by name. */
  readonly plain: { readonly name: string; readonly source: Source }[];
}

interface Written {
  readonly expressions: unknown;
  readonly scope: Scope;
}

/**
 * Finds edits in sets whose elements the provider compares by some arguments only: it repeats the old values of all
 * others, so the plan does nothing, or something else. Only the configuration counts; the cloud chooses the rest.
 */
export class EditsOfPlan {
  private readonly all: (() => Found)[] = [];

  constructor(private readonly values: PlanValues) {}

  /** The edits of a resource, found on demand. */
  of(statement: Block, after: unknown, written: Written, isOlder: (version: string) => boolean): () => UnsentEdits {
    const found = once(() => findEdits(statement, after, written, this.values, isOlder));
    this.all.push(found);
    return () => {
      const { sure, likely, open, plain, values } = found();
      const isSure = likely.map((edit) => this.isSure(edit, plain));
      return {
        sure: [...sure, ...likely.filter((_, index) => isSure[index]).map(({ argument }) => argument)],
        likely: likely.filter((_, index) => !isSure[index]).map(({ argument }) => argument),
        open,
        values,
      };
    };
  }

  /**
   * Whether an argument uses the referenced value unchanged. Nobody computes a cipher from another cipher. Somebody may
   * compute a PSK from a secret, but not if other PSKs use values of the same variable unchanged, or the other tunnel
   * does: people write the tunnels of a connection alike. A value that is used unchanged elsewhere, but not here,
   * begins something else here.
   */
  private isSure({ name, source, isPossible }: Found["likely"][number], beside: Found["plain"]): boolean {
    if (this.plain().paths.has(source.path)) return false;
    return isPossible || beside.some((one) => one.name === name) || this.plain().roots.has(`${name} ${source.root}`);
  }

  private readonly plain = once(() => {
    const found = this.all.flatMap((one) => one().plain);
    return {
      paths: new Set(found.map(({ source }) => source.path)),
      roots: new Set(found.map(({ name, source }) => `${name} ${source.root}`)),
    };
  });
}

function findEdits(
  statement: Block,
  after: unknown,
  { expressions, scope }: Written,
  values: PlanValues,
  isOlder: (version: string) => boolean,
): Found {
  const found: Found = { sure: [], likely: [], open: [], plain: [], values: new Map() };
  for (const [name, nested] of Object.entries(statement.blocks ?? {})) {
    const [planned, written] = [objects(own(after, name)), objects(own(expressions, name))];
    if (!nested.identity || planned.length === 0 || isOlder(nested.identitySince ?? "")) continue;
    // dynamic blocks are not in a plan's configuration
    if (written.length === 0 && own(expressions, "ike_config") === undefined) found.open.push("tunnels");
    for (const block of written) {
      const index = values.of(block.tunnel_index, scope);
      const counterpart = planned.find((tunnel) => String(tunnel.tunnel_index) === String(index?.value));
      if (!index?.isExact) found.open.push("tunnels");
      else if (counterpart) compare(nested, block, counterpart, `tunnels.${index.value}`);
    }
  }
  return found;

  function compare(
    stated: Block & { identity?: readonly string[] },
    written: unknown,
    planned: unknown,
    path: string,
  ): void {
    const unseen = Object.keys(stated.arguments ?? {}).filter((name) => !stated.identity?.includes(name));
    for (const name of unseen) {
      const expression = own(written, name);
      if (expression === undefined || isUnknown(planned, name)) continue;
      const [to, kept] = [values.of(expression, scope), own(planned, name)];
      sort(name, `${path}.${name}`, to, kept);
      if (!isSecret(name, stated.arguments?.[name]) && isSame(to, kept) === false)
        found.values.set(`${path}.${name}`, { kept: String(kept ?? ""), written: String(to?.value) });
    }
    for (const [name, inner] of Object.entries(stated.blocks ?? {})) {
      const word = name.replace(/^tunnel_(\w+)_config$/, "$1");
      compare(inner, objects(own(written, name))[0], objects(own(planned, name))[0], `${path}.${word}`);
    }
  }

  function sort(name: string, argument: string, written: Evaluated | undefined, planned: unknown): void {
    const same = isSame(written, planned);
    const source = written?.source;
    if (same === undefined || !written) found.open.push(argument);
    else if (same) {
      if (source && written.value !== PLACEHOLDER_PSK) found.plain.push({ name, source });
    } else if (written.isExact) found.sure.push(argument);
    else if (source)
      found.likely.push({ argument, name, source, isPossible: COULD_BE[name]?.(String(written.value)) === true });
    else found.open.push(argument);
  }
}

/**
 * The apply sends what the plan leaves open: a provider that does not send it plans the old value. A plan shows an
 * empty value as null.
 */
function isUnknown(planned: unknown, name: string): boolean {
  return planned !== undefined && own(planned, name) === undefined;
}

/** Whether the referenced object exists already; undefined if unknown. */
function isSame(written: Evaluated | undefined, planned: unknown): boolean | undefined {
  if (!written || typeof written.value === "object") return written?.value === null ? true : undefined;
  const [value, old] = [String(written.value), String(planned ?? "")];
  // in HCL "${var.key}x" looks like var.key: if the tunnel already has the value, assume no more
  if (value === old || value === PLACEHOLDER_PSK) return true;
  // some clouds return PSKs masked
  return /^\**$/.test(old) ? undefined : false;
}

/** Values that arguments use unchanged. */
const COULD_BE: Readonly<Record<string, (value: string) => boolean>> = {
  ike_version: among(IKE_VERSIONS),
  ike_mode: among(IKE_MODES),
  ike_enc_alg: among(CIPHERS),
  ike_auth_alg: among(HASHES),
  ike_pfs: among(DH_GROUPS),
  ipsec_enc_alg: among(CIPHERS),
  ipsec_auth_alg: among(HASHES),
  ipsec_pfs: among(PFS_GROUPS),
  tunnel_cidr: (value) => insideCidrProblem(value) === undefined,
};

function among(values: readonly string[]) {
  return (value: string) => values.includes(value);
}

/** Whether a resource has anything that can go unsent. */
export function hasUnseenEdits(statement: Block | undefined): boolean {
  return Object.values(own(statement, "blocks") ?? {}).some((block) => own(block, "identity") !== undefined);
}
