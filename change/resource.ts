import { TUNNELS_BLOCK } from "../graph/network/connection";
import { isReplacement } from "../graph/terraform/change";
import { table } from "../graph/terraform/json";
import { fieldIn } from "../graph/terraform/node";
import type { Resource } from "../graph/terraform/resource";
import { TYPE } from "../graph/terraform/types";
import { argumentsOf } from "../providers/alicloud/arguments";
import { editsBetween, type RawEdit } from "./edits";
import type { Edit, ResourceChange } from "./model";
import { literalOf, type Names } from "./names";
import type { Pair } from "./pairs";
import { neverSent } from "./unsent";
import { argumentWord, KINDS } from "./words";

/**
 * What a plan does to one resource, without its tunnels; undefined if nothing.
 *
 * @param isBesideOthers Whether other parts of the resource, such as its tunnels, change, too.
 */
export function resourceChange(
  { before, after, resource }: Pair,
  names: Names,
  isBesideOthers = false,
): ResourceChange | undefined {
  const { type, address, change, source } = resource;
  const { action = "none", movedFrom, isImport = false } = change ?? {};
  if (action === "none" && movedFrom === undefined && !isImport) return undefined;
  const stated = argumentsOf("managed", type);
  const edits =
    before && after && stated ? editsBetween(before.arguments, after.arguments, stated, names, TUNNELS_BLOCK) : [];
  const detail = detailOf(after ?? resource, names);
  return {
    kind: KINDS[type] ?? type,
    name: names.nameOf(resource),
    address,
    action,
    causes: causesOf(resource, names),
    edits: inWords(edits, type, names.inFile(address) !== undefined, isBesideOthers),
    ...(detail === undefined ? {} : { detail }),
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(isImport ? { isImported: true as const } : {}),
    ...(source === undefined ? {} : { source }),
  };
}

/** Edits in the words of the environment file, or else in Terraform's. */
export function inWords(
  edits: readonly RawEdit[],
  type: string,
  isOfFile: boolean,
  isBesideOthers: boolean,
): readonly Edit[] {
  const isAlone = edits.length === 1 && !isBesideOthers;
  return edits.map(({ path, ...edit }) => ({
    argument: argumentWord(type, path, isOfFile),
    ...edit,
    ...(neverSent(type, path.join("."), isAlone) ? { unsent: "surely" as const } : {}),
  }));
}

/** Why it is replaced, in words; in our own stacks the `terraform_data` of an edit stands for the edit. */
function causesOf(resource: Resource, names: Names): readonly string[] {
  if (!isReplacement(resource) && resource.change?.action !== "forget-then-create") return [];
  const isOfFile = names.inFile(resource.address) !== undefined;
  const words = (resource.change?.causes ?? []).map((cause) => {
    if (cause === "replace_triggered_by" && isOfFile)
      return resource.type === TYPE.customerGateway ? "tunnelEdits: in-place" : "tunnelEdits: replace";
    const path = cause.split(".").filter((step) => step !== TUNNELS_BLOCK && !/^\d+$/.test(step));
    return /^[\w.]+$/.test(cause) ? argumentWord(resource.type, path, isOfFile) : cause;
  });
  return [...new Set(words)];
}

/** What identifies things of a type for people. */
const REPORTED = table<readonly string[]>({
  [TYPE.customerGateway]: ["ip_address", "asn"],
  [TYPE.routeEntry]: ["transit_router_route_entry_destination_cidr_block"],
  [TYPE.routeTable]: ["transit_router_route_table_name"],
  [TYPE.staticRoute]: ["route_dest"],
  [TYPE.transitRouterCidr]: ["cidr"],
  [TYPE.vpc]: ["cidr_block"],
  [TYPE.vpnGatewayPolicyRoute]: ["route_source", "route_dest"],
  [TYPE.vpnGatewayRoute]: ["route_dest"],
  [TYPE.association]: ["transit_router_route_table_id"],
  [TYPE.propagation]: ["transit_router_route_table_id"],
});

const PREFIX: Readonly<Record<string, string | undefined>> = { asn: "ASN " };

function detailOf(resource: Resource, names: Names): string | undefined {
  // in an environment file a propagation has the name of its table
  if (resource.type === TYPE.propagation && names.inFile(resource.address)) return undefined;
  const { arguments: given, type } = resource;
  const reported = (REPORTED[type] ?? []).flatMap((name) => {
    const node = fieldIn(given, name);
    const text =
      node?.kind === "reference" && !node.address.startsWith("data.")
        ? names.calledBy(node)
        : (literalOf(resource, name) ?? "");
    return text === "" ? [] : `${PREFIX[name] ?? ""}${names.shown(text)}`;
  });
  return reported.length === 0 ? undefined : reported.join(", ");
}
