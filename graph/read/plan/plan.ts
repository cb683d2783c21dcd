import { argumentsOf, type ResourceArguments } from "../../../providers/alicloud/arguments";
import { once } from "../../once";
import { indexOf, providerOf, withoutLastIndex } from "../../terraform/address";
import { ONE } from "../../terraform/interval";
import { at, entries, isObject, type JsonObject, objects, own, text, texts } from "../../terraform/json";
import { type Node, UNKNOWN } from "../../terraform/node";
import type { Resource, UnsentEdits } from "../../terraform/resource";
import type { Stack } from "../../terraform/stack";
import { plannedDependencies } from "../dependencies";
import { foundEditions } from "../found-editions";
import { plannedAccounts, plannedRegions } from "../provider";
import { redactor } from "../redact";
import { secretsIn } from "../secrets";
import { priorResources, shownResources, stateAddress } from "../shown-resources";
import { plainNode, readFields, shallowNode } from "../statement";
import { knownBlock, PlanBlock } from "./block";
import { readChange } from "./change";
import { Configuration } from "./configuration";
import { readDrift } from "./drift";
import { HeldValues } from "./held-values";
import { instancesOf } from "./instances";
import { leftOut, postponedTypes, readStaying } from "./left-out";
import { givenByStacks, PriorDependencies } from "./prior";
import { isProviderOlder } from "./provider-version";
import type { Scope } from "./scope";
import { readChecks } from "./terraform-check";
import { EditsOfPlan, hasUnseenEdits } from "./unsent-edits";
import { PlanValues } from "./values";

/**
 * The stack after a plan: `terraform show -json` of a plan file, format 1.x. Without the objects that it deletes.
 *
 * @param lock The lock file beside it, which shows the provider's version.
 */
export function readPlan(name: string, document: JsonObject, lock?: string): Stack {
  // resource_changes repeats them, so later readers need not keep the larger half of the document
  const { planned_values: planned, ...plan } = document;
  const changes = objects(own(plan, "resource_changes"));
  const staying = leftOut(plan, changes);
  const instances = once(() => instancesOf([...changes.filter(({ change }) => !gone(change)), ...staying]));
  const root = at(plan, "configuration", "root_module");
  const configuration = new Configuration(name, root, instances, own(plan, "variables"), new HeldValues(plan));
  const values = new PlanValues(plan, configuration);
  const edits = new EditsOfPlan(values);
  const findEdits: EditFinder = (statement, after, { provider, ...written }) =>
    edits.of(statement, after, written, (version) => isProviderOlder(version, provider, plan, lock));
  const dependencies = new PriorDependencies(plan);
  const past = Configuration.ofKnown(name, configuration.secrets);
  const stays = staying.flatMap((shown) => readStaying(name, shown, configuration));
  const sensitive = secretsIn(document, staying);
  const postponed = postponedTypes(plan, [changes, staying]);
  const hasFailed = own(plan, "errored") === true;
  const isPartial = own(plan, "complete") === false || postponed.size > 0 || (staying.length > 0 && changes.length > 0);
  const onlyRefreshes = changes.length === 0 && stays.length > 0 && !hasFailed && own(plan, "complete") !== false;
  const failure = text(own(plan, FAILURE));
  return {
    name,
    // a refresh-only plan shows what exists, and nothing of the configuration
    kind: onlyRefreshes ? "state" : "plan",
    resources: [...changes.flatMap((written) => readPlanned(name, written, configuration, findEdits)), ...stays],
    existing: (type) => [
      ...changes.filter(isOf(type)).flatMap((old) => readExisting(name, old, dependencies, past)),
      ...stays.filter(isOf(type)),
    ],
    drift: () => readDrift(plan, past),
    waitsFor: plannedDependencies(configuration),
    checks: readChecks(plan, redactor(sensitive)),
    editions: () => foundEditions(priorResources(plan)),
    given: () => givenByStacks(name, priorResources(plan)),
    outputs: plannedOutputs(plan, own(planned, "outputs"), configuration),
    sensitive,
    regions: plannedRegions(plan),
    accounts: plannedAccounts(plan),
    isHcl: configuration.isHcl,
    complete: !hasFailed && (!isPartial || own(plan, "prior_state") !== undefined || !changes.some(isThere)),
    readsLater: changes.some(isReadLater),
    ...(onlyRefreshes ? {} : { postponed, gap: hasFailed ? "failed" : isPartial ? "partial" : undefined }),
    ...(failure === undefined ? {} : { failure: redactor(sensitive)(failure) }),
  };
}

/** Our own field in a failed plan; Terraform's plans keep none of its messages. */
export const FAILURE = "failure";

/** Stands for a plan that Terraform did not make or finish, for the job that judges all plans. */
export function failedPlan(failure: string, plan: JsonObject = {}): JsonObject {
  return { format_version: "1.2", resource_changes: [], ...plan, errored: true, [FAILURE]: failure };
}

function isOf(type: string | undefined): (one: { readonly type?: unknown }) => boolean {
  return (one) => type === undefined || one.type === type;
}

function isReadLater({ mode, type, change }: JsonObject): boolean {
  if (mode === "data") return !gone(change) && !NAMES_NO_GATEWAY.test(text(type) ?? "");
  return type === "terraform_data" && at(change, "after_unknown", "output") === true;
}

/** Data sources that cannot name a customer gateway, by reference or by a user's text. */
const NAMES_NO_GATEWAY = /^alicloud_(account|caller_identity|cen_\w+|regions|vpcs|vpn_gateways|vswitches|zones)$/;

function isThere({ change }: JsonObject): boolean {
  return isObject(own(change, "before"));
}

type EditFinder = (
  statement: ResourceArguments,
  after: unknown,
  written: { readonly expressions: unknown; readonly scope: Scope; readonly provider: string },
) => () => UnsentEdits;

function readPlanned(
  stack: string,
  written: JsonObject,
  configuration: Configuration,
  findEdits: EditFinder,
): Resource[] {
  const identity = readIdentity(stack, written);
  const change = own(written, "change");
  if (!identity || gone(change)) return [];
  const { address, mode, type, name, change: does, instances } = identity;
  const statement = argumentsOf(mode, type);
  const scope: Scope = {
    module: text(own(written, "module_address")) ?? "",
    index: indexOf(own(written, "index")),
    of: withoutLastIndex(address),
  };
  const configured = configuration.of(scope.module, mode, type, name);
  const expressions = own(configured, "expressions");
  const after = own(change, "after");
  const isNew = texts(own(change, "actions")).includes("create");
  const mayHaveEdits = (does.action === "none" || does.action === "update") && hasUnseenEdits(statement);
  // one fixed shape instead of a spread: there are thousands of objects
  return [
    {
      stack,
      address,
      mode,
      type,
      name,
      instances,
      change: does,
      isNew,
      provider: text(own(configured, "provider_config_key")) ?? identity.provider,
      id: text(own(after, "id")),
      arguments: statement
        ? readFields(
            statement,
            new PlanBlock(after, own(change, "after_unknown"), expressions, scope, configuration, isNew),
          )
        : UNKNOWN,
      unsentEdits:
        statement && mayHaveEdits
          ? findEdits(statement, after, { expressions, scope, provider: providerOf(type) })
          : undefined,
    },
  ];
}

/** A resource as it is before the plan. */
function readExisting(
  stack: string,
  written: JsonObject,
  dependencies: PriorDependencies,
  past: Configuration,
): Resource[] {
  const before = at(written, "change", "before");
  const resource = isObject(before) ? readIdentity(stack, written) : undefined;
  if (!resource || resource.mode === "data") return [];
  const { mode, type, name, provider, instances } = resource;
  const { action } = resource.change;
  const change = action === "forget-then-create" ? { ...resource.change, action: "forget" as const } : resource.change;
  const statement = argumentsOf(mode, type);
  return [
    {
      stack,
      address: stateAddress(resource.address, text(written.deposed)),
      mode,
      type,
      name,
      provider,
      change,
      instances,
      isNew: false,
      id: change.id,
      dependsOn: () => dependencies.of(resource.address),
      arguments: statement ? readFields(statement, knownBlock(before, past)) : UNKNOWN,
    },
  ];
}

function readIdentity(stack: string, written: unknown) {
  const address = text(own(written, "address"));
  const type = text(own(written, "type"));
  const name = text(own(written, "name"));
  if (!address || !type || !name) return undefined;
  const mode = own(written, "mode") === "data" ? ("data" as const) : ("managed" as const);
  return { stack, address, mode, type, name, provider: providerOf(type), change: readChange(written), instances: ONE };
}

/** Outputs that are known, or come from one unknown thing. */
function plannedOutputs(plan: unknown, values: unknown, configuration: Configuration): ReadonlyMap<string, Node> {
  const planned = new Map(entries(values));
  const written = entries(at(plan, "configuration", "root_module", "outputs"));
  return new Map(
    written.map(([name, output]) => {
      const value = own(planned.get(name), "value");
      const isSecret = own(output, "sensitive") === true || own(planned.get(name), "sensitive") === true;
      if (value !== undefined && !isSecret) return [name, shallowNode(value, plainNode)];
      const node = configuration.value(own(output, "expression"), { module: "", index: "" });
      // the origin of the value is not secret
      return [name, !isSecret || node.kind === "reference" ? node : UNKNOWN];
    }),
  );
}

function gone(change: unknown): boolean {
  const actions = texts(own(change, "actions"));
  const leaves = actions.includes("delete") || actions.includes("forget");
  return (
    (leaves && !actions.includes("create")) || (own(change, "after") ?? own(change, "after_unknown")) === undefined
  );
}

/** Whether a document looks like a plan, and not like a stack's JSON. */
export function isPlan(document: unknown): boolean {
  return ["resource_changes", "planned_values"].some((key) => own(document, key) !== undefined);
}

/** Why a plan cannot be read, in words for people. */
export function planFormatProblem(plan: unknown): string | undefined {
  const format = text(own(plan, "format_version")) ?? "";
  if (/^1\.\d+$/.test(format)) return changesProblem(plan);
  const found = /^\d+(\.\d+)*$/.test(format) ? `is a plan of format ${format}` : "is a plan of no known format";
  return `${found}, but cenvpn reads only 1.x; use a Terraform that writes 1.x`;
}

function changesProblem(plan: unknown): string | undefined {
  const changes = own(plan, "resource_changes") ?? undefined;
  if (changes !== undefined) return changesListProblem(changes);
  const isCut = shownResources(at(plan, "planned_values", "root_module")).some(({ mode }) => mode === "managed");
  return isCut ? "is a plan without resource_changes; give everything that terraform show -json prints" : undefined;
}

function changesListProblem(changes: unknown): string | undefined {
  if (!Array.isArray(changes)) return "is a plan, but its resource_changes are not a list";
  const areChanges = changes.every((one) => isObject(own(one, "change")));
  return areChanges
    ? undefined
    : "is a plan, but its resource_changes are not all changes; give everything that terraform show -json prints";
}
