import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Cloud } from "../cloud";
import type { Fields } from "../fields";
import type { Wire } from "../parameters";
import { Refusal } from "../refusal";
import { type Message, messageOf } from "./message";
import { keyIdOf, nonceOf, refuseUnsigned } from "./signature";

/** The cloud's API by HTTP, for clients on this machine. */
export interface Door {
  /** `127.0.0.1:PORT`, the endpoint for clients. */
  readonly endpoint: string;
  /** Invented credentials of an account; the door needs them. All accounts share one secret. */
  keyOf(account: string): AccessKey;
  close(): Promise<void>;
}

export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

const KEY_ID = "rehearsal-";

const HOUR = 3_600_000;

/** One second of a waiting client is a minute of the cloud. */
const SPEED = 60;

/** Parameters of every request that no action has; the cloud reads `Version`. */
const COMMON = [
  "AccessKeyId",
  "Action",
  "Format",
  "SecurityToken",
  "Signature",
  "SignatureMethod",
  "SignatureNonce",
  "SignatureType",
  "SignatureVersion",
  "Timestamp",
];

/**
 * What the provider writes for a missing part of an id, such as a CEN instance that nobody named. What the real cloud
 * makes of this text is not known; the door leaves the parameter out.
 */
export const NOTHING = "<nil>";

/** Opens a door to a cloud, on a free port of the loopback interface. */
export async function openDoor(cloud: Cloud, host = "127.0.0.1"): Promise<Door> {
  const accessKeySecret = randomBytes(32).toString("hex");
  const keyOf = (account: string): AccessKey => ({ accessKeyId: `${KEY_ID}${account}`, accessKeySecret });
  const nonces = new Set<string>();
  let last = performance.now();

  const answer = (message: Message): Fields => {
    const now = performance.now();
    cloud.clock.advance((now - last) * SPEED);
    last = now;
    const id = keyIdOf(message);
    if (!id.startsWith(KEY_ID)) throw new Refusal("InvalidAccessKeyId.NotFound", "There is no such key.", 404);
    const account = id.slice(KEY_ID.length);
    refuseUnsigned(message, accessKeySecret);
    const nonce = nonceOf(message);
    if (nonces.has(nonce)) throw new Refusal("SignatureNonceUsed", "This request was sent before.");
    const parameters = parametersOf(message);
    const action = actionOf(message);
    const answered = action === "AssumeRole" ? assumed(parameters, keyOf) : cloud.call(action, parameters, { account });
    nonces.add(nonce);
    return answered;
  };

  const server = createServer((request, response) => respond(request, response, answer));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `${host}:${port}`,
    keyOf,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Credentials of a role's account. Everybody may assume every role. */
function assumed({ RoleArn = "", RoleSessionName = "" }: Wire, keyOf: Door["keyOf"]): Fields {
  const [, account] = /^acs:ram::(\d+):role\//.exec(RoleArn) ?? [];
  // Source of the code: the pages of STS.
  if (account === undefined) throw new Refusal("EntityNotExist.Role", "There is no such role.", 404);
  const { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret } = keyOf(account);
  const Expiration = new Date(Date.now() + HOUR).toISOString();
  return {
    RequestId: randomUUID().toUpperCase(),
    AssumedRoleUser: { Arn: `${RoleArn}/${RoleSessionName}`, AssumedRoleId: account },
    Credentials: { AccessKeyId, AccessKeySecret, SecurityToken: "rehearsal", Expiration },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (message: Message) => Fields,
): Promise<void> {
  const { status, body } = await attempt(async () => answer(await messageOf(request)));
  response.writeHead(status, { "content-type": "application/json", "x-acs-request-id": String(body.RequestId) });
  response.end(JSON.stringify(body));
}

/** An answer is always an object: anything else crashes the provider. An error here reveals nothing of the request. */
async function attempt(answer: () => Promise<Fields>): Promise<{ status: number; body: Fields }> {
  try {
    return { status: 200, body: await answer() };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal("Sim.Failure", "The simulated cloud failed.");
    const { status, code: Code, message: Message } = refusal;
    const body = { Code, Message, RequestId: randomUUID().toUpperCase(), HostId: "rehearsal", Recommend: "" };
    return { status, body };
  }
}

function actionOf({ headers, parameters }: Message): string {
  return headers["x-acs-action"] ?? parameters.Action ?? "";
}

function parametersOf({ headers, parameters }: Message): Record<string, string> {
  const { "x-acs-version": version } = headers;
  const asked = Object.entries(parameters).filter(([name, value]) => !COMMON.includes(name) && value !== NOTHING);
  return { ...Object.fromEntries(asked), ...(version ? { Version: version } : {}) };
}
