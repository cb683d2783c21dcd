import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironments } from "../../config";
import { type Rehearsal, type RehearsalOptions, startRehearsal } from "../../rehearsal";
import { synthesize } from "../../stacks";
import { temporaryFile, temporaryFolder } from "../setup/files";

/** A tunnel as the simulated cloud has it. */
export interface CloudTunnel {
  readonly psk: string;
  readonly customerGateway: string;
  readonly cipher: string;
}

/** A connection as the simulated cloud has it. */
export interface CloudConnection {
  readonly id: string;
  readonly tunnels: Readonly<Record<string, CloudTunnel>>;
}

/** What Terraform said, on one line, without its frames. */
interface Said {
  readonly exitCode: number;
  readonly printed: string;
}

/**
 * A stack with keys of its own: Terraform itself, with the provider of a rehearsal. Under a rehearsal's own terraform keys are
 * made up.
 */
export class Deployment {
  private readonly folder = temporaryFolder();
  private stack = "";

  private constructor(public readonly rehearsal: Rehearsal) {}

  public static async start(options: RehearsalOptions = {}): Promise<Deployment> {
    return new Deployment(await startRehearsal(options));
  }

  public close(): Promise<void> {
    return this.rehearsal.close();
  }

  /** Synthesizes an environment; another text stands for an edited file. */
  public async write(text: string): Promise<void> {
    const { environments, problems } = loadEnvironments([temporaryFile("environment.yaml", text)]);
    expect(problems).toEqual([]);
    const known = this.stack;
    this.stack = join(synthesize(environments, this.folder), "stacks", `${environments[0]?.name}-sites`);
    const backend = { terraform: { backend: { local: { path: "terraform.tfstate" } } } };
    writeFileSync(join(this.stack, "backend_override.tf.json"), JSON.stringify(backend));
    if (this.stack !== known) expect(await this.terraform(["init"])).toMatchObject({ exitCode: 0 });
  }

  public plan(psks: Record<string, string>): Promise<Said> {
    return this.terraform(["plan", "-detailed-exitcode"], psks);
  }

  /** A plan as JSON. Terraform writes the plan down also where a guard refuses it, with another exit code. */
  public async planned(psks: Record<string, string>, exitCode = 0): Promise<unknown> {
    expect(await this.terraform(["plan", "-out=planned.tfplan"], psks)).toMatchObject({ exitCode });
    return JSON.parse((await this.terraform(["show", "-json", "planned.tfplan"])).printed);
  }

  public apply(psks: Record<string, string>): Promise<Said> {
    return this.terraform(["apply", "-auto-approve"], psks);
  }

  /** Applies, and makes sure that nothing is left to do. */
  public async deploy(psks: Record<string, string>): Promise<Said> {
    const applied = await this.apply(psks);
    expect(applied).toMatchObject({ exitCode: 0 });
    expect(await this.plan(psks)).toMatchObject({ exitCode: 0 });
    return applied;
  }

  /** The connections, by Terraform name, as they are in the cloud now. */
  public async connections(psks: Record<string, string>): Promise<Record<string, CloudConnection>> {
    await this.terraform(["apply", "-refresh-only", "-auto-approve"], psks);
    const { values } = JSON.parse((await this.terraform(["show", "-json"])).printed) as State;
    const found = values.root_module.resources.filter(({ type }) => type === "alicloud_vpn_gateway_vpn_attachment");
    return Object.fromEntries(
      found.map(({ name, values: { id, tunnel_options_specification: tunnels } }) => [
        name,
        {
          id,
          tunnels: Object.fromEntries(
            tunnels.map(({ tunnel_index, customer_gateway_id, tunnel_ike_config: [ike] }) => [
              tunnel_index,
              { psk: `${ike?.psk}`, cipher: `${ike?.ike_enc_alg}`, customerGateway: customer_gateway_id },
            ]),
          ),
        },
      ]),
    );
  }

  /** The state as Terraform keeps it. */
  public state(): string {
    return readFileSync(join(this.stack, "terraform.tfstate"), "utf8");
  }

  /** The outputs, by name. */
  public async outputs(): Promise<Record<string, Record<string, string>>> {
    const outputs = JSON.parse((await this.terraform(["output", "-json"])).printed) as Record<string, { value: never }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  public async terraform([command = "", ...rest]: string[], psks?: Record<string, string>): Promise<Said> {
    const isQuery = command === "show" || command === "output";
    const file = psks && temporaryFile("psks.tfvars.json", JSON.stringify({ psks }));
    const options = ["-no-color", ...(isQuery ? [] : ["-input=false"]), ...(file ? [`-var-file=${file}`] : [])];
    const env = { ...process.env, CHECKPOINT_DISABLE: "1", TF_REATTACH_PROVIDERS: this.rehearsal.reattach };
    // Not spawnSync: the provider lives in this very process.
    const terraform = spawn("terraform", [command, ...options, ...rest], { cwd: this.stack, env });
    let printed = "";
    const streams = isQuery ? [terraform.stdout] : [terraform.stdout, terraform.stderr];
    terraform.stderr.resume();
    for (const stream of streams) stream.on("data", (part) => (printed += part));
    const [exitCode] = await once(terraform, "close");
    return { exitCode, printed: printed.replace(/\n│?\s*/g, " ") };
  }
}

interface State {
  readonly values: {
    readonly root_module: {
      readonly resources: readonly {
        readonly type: string;
        readonly name: string;
        readonly values: {
          readonly id: string;
          readonly tunnel_options_specification: readonly {
            readonly tunnel_index: number;
            readonly customer_gateway_id: string;
            readonly tunnel_ike_config: readonly { readonly psk: string; readonly ike_enc_alg: string }[];
          }[];
        };
      }[];
    };
  };
}
