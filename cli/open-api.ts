import type { CredentialsProvider } from "@alicloud/credentials";
import { redactor } from "../graph/read/redact";
import { CommandError } from "./command-error";

/** Calls an action of an API of the cloud. */
export type Request = (action: string, parameters: object) => Promise<Readonly<Record<string, unknown>>>;

/** The name of an API of the cloud in messages. */
export interface Api {
  readonly name: string;
  readonly version: string;
  /** `https://quotas.aliyuncs.com` */
  readonly endpoint: string;
}

const TIMEOUT = 20_000;

/**
 * Connects to an API with the vendor's own client and the credentials that the vendor's tools find.
 * @throws CommandError without credentials or library; requests throw one with the cloud's answer when it refuses
 */
export async function connect({ name, version, endpoint }: Api): Promise<Request> {
  const [, protocol, host] = /^(https?):\/\/([^/]+)\/*$/.exec(endpoint) ?? [];
  if (!protocol || !host)
    throw new CommandError(
      `--endpoint ${endpoint}: write an address that begins with https:// or http://, without a path`,
    );
  const { default: Client, Config, OpenApiRequest, Params } = client();
  const credentials = await credentialsFound();
  const { accessKeyId = "", accessKeySecret = "", securityToken = "" } = credentials;
  const secrets = [accessKeyId, accessKeySecret, securityToken];
  const config = new Config({
    ...credentials,
    endpoint: host,
    protocol,
    readTimeout: TIMEOUT,
    connectTimeout: TIMEOUT,
  });
  const connection = new Client(config);
  const form = {
    pathname: "/",
    method: "POST",
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType: "json",
  };
  return async (action, parameters) => {
    const query = Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, String(value)]));
    try {
      const runtime = {} as Parameters<typeof connection.callApi>[2];
      const params = new Params({ ...form, action, version, protocol });
      const { body } = await connection.callApi(params, new OpenApiRequest({ query }), runtime);
      return Object(body);
    } catch (error) {
      // the client's message names the address, and may quote parts of it
      const { code, data } = Object(error) as { code?: string; data?: { Message?: string } };
      const said = data?.Message ?? "it cannot be reached, or its answer cannot be read";
      // the answer to a wrong signature contains the signed text, including credentials
      const reason = redactor(secrets)(said.split(/\bstring ?to ?sign\b/i)[0] ?? "");
      throw new CommandError(`${name} refuses ${action}${code ? ` (${code})` : ""}: ${reason}`);
    }
  };
}

/** What the client needs to know of credentials. */
interface Credentials {
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
  readonly securityToken?: string;
}

/**
 * The same sources as the cloud's own tools, in the same order; but asks the network only if the environment names it.
 * The library's errors may quote a file of credentials.
 */
async function credentialsFound(): Promise<Credentials> {
  const { ALIBABA_CLOUD_ECS_METADATA: role, ALIBABA_CLOUD_CREDENTIALS_URI: uri } = process.env;
  const library = required<typeof import("@alicloud/credentials")>("@alicloud/credentials");
  const places: readonly (() => CredentialsProvider)[] = [
    () => library.EnvironmentVariableCredentialsProvider.builder().build(),
    () => library.OIDCRoleArnCredentialsProvider.builder().build(),
    () => library.CLIProfileCredentialsProvider.builder().build(),
    () => library.ProfileCredentialsProvider.builder().build(),
    ...(role ? [() => library.ECSRAMRoleCredentialsProvider.builder().withRoleName(role).build()] : []),
    ...(uri ? [() => library.URICredentialsProvider.builder().withCredentialsURI(uri).build()] : []),
  ];
  for (const place of places) {
    try {
      const { accessKeyId, accessKeySecret, securityToken } = await place().getCredentials();
      if (accessKeyId && accessKeySecret)
        return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
    } catch {
      // No credentials at this place.
    }
  }
  throw new CommandError(
    "there are no credentials: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or ALIBABA_CLOUD_PROFILE for a profile of the Alibaba Cloud CLI, or the variables of a role by OIDC; or state what the cloud granted as transitRouter.vpnAttachmentLimit, or in cenvpn.yaml",
  );
}

function client(): typeof import("@alicloud/openapi-client") {
  return required("@alicloud/openapi-client");
}

/** Only people who ask the cloud need these packages, so they install them. */
function required<T>(library: string): T {
  try {
    return require(library) as T;
  } catch {
    throw new CommandError(
      "the libraries that ask the cloud are not installed: npm install @alicloud/openapi-client @alicloud/credentials",
    );
  }
}
