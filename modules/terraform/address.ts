import {
  TerraformDataSource,
  TerraformElement,
  TerraformOutput,
  type TerraformProvider,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
} from "cdktf";
import { terraformNameOf } from "../../domain/name";
import { Adoption, type ImportProps, type RenamedProps } from "./adoption";
import { callSite } from "./call-site";

/** Props that all constructs of this library take. */
export interface AddressProps extends RenamedProps {
  /**
   * Name of the resources in their Terraform addresses, `alicloud_vpn_customer_gateway.NAME`. Users rely on it: another
   * name is another resource.
   * @default derived by cdktf from the construct's path
   */
  readonly terraformName?: string;
  /** Where this was written, as `file:line:column`; findings name it. @default where your code makes the construct */
  readonly source?: string;
  /** The provider that makes it, which decides region and account. @default the stack's provider without an alias */
  readonly provider?: TerraformProvider;
}

/** Gives a new resource its name, source, provider and past. Call it before anything refers to the resource. */
export function addressed<T extends TerraformElement>(resource: T, props: AddressProps & ImportProps): T {
  const { terraformName, source = callSite(), provider, importId, formerTerraformNames = [] } = props;
  if (terraformName !== undefined) resource.overrideLogicalId(terraformName);
  if (source !== undefined) resource.addOverride("//.source", source);
  if (provider !== undefined && (isResource(resource) || isDataSource(resource))) resource.provider = provider;
  if (isResource(resource) && (importId !== undefined || formerTerraformNames.length > 0)) {
    new Adoption(resource, props);
  }
  refuseSharedAddresses(resource.cdktfStack);
  return resource;
}

const isResource = (element: TerraformElement): element is TerraformResource =>
  TerraformResource.isTerraformResource(element);
const isDataSource = (element: TerraformElement): element is TerraformDataSource =>
  TerraformDataSource.isTerraformDataSource(element);

/** The address of a part of something, `NAME__PART`; `formerly` has the former names of the part, oldest first. */
export function addressOfPart(
  { terraformName, formerTerraformNames, source, provider }: AddressProps,
  part: string,
  formerly: readonly string[] = [],
): AddressProps {
  const names = (name: string) => [...formerly, part].map((key) => terraformNameOf(name, key));
  return {
    ...(terraformName === undefined
      ? formerTerraformNames && { formerTerraformNames: formerTerraformNames.flatMap(names) }
      : siteAddress({ key: terraformName, formerly: formerTerraformNames ?? [] }, { key: part, formerly })),
    ...(source === undefined ? {} : { source }),
    ...(provider === undefined ? {} : { provider }),
  };
}

/** A name of a site or of something in it, and its former names. */
export interface SiteName {
  readonly key: string;
  /** Oldest first. */
  readonly formerly?: readonly string[];
}

/**
 * `SITE__OWN`, and every pair of a former or present site name with a former or present own name, oldest first.
 * Whatever the order of the renames, the name in the state is among them.
 */
export function siteAddress(site: SiteName, own: SiteName): RenamedProps & { readonly terraformName: string } {
  const keys = ({ key, formerly = [] }: SiteName) => [...formerly, key];
  const names = keys(site).flatMap((one) => keys(own).map((other) => terraformNameOf(one, other)));
  const terraformName = terraformNameOf(site.key, own.key);
  return { terraformName, ...(names.length > 1 ? { formerTerraformNames: names.slice(0, -1) } : {}) };
}

const guarded = new WeakSet<TerraformStack>();

/** cdktf silently merges two elements with one address; this library refuses to synthesize such a stack. */
function refuseSharedAddresses(stack: TerraformStack): void {
  if (guarded.has(stack)) return;
  guarded.add(stack);
  stack.node.addValidation({ validate: () => sharedAddresses(stack) });
}

function sharedAddresses(stack: TerraformStack): string[] {
  const paths = new Map<string, string[]>();
  for (const element of stack.node.findAll().filter(TerraformElement.isTerraformElement)) {
    const address = addressOf(element);
    if (address !== undefined) paths.set(address, [...(paths.get(address) ?? []), element.node.path]);
  }
  return [...paths]
    .filter(([, sharing]) => sharing.length > 1)
    .map(([address, sharing]) => `${address} is the address of ${sharing.join(" and ")}`);
}

function addressOf(element: TerraformElement): string | undefined {
  const name = element.friendlyUniqueId;
  if (TerraformResource.isTerraformResource(element)) return `${element.terraformResourceType}.${name}`;
  if (TerraformDataSource.isTerraformDataSource(element)) return `data.${element.terraformResourceType}.${name}`;
  if (element instanceof TerraformVariable) return `var.${name}`;
  if (TerraformOutput.isTerraformOutput(element)) return `output.${name}`;
  return undefined;
}
