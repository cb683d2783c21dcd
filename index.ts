/** Constructs and stacks, and the provider that they need in a stack. */

export { AlicloudProvider, type AlicloudProviderConfig } from "@cdktf/provider-alicloud/lib/provider";
export * from "./modules";
export * from "./stacks";
