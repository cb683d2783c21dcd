/** What the stand-in for terraform needs to know of the rehearsal it is part of. */
export interface Context {
  /** Where the rehearsal keeps its files. */
  readonly folder: string;
  /** The real terraform. */
  readonly terraform: string;
  /** From this the throw-away keys are derived; it lives in the environment only. */
  readonly keySecret: string;
}

const VARIABLE = "CENVPN_REHEARSAL";

export function readContext(env: NodeJS.ProcessEnv): Context | undefined {
  const text = env[VARIABLE];
  return text ? (JSON.parse(text) as Context) : undefined;
}

export function contextEnv(context: Context): NodeJS.ProcessEnv {
  return { [VARIABLE]: JSON.stringify(context) };
}
