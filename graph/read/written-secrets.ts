import { PLACEHOLDER_PSK } from "../../domain/psk";
import { entries, objects, own, text } from "../terraform/json";
import type { Node } from "../terraform/node";
import { textsIn } from "./plan/secret-origin";
import { templateSecret } from "./template";

/** Tells how a secret is written. */
export type SecretReader = (value: unknown) => Node;

/** Of secrets in files of Terraform's JSON syntax. What has a default may get that: a plan tells. */
export function secretReader(files: readonly unknown[]): SecretReader {
  const variables = files.flatMap((file) => entries(own(file, "variable")));
  const withDefault = new Set(variables.filter(([, body]) => hasDefaultTexts(body)).map(([name]) => name));
  return (value) => {
    const secret = templateSecret(value);
    const names = [...(text(value) ?? "").matchAll(/\bvar\.([\w-]+)/g)].map(([, name]) => name ?? "");
    const isOpen =
      secret.kind === "secret" && secret.written === "reference" && names.some((name) => withDefault.has(name));
    return isOpen ? { ...secret, written: "unknown" } : secret;
  };
}

function hasDefaultTexts(variable: unknown): boolean {
  const texts = textsIn(own(objects(variable)[0], "default"));
  return texts.some((found) => found !== "" && found !== PLACEHOLDER_PSK);
}
