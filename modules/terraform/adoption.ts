import { TerraformElement, type TerraformResource } from "cdktf";

/** Former names of resources. */
export interface RenamedProps {
  /**
   * Former names of the resources in their Terraform addresses, oldest first. They become moved blocks, so a new name
   * replaces nothing.
   * @default none
   */
  readonly formerTerraformNames?: readonly string[];
}

/** A resource that may exist already. */
export interface ImportProps {
  /**
   * Id in the cloud of an object that the resource takes over. It becomes an import block, which has no effect once the
   * state has the object.
   * @default none, Terraform makes the object
   */
  readonly importId?: string;
}

/** The import and moved blocks of a resource. Not cdktf's own `importFrom`, which runs terraform for each resource. */
export class Adoption extends TerraformElement {
  public constructor(
    private readonly resource: TerraformResource,
    private readonly props: RenamedProps & ImportProps,
  ) {
    super(resource, "Adoption");
  }

  public override toTerraform(): object {
    const { importId, formerTerraformNames = [] } = this.props;
    const address = (name: string) => `${this.resource.terraformResourceType}.${name}`;
    const names = [...formerTerraformNames, this.resource.friendlyUniqueId].map(address);
    // Two moves to one address are ambiguous to Terraform, a chain is not.
    const moves = names.slice(1).map((to, index) => ({ from: names[index], to }));
    return {
      ...(importId === undefined ? {} : { import: [{ to: names.at(-1), id: importId }] }),
      ...(moves.length > 0 ? { moved: moves } : {}),
    };
  }
}
