import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn, run } from "../setup/command";
import { temporaryFile, temporaryFolder } from "../setup/files";

const LINES = `05[NET] received packet: from 203.0.113.10[4500] to 198.51.100.1[4500] (240 bytes)
05[IKE] tried 1 shared key for '198.51.100.1' - '203.0.113.10', but MAC mismatched\u001b[31m
05[NET] sending packet: from 198.51.100.1[4500] to 203.0.113.10[4500] (80 bytes)
`;

test("a fault is named with its fix, and the exit code is 1", async () => {
  const { exitCode, stdout } = await cenvpn(["diagnose", "--cloud", temporaryFile("cloud.log", LINES)]);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /^198\.51\.100\.1 – 203\.0\.113\.10: the PSKs differ\n {2}At the cloud: .*\n {2}At the device: /,
  );
  expect(stdout).not.toContain("\u001b");
});

test("bytes in a log that are no text hide nothing", async () => {
  const log = Buffer.concat([Buffer.from([0, 0xff, 0x0a]), Buffer.from(LINES)]);
  const { exitCode, stdout } = await cenvpn(["diagnose", "--cloud", temporaryFile("cloud.log", log)]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: expect.stringContaining("the PSKs differ") });
});

test("a log comes through a pipe too", async () => {
  const line = `cat "${temporaryFile("cloud.log", LINES)}" | "${process.execPath}" dist/cli/cenvpn.js diagnose --cloud -`;
  const { exitCode, stdout } = await run("sh", ["-c", line]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: expect.stringContaining("the PSKs differ") });
});

test("a log without a fault ends with exit code 0", async () => {
  const outcome = await cenvpn(["diagnose", temporaryFile("charon.log", "00[DMN] Starting IKE charon daemon\n")]);
  expect(outcome).toMatchObject({ exitCode: 0, stdout: "These logs show no fault.\n" });
});

test.each([
  [
    "another vendor's log",
    "Dec  1 10:00:00 edge-1: %IKEV2-3-NEG_ABORT: Negotiation aborted due to ERROR: Auth exchange failed\n",
  ],
  ["an empty log", "\n"],
  ["an empty log", "\n"],
  ["an environment file", "name: prod\nregion: eu-central-1\n"],
])("%s is refused: nothing in it can show a fault, or none", async (_, text) => {
  const unread = temporaryFile("edge.log", text);
  const outcome = {
    exitCode: 2,
    stdout: "",
    stderr: expect.stringContaining("no line of edge.log has a form that cenvpn reads"),
  };
  expect(await cenvpn(["diagnose", unread])).toMatchObject(outcome);
  const charon = temporaryFile("charon.log", "00[DMN] Starting IKE charon daemon\n");
  expect(await cenvpn(["diagnose", charon, unread])).toMatchObject(outcome);
  expect(await cenvpn(["diagnose", "--cloud", temporaryFile("cloud.log", LINES), unread])).toMatchObject({
    exitCode: 1,
  });
});

test.each([
  "IKE_SA berlin[1] established between 203.0.113.10[203.0.113.10]...198.51.100.1[198.51.100.1]\n",
  "BGP neighbor is 169.254.10.1, remote AS 64512, local AS 65010, external link\n  BGP state = Established, up for 01:00:00\n",
  "BIRD 2.0.12 ready.\nName       Proto      Table      State  Since         Info\n",
])("output that someone pastes, %j, shows no fault", async (text) => {
  expect(await cenvpn(["diagnose", temporaryFile("pasted.log", text)])).toMatchObject({ exitCode: 0 });
});

test("programs get the faults, the values and the lines as JSON", async () => {
  const { stdout } = await cenvpn(["diagnose", "--format", "json", temporaryFile("charon.log", LINES)]);
  expect(JSON.parse(stdout)).toMatchObject({
    diagnoses: [
      {
        faults: [{ id: "psk" }],
        evidence: [{ log: "charon.log", line: 2 }],
        addresses: ["198.51.100.1", "203.0.113.10"],
      },
    ],
  });
});

test("--site names the tunnel by its gateway address", async () => {
  const folder = temporaryFolder();
  const outputs = {
    berlin__main: {
      value: { connection_id: "vco-1", gateway_address_1: "198.51.100.1", gateway_address_2: "198.51.100.2" },
    },
  };
  writeFileSync(join(folder, "outputs.json"), JSON.stringify(outputs));
  writeFileSync(join(folder, "prod.yaml"), ENVIRONMENT);
  const options = ["--site", "prod.yaml", "--outputs", "outputs.json"];
  const { stdout } = await cenvpn(["diagnose", ...options, temporaryFile("charon.log", LINES)], { cwd: folder });
  expect(stdout).toMatch(/^berlin\/main\/1 \(198\.51\.100\.1 – 203\.0\.113\.10\): the PSKs differ/);
});

const ENVIRONMENT = `
name: prod
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
sites:
  berlin:
    customerGateways: {edge: {ip: 203.0.113.10}}
    connections:
      main:
        routes: [192.168.30.0/24]
        tunnels: {1: {customerGateway: edge}, 2: {customerGateway: edge}}
`;

test.each([
  ["no log", [], /^cenvpn: name a log/],
  ["a log that is not there", ["missing.log"], /^missing\.log\n {2}there is no such file/],
])("%s is wrong usage", async (_, args, stderr) => {
  expect(await cenvpn(["diagnose", ...args])).toMatchObject({
    exitCode: 2,
    stdout: "",
    stderr: expect.stringMatching(stderr),
  });
});
