import { existsSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import {
  type GrpcObject,
  type handleUnaryCall,
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServiceClientConstructor,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { Ended, Refusal } from "../../cloud";
import { TookTooLong } from "./calls";
import type { Path } from "./plan";
import type { StandInProvider } from "./provider";
import { type Realm, realmOf } from "./realm";
import type { Objection } from "./validate";
import { fromMsgpack, toMsgpack, type Values } from "./values";

/** A provider schema and a large plan exceed the library's limit of 4 MiB. */
const LARGEST_MESSAGE = 256 * 1024 * 1024;

/**
 * Serves the provider to any number of Terraform processes, on a Unix socket: only users who may enter its folder can
 * call.
 * @param namedTypes The types that configurations name.
 * @returns how to stop
 */
export async function serve(
  provider: StandInProvider,
  socket: string,
  namedTypes: () => Iterable<string>,
): Promise<() => void> {
  const limits = {
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
    // Nobody looks at its records of calls.
    "grpc.enable_channelz": 0,
  };
  const server = new Server(limits);
  const connected = new Set<net.Socket>();
  const end = () => {
    provider.end();
    for (const connection of connected) connection.destroy();
  };
  server.addService(service(), handlers(provider, namedTypes, end));
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  let connections = 0;
  const door = net.createServer((connection) => {
    // Connections on a Unix socket have no address, by which the library names the peer of a call.
    Object.defineProperty(connection, "remoteAddress", { value: `connection ${++connections}` });
    connected.add(connection.once("close", () => connected.delete(connection)));
    injector.injectConnection(connection);
  });
  await new Promise<void>((resolve, reject) => {
    door.once("error", reject).listen(socket, resolve);
  });
  return () => {
    door.close();
    server.forceShutdown();
  };
}

interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}
interface Typed {
  readonly type_name: string;
}
type Answer<Request> = (request: Request, connection: string) => object | Promise<object>;

/** @param end Called when the provider must end. */
function handlers(
  provider: StandInProvider,
  namedTypes: () => Iterable<string>,
  end: () => void,
): UntypedServiceImplementation {
  // Terraform opens a connection for each provider configuration of each stack, configures it, and names neither in
  // later calls. So the connection identifies the caller.
  const realms = new Map<string, Realm>();
  const realm = (connection: string) => {
    const configured = realms.get(connection);
    if (!configured) throw new Error("a connection was used before it was configured");
    return configured;
  };

  return {
    GetSchema: answer(() => provider.schema(namedTypes())),
    PrepareProviderConfig: answer<{ config: DynamicValue }>(({ config }) => ({
      prepared_config: config,
      diagnostics: provider.validateConfiguration(read(config) ?? {}).map(objection),
    })),
    ValidateResourceTypeConfig: answer<Typed & { config: DynamicValue }>(({ type_name, config }) => ({
      diagnostics: provider.validate("managed", type_name, read(config) ?? {}).map(objection),
    })),
    ValidateDataSourceConfig: answer<Typed & { config: DynamicValue }>(({ type_name, config }) => ({
      diagnostics: provider.validate("data", type_name, read(config) ?? {}).map(objection),
    })),
    Stop: answer(() => ({})),

    Configure: answer<{ config: DynamicValue }>(({ config }, connection) => {
      const values = read(config) ?? {};
      realms.set(connection, realmOf(values));
      provider.configure(values);
      return {};
    }),

    // A state of this run was written by this schema.
    UpgradeResourceState: answer<{ raw_state: DynamicValue }>(({ raw_state }) => ({
      upgraded_state: { json: raw_state.json },
    })),

    ReadResource: answer<Typed & { current_state: DynamicValue }>(async ({ type_name, current_state }, connection) => {
      const state = read(current_state);
      return { new_state: write(state && (await provider.read(type_name, realm(connection), state))) };
    }),

    PlanResourceChange: answer<Typed & { prior_state: DynamicValue; proposed_new_state: DynamicValue }>(
      ({ type_name, prior_state, proposed_new_state }) => {
        const { planned, replacing } = provider.plan(type_name, read(prior_state), read(proposed_new_state));
        return { planned_state: write(planned), requires_replace: replacing.map(steps), legacy_type_system: true };
      },
    ),

    ApplyResourceChange: answer<Typed & { prior_state: DynamicValue; planned_state: DynamicValue }>(
      async ({ type_name, prior_state, planned_state }, connection) => {
        const prior = read(prior_state);
        try {
          const { state, error } = await provider.apply(type_name, realm(connection), prior, read(planned_state));
          const diagnostics = error === undefined ? [] : [diagnostic(error)];
          return { new_state: write(state), diagnostics, legacy_type_system: true };
        } catch (error) {
          if (error instanceof Ended) end();
          // What failed has changed nothing.
          return { new_state: write(prior), diagnostics: [diagnostic(error)], legacy_type_system: true };
        }
      },
    ),

    ImportResourceState: answer<Typed & { id: string }>(({ type_name, id }) => ({
      imported_resources: [{ type_name, state: write(provider.import(type_name, id)) }],
    })),

    ReadDataSource: answer<Typed & { config: DynamicValue }>(async ({ type_name, config }, connection) => ({
      state: write(await provider.readData(type_name, realm(connection), read(config) ?? {})),
    })),
  };
}

/** A handler that reports errors instead of failing. Terraform shows such a diagnostic with its resource. */
function answer<Request>(respond: Answer<Request>): handleUnaryCall<Request, object> {
  return async (call, callback) => {
    try {
      callback(null, await respond(call.request, call.getPeer()));
    } catch (error) {
      callback(null, { diagnostics: [diagnostic(error)] });
    }
  };
}

function read({ msgpack }: DynamicValue): Values | null {
  return msgpack?.length ? (fromMsgpack(msgpack) as Values | null) : null;
}

function write(value: Values | null): DynamicValue {
  return { msgpack: toMsgpack(value) };
}

function steps(path: Path): object {
  const step = (at: string | number) => (typeof at === "string" ? { attribute_name: at } : { element_key_int: at });
  return { steps: path.map(step) };
}

/** Every Terraform process asks for the schema before anything else: the same one is encoded once. */
function service(): ServiceClientConstructor["service"] {
  const { GetSchema, ...others } = protocol();
  if (!GetSchema) throw new Error("protocol.proto states no GetSchema");
  const encoded = new WeakMap<object, Buffer>();
  const responseSerialize = (schema: object) => {
    const bytes = encoded.get(schema) ?? GetSchema.responseSerialize(schema);
    encoded.set(schema, bytes);
    return bytes;
  };
  return { ...others, GetSchema: { ...GetSchema, responseSerialize } };
}

/** The compiler copies no .proto: compiled code finds it in the source folder, which the package ships. */
function protocol(): ServiceClientConstructor["service"] {
  const places = [__dirname, path.join(__dirname, "../../../rehearsal/provider")];
  const file = places.map((folder) => path.join(folder, "protocol.proto")).find(existsSync);
  if (!file) throw new Error("protocol.proto is missing from the package");
  const definition = loadPackageDefinition(loadSync(file, { keepCase: true, longs: Number, defaults: true }));
  return ((definition.tfplugin5 as GrpcObject).Provider as ServiceClientConstructor).service;
}

const ERROR = 1;
const WARNING = 2;

/** An objection in Terraform's words. */
function objection({ level, path, summary, detail }: Objection): object {
  return { severity: level === "error" ? ERROR : WARNING, summary, detail, attribute: steps(path) };
}

/**
 * An error in Terraform's words. A refusal shows the cloud's code; the text of any other error may quote a value, so it
 * is left out.
 */
function diagnostic(error: unknown): object {
  if (error instanceof Refusal) {
    return { severity: ERROR, summary: error.code, detail: `${error.message} (Refused by the simulated cloud.)` };
  }
  if (error instanceof TookTooLong) return { severity: ERROR, summary: "Waited too long", detail: error.message };
  const frame =
    error instanceof Error ? error.stack?.split("\n").find((line) => line.startsWith("    at ")) : undefined;
  const kind = error instanceof Error ? error.name : "Something that is no error";
  return { severity: ERROR, summary: "The stand-in provider failed", detail: `${kind}${frame ?? ""}` };
}
