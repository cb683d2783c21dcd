/** Arguments of a provider configuration that hold credentials. */
const CREDENTIALS = ["access_key", "secret_key", "security_token"];

interface Configuration {
  readonly provider?: Readonly<Record<string, unknown>>;
}

/** Variables with credentials for provider configurations: a rehearsal invents them. Only in Terraform JSON. */
export function credentialVariables(configuration: readonly string[]): string[] {
  const providers = configuration.flatMap((text) => Object.values(parse(text).provider ?? {})).flat();
  const values = providers.flatMap((provider) =>
    CREDENTIALS.map((name) => Object(provider)[name] as unknown).filter((value) => typeof value === "string"),
  );
  return values.flatMap((value) => /^\$\{var\.([\w-]+)\}$/.exec(value)?.[1] ?? []);
}

function parse(text: string): Configuration {
  try {
    return Object(JSON.parse(text)) as Configuration;
  } catch {
    return {};
  }
}
