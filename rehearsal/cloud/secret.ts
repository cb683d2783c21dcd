import { randomBytes } from "node:crypto";
import type { Query } from "./service";

/**
 * The data source `alicloud_kms_secret_versions`. Whatever secret it asks for was there before the rehearsal, with one version
 * for each stage and 32 characters in it.
 */
export const findSecretVersions: Query<{
  readonly secret_name: string;
  readonly version_stage?: string;
  readonly enable_details?: boolean;
}> = ({ inventory }, realm, { secret_name, version_stage = "ACSCurrent", enable_details }) => {
  const id = [realm.account, realm.region, secret_name, version_stage].join(" ");
  const { secret_data } = inventory.reference("secret_version", id, realm, () => ({
    secret_data: randomBytes(16).toString("hex"),
  })).fields;
  const version_id = `version-of-${version_stage}`;
  return {
    id: secret_name,
    ids: [version_id],
    versions: [
      {
        secret_name,
        version_id,
        version_stages: [version_stage],
        ...(enable_details ? { secret_data, secret_data_type: "text" } : {}),
      },
    ],
  };
};
