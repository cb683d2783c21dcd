import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

export interface TerraformDataProps extends TerraformMetaArguments {
  /** Kept in the state, and shown in plans. @default none */
  readonly input?: unknown;
  /** Another value is another resource. @default none */
  readonly triggersReplace?: unknown;
}

/** Terraform's own `terraform_data`. cdktf's class for it starts terraform whenever an app runs. */
export class TerraformData extends TerraformResource {
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: TerraformDataProps,
  ) {
    super(scope, id, { ...props, terraformResourceType: "terraform_data" });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.props.input, triggers_replace: this.props.triggersReplace };
  }
}
