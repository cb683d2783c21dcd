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

/** Terraform's output on one line, without frames. */
interface Said {
  readonly exitCode: number;
  readonly printed: string;
}

/**
 * A stack with the caller's own PSKs: Terraform itself runs with a rehearsal's provider, because a rehearsal's own terraform invents
 * PSKs.
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

  /** Synthesizes an environment into the folder; a second call is an edit. */
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

  /** The plan as JSON. When a guard fails, Terraform still writes the plan, with another exit code. */
  public async planned(psks: Record<string, string>, exitCode = 0): Promise<unknown> {
    expect(await this.terraform(["plan", "-out=planned.tfplan"], psks)).toMatchObject({ exitCode });
    return JSON.parse((await this.terraform(["show", "-json", "planned.tfplan"])).printed);
  }

  public apply(psks: Record<string, string>): Promise<Said> {
    return this.terraform(["apply", "-auto-approve"], psks);
  }

  /** Applies, and checks that the next plan is empty. */
  public async deploy(psks: Record<string, string>): Promise<Said> {
    const applied = await this.apply(psks);
    expect(applied).toMatchObject({ exitCode: 0 });
    expect(await this.plan(psks)).toMatchObject({ exitCode: 0 });
    return applied;
  }

  /** The connections in the cloud, by Terraform name. */
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

  /** The state file's text. */
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
    // Not spawnSync, because the provider runs in this process.
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
