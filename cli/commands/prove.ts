import { Command } from "commander";
import { build } from "../../app/build";
import { EXIT } from "../../domain/exit-code";
import { printable } from "../../domain/printable";
import { withTemporaryFolder } from "../../files/temporary-folder";
import { diagnosisText } from "../../peer/diagnosis/text";
import type { PeerDevice } from "../../peer/model";
import { renderDevice } from "../../peer/render";
import { readManifest, stackDependencies } from "../../policy";
import { cloudConnections } from "../../proof/cloud-view";
import { type ProofStep, proveDevice } from "../../proof/prove";
import { requireLab } from "../../proof/requirements";
import { unprovable } from "../../proof/tunnel-bench";
import type { BothEnds } from "../../proof/wires";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { choose, DEVICES, refuse } from "../chosen-devices";
import { CommandError } from "../command-error";
import { connectionIdIn, gatewayAddressesIn } from "../gateway-addresses";
import { applyStacks } from "../stacks-rehearsal";

export const command = new Command("prove")
  .description(
    "Runs devices against the cloud on this machine, with strongSwan, FRR and BIRD. Deploys to a simulated cloud, builds the cloud's end from that deployment, gives the device its generated configuration unchanged, and tries tunnels, BGP, routes, packets, new keys and the loss of a tunnel. Needs root on Linux. Leaves nothing behind.",
  )
  .argument("[what...]", DEVICES)
  .action(async (args: string[]) => {
    requireLab();
    process.exitCode = await prove(args);
  });

async function prove(args: readonly string[]): Promise<number> {
  const chosen = choose(args, () => undefined);
  refuse(chosen);
  const files = [...new Set(chosen.map(({ environment }) => environment.file))];
  return withTemporaryFolder(async (folder) => {
    const built = build({ files, outdir: folder });
    const rehearsal = await startRehearsal();
    try {
      const outputs = await deploy(
        rehearsal,
        built.folder,
        built.judgement.stacks.map(({ name }) => name),
      );
      const devices = choose(args, gatewayAddressesIn(outputs)).flatMap((one) => one.devices);
      let isFine = true;
      for (const device of devices) isFine = (await proveOne(rehearsal, outputs, device)) && isFine;
      return isFine ? EXIT.fine : EXIT.findings;
    } finally {
      await rehearsal.close();
    }
  });
}

/** Applies all stacks, and returns their outputs. */
async function deploy(rehearsal: Rehearsal, folder: string, names: readonly string[]): Promise<readonly unknown[]> {
  const stacks = { folder, names, dependencies: stackDependencies(readManifest(folder)) };
  const [failed] = (await applyStacks(rehearsal, stacks, () => undefined)).filter((stack) => stack.failed);
  if (failed) throw new CommandError(`${failed.stack} cannot be deployed to the simulated cloud: ${failed.outcome}`);
  const outputs = names.map((name) => rehearsal.terraform(`${folder}/stacks/${name}`, ["output", "-json"]));
  return (await Promise.all(outputs)).map(({ stdout }) => JSON.parse(stdout));
}

async function proveOne(rehearsal: Rehearsal, outputs: readonly unknown[], device: PeerDevice): Promise<boolean> {
  const { environment, site, device: name } = device;
  process.stdout.write(`${environment}/${site}/${name}\n`);
  const why = unprovable(device);
  if (why !== undefined) {
    process.stdout.write(`  not tried: ${why}\n`);
    return true;
  }
  const ends = endsOf(rehearsal, outputs, device);
  const files = renderDevice(device, ({ name }) => pskOf(ends, name));
  const steps = await proveDevice(device, ends, files, (step) => {
    process.stdout.write(stepText(step));
  });
  return steps.every(({ fine }) => fine);
}

/** The device's tunnels, each with the cloud's view of it. */
function endsOf(rehearsal: Rehearsal, outputs: readonly unknown[], { site, tunnels }: PeerDevice): readonly BothEnds[] {
  const connections = cloudConnections(rehearsal.cloud);
  return tunnels.map((tunnel) => {
    const id = connectionIdIn(outputs, site, tunnel.connection);
    const connection = connections.find((one) => one.id === id);
    const cloud = connection?.tunnels.find(({ number }) => number === tunnel.number);
    if (!connection || !cloud) throw new CommandError(`the simulated cloud has no tunnel ${tunnel.name}`);
    return { site: tunnel, connection, cloud };
  });
}

/** The PSK of a tunnel, which the rehearsal invented: only the cloud has it. */
function pskOf(ends: readonly BothEnds[], name: string): string {
  return ends.find(({ site }) => site.name === name)?.cloud.psk ?? "";
}

function stepText({ title, fine, seen, diagnoses }: ProofStep): string {
  const lines = [
    `${fine ? "yes" : "NO "}  ${title}: ${seen}`,
    ...diagnoses.flatMap((one) => diagnosisText(one).split("\n")),
  ];
  return lines.map((line, index) => `  ${index === 0 ? "" : "     "}${printable(line)}\n`).join("");
}
