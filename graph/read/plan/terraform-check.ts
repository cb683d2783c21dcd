import { at, objects, own, text } from "../../terraform/json";
import type { TerraformCheck } from "../../terraform/stack";

/**
 * The failed checks of a plan, and check blocks that cannot be evaluated yet. Not the resource conditions that cannot
 * be evaluated yet: Terraform stops before it does what they forbid.
 */
export function readChecks(plan: unknown, redact: (message: string) => string): readonly TerraformCheck[] {
  return objects(own(plan, "checks")).flatMap((written) => {
    const address = own(written, "address");
    const isAdvisory = own(address, "kind") === "check";
    const instances = objects(own(written, "instances"));
    return (instances.length > 0 ? instances : [written])
      .filter((instance) => hasFailed(instance) || (isAdvisory && isUnknown(instance)))
      .map((instance) => ({
        address: text(at(instance, "address", "to_display")) ?? text(own(address, "to_display")) ?? "",
        isAdvisory,
        isOpen: isUnknown(instance),
        messages: objects(own(instance, "problems")).map(({ message }) => redact(text(message) ?? "")),
      }));
  });
}

function hasFailed(written: unknown): boolean {
  return ["fail", "error"].includes(text(own(written, "status")) ?? "");
}

function isUnknown(written: unknown): boolean {
  return own(written, "status") === "unknown";
}
