import { parseEndpoint } from "../../domain/endpoint";
import type { Backend } from "../terraform/backend";
import { entries, objects, own, text } from "../terraform/json";

/** Secret settings of all Terraform backends. */
const SECRET = /^(secret_key|security_token|token|password|client_secret|sas_token|secret_id|conn_str)$/;

/**
 * The backend that files in Terraform's JSON syntax name. If they name none, Terraform uses `local`, unless there are
 * other files.
 */
export function writtenBackend(files: readonly unknown[], isWhole = true): Backend | undefined {
  const [[type, body] = isWhole ? LOCAL : []] = files.flatMap(backendsIn);
  if (type === undefined) return undefined;
  const credentials = entries(body).filter(([name, value]) => credentialsIn(name, value).length > 0);
  return {
    type,
    settings: settingsOf(body),
    credentials: credentials.map(([name]) => name),
    isPartial: type === "oss" && own(body, "bucket") === undefined,
  };
}

/**
 * The backend as `terraform init` notes it in its own folder, with settings from outside the configuration; undefined
 * if the note has none. Its secrets may stand in no configuration.
 */
export function notedBackend(note: unknown): Backend | undefined {
  const backend = own(note, "backend");
  const type = text(own(backend, "type"));
  if (type === undefined) return undefined;
  return { type, settings: settingsOf(own(backend, "config")), credentials: [], isPartial: false };
}

/** Credentials of backends in the configuration, which no report shows. */
export function backendSecrets(file: unknown): readonly string[] {
  return backendsIn(file).flatMap(([, body]) => entries(body).flatMap(([name, value]) => credentialsIn(name, value)));
}

const LOCAL = ["local", undefined] as const;

function backendsIn(file: unknown): readonly (readonly [type: string, body: unknown])[] {
  return objects(own(file, "terraform")).flatMap((terraform) => [
    ...entries(own(terraform, "backend")).map(([type, written]) => [type, objects(written)[0]] as const),
    ...(own(terraform, "cloud") === undefined ? [] : [["cloud", undefined] as const]),
  ]);
}

/** What we keep of a backend: nothing secret, and nothing nested. */
function settingsOf(body: unknown): Backend["settings"] {
  return new Map(
    entries(body)
      .filter(([name, value]) => !SECRET.test(name) && isScalar(value))
      .map(([name, value]) => [name, isExpression(value) ? undefined : withoutCredential(name, value as Scalar)]),
  );
}

type Scalar = string | number | boolean;

function isScalar(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

function withoutCredential(name: string, value: Scalar): Scalar {
  const [credential] = credentialsIn(name, value);
  return credential === undefined ? value : String(value).replace(`${credential}@`, "");
}

/** An expression is not a credential; only OpenTofu accepts one here. */
function credentialsIn(name: string, value: unknown): readonly string[] {
  if (typeof value !== "string" || value === "" || isExpression(value)) return [];
  if (SECRET.test(name)) return [value];
  const { credential } = (/endpoint|address/.test(name) ? parseEndpoint(value) : undefined) ?? {};
  return credential === undefined ? [] : [credential, ...credential.split(":").slice(1)];
}

function isExpression(value: unknown): boolean {
  return typeof value === "string" && value.includes("${");
}
