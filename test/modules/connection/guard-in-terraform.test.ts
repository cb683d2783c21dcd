import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tunnelGuard } from "../../../modules/connection/guard";
import { run } from "../../setup/command";
import { temporaryFolder } from "../../setup/files";

const WRITTEN = { ike_version: "ikev2", ike_lifetime: "86400" };
const tunnel = (ike: object) => ({
  tunnel_index: 1,
  tunnel_ike_config: [ike],
  tunnel_ipsec_config: [],
  tunnel_bgp_config: [],
});

/** Exit code and message of a first plan, with the guard's comparison of settings for these tunnels. */
async function planned(tunnels: unknown): Promise<{ readonly exitCode: number; readonly said: string }> {
  const [guard] = tunnelGuard({
    subject: "berlin-main",
    address: "x.y",
    tunnels: () => [],
    settings: "local.settings",
    keys: false,
    edits: "refuse",
  });
  const condition = String(guard?.condition).replace("self.tunnel_options_specification", "local.tunnels");
  const folder = temporaryFolder();
  const json = {
    locals: { settings: { 1: WRITTEN }, tunnels },
    resource: {
      terraform_data: {
        cloud: { input: "what the cloud says" },
        guarded: { lifecycle: { precondition: [{ condition, error_message: "The settings differ." }] } },
      },
    },
  };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(json));
  await run("terraform", ["init", "-input=false"], { cwd: folder });
  const { exitCode, stdout, stderr } = await run("terraform", ["plan", "-input=false", "-no-color"], { cwd: folder });
  return { exitCode, said: stdout + stderr };
}

test.each([
  ["are what is written", [tunnel(WRITTEN)], 0],
  ["have another lifetime", [tunnel({ ...WRITTEN, ike_lifetime: 28800 })], 1],
  ["are numbers where texts are written", [tunnel({ ...WRITTEN, ike_lifetime: 86400 })], 0],
  ["have a setting too few", [tunnel({ ike_version: "ikev2" })], 1],
  ["have a setting that only the apply shows", [tunnel({ ...WRITTEN, ike_version: "${terraform_data.cloud.id}" })], 0],
  [
    "have a sensitive setting that only the apply shows",
    [tunnel({ ...WRITTEN, ike_version: "${sensitive(terraform_data.cloud.id)}" })],
    0,
  ],
])("the guard judges tunnels that %s", async (_, tunnels, exitCode) => {
  const ended = await planned(tunnels);
  expect(ended).toMatchObject({ exitCode, said: expect.stringMatching(exitCode === 0 ? "" : /settings differ/) });
});
