import { type Actions, action, type Call } from "../action";
import { BY_NUMBER, numbered } from "../paging";

/** Secrets of Key Management Service. Every requested secret existed before, and was rotated once. */
export const secrets: Actions = {
  ListSecretVersionIds: action(
    { ...BY_NUMBER, IncludeDeprecated: "text", SecretName: "text" },
    ["SecretName"],
    (_, { SecretName, ...page }) => {
      const rows = ["ACSCurrent", "ACSPrevious"].map((stage) => ({
        VersionId: versionOf(stage),
        VersionStages: { VersionStage: [stage] },
      }));
      return { SecretName, ...numbered(page, rows, (VersionId) => ({ VersionIds: { VersionId } })) };
    },
  ),

  GetSecretValue: action(
    { SecretName: "text", VersionId: "text", VersionStage: "text" },
    ["SecretName"],
    (call, { SecretName, VersionId = versionOf("ACSCurrent") }) => ({
      SecretName,
      VersionId,
      SecretData: secret(call, SecretName, VersionId),
      SecretDataType: "text",
    }),
  ),
};

const versionOf = (stage: string) => `version-of-${stage}`;

/** 32 characters, which stay. */
function secret({ inventory, caller }: Call, name: string, version: string): string {
  const { account, region = caller.home } = caller;
  const id = [account, region, name, version].join(" ");
  const data = { SecretData: inventory.made(id, 32) };
  return inventory.reference("SecretVersion", id, { account, region }, () => data).fields.SecretData;
}
