import { Refusal } from "../cloud/refusal";

const ERROR = 1;

/** An error in Terraform's words. A refusal tells its code; of any other error the text may quote a value, so it stays out. */
export function diagnostic(error: unknown): object {
  if (error instanceof Refusal) {
    return { severity: ERROR, summary: error.code, detail: `${error.message} (Refused by the simulated cloud.)` };
  }
  const place =
    error instanceof Error ? error.stack?.split("\n").find((line) => line.startsWith("    at ")) : undefined;
  const kind = error instanceof Error ? error.name : "Something that is no error";
  return { severity: ERROR, summary: "The stand-in provider failed", detail: `${kind}${place ?? ""}` };
}
