/** What a file of Terraform is, by a name at its top that no file of ours has. */
export const TERRAFORM_FILES: ReadonlyMap<string, string> = new Map([
  ["format_version", "what terraform show -json prints"],
  ["terraform_version", "a state of Terraform"],
  ["resource", "a configuration of Terraform"],
  ["terraform", "a configuration of Terraform"],
]);
