import { DataAlicloudKmsSecretVersions } from "@cdktf/provider-alicloud/lib/data-alicloud-kms-secret-versions";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { CURRENT_STAGE, secretNameProblem, stageProblem } from "../domain/kms";
import { type AddressProps, addressed } from "./terraform/address";
import { literal } from "./terraform/literal";
import { refuse } from "./terraform/refuse";

/** A secret in Key Management Service. */
export interface KmsKeyProps extends AddressProps {
  /** Name of the secret that is the PSK: 1 to 192 letters, digits and `_/+=.@-`. */
  readonly secretName: string;
  /** Stage of the secret's version. @default ACSCurrent */
  readonly versionStage?: string;
}

/**
 * A PSK that is a secret in Key Management Service, read with each plan. The provider does not mark the secret as
 * sensitive; this construct does, so no plan prints it. Terraform keeps the PSK in its state: use an encrypted remote
 * backend.
 */
export class KmsKey extends Construct {
  /** The PSK, as a token. */
  public readonly psk: string;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: KmsKeyProps) {
    super(scope, id);
    const { secretName, versionStage = CURRENT_STAGE } = props;
    refuse(this, (check) => {
      check.value("secretName", secretName, secretNameProblem);
      check.value("versionStage", versionStage, stageProblem);
    });
    const secret = new DataAlicloudKmsSecretVersions(this, "Secret", {
      secretName: literal(secretName),
      versionStage: literal(versionStage),
      // Without this the provider leaves out the secret.
      enableDetails: true,
    });
    const versions = `data.${addressed(secret, props).terraformResourceType}.${secret.friendlyUniqueId}.versions`;
    this.psk = Lazy.stringValue({ produce: () => `\${sensitive(one(${versions}[*].secret_data))}` });
  }
}
