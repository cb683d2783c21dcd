import { objects, own, texts } from "../../terraform/json";

/**
 * Whether a plan shows that its stack is written in HCL. There what refers to something is no constant; in JSON syntax, that
 * of our own stacks, the template stands beside what it refers to. The first expression that refers to anything decides.
 */
export function isWrittenInHcl(root: unknown): boolean {
  for (const resource of objects(own(root, "resources"))) {
    const refersByTemplate = hasTemplate(own(resource, "expressions"));
    if (refersByTemplate !== undefined) return !refersByTemplate;
  }
  return false;
}

/** Whether what refers to something is a template; undefined where nothing refers to anything. */
function hasTemplate(written: unknown): boolean | undefined {
  if (typeof written !== "object" || written === null) return undefined;
  if (texts(own(written, "references")).length > 0) return Object.hasOwn(written, "constant_value");
  for (const inner of Object.values(written)) {
    const found = hasTemplate(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
