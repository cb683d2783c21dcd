import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Door, openDoor } from "../../cloud";
import { Client, connection, REGION } from "../cloud/cloud";
import { cenvpn } from "../setup/command";
import { temporaryFolder } from "../setup/files";

// The command asks the simulated cloud through the vendor's client.

const ENVIRONMENT = `
name: prod
region: ${REGION}
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
sites:
  berlin:
    customerGateways: {edge: {ip: 203.0.113.1}}
    connections:
      main:
        routes: [192.168.30.0/24]
        tunnels: {1: {customerGateway: edge}, 2: {customerGateway: edge}}
`;

let door: Door;
let client: Client;
let folder: string;
beforeAll(async () => {
  client = new Client();
  door = await openDoor(client.cloud);
  const { VpnConnectionId } = client.call<{ VpnConnectionId: string }>("CreateVpnAttachment", connection());
  client.call("CreateTransitRouterVpnAttachment", { TransitRouterId: "tr-hub", VpnId: VpnConnectionId });
  client.wait();
  folder = temporaryFolder();
  writeFileSync(join(folder, "prod.yaml"), ENVIRONMENT);
  writeFileSync(
    join(folder, "outputs.json"),
    JSON.stringify({ berlin__main: { value: { connection_id: VpnConnectionId } } }),
  );
});
afterAll(() => door.close());

function ask(...args: string[]) {
  const { accessKeyId = "", accessKeySecret = "" } = door.keyOf("1234567890123456");
  const env = { ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId, ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret };
  return cenvpn(["diagnose", "--ask", "--endpoint", `http://${door.endpoint}`, ...args], { cwd: folder, env });
}

test("diagnose fetches and reads the cloud's own log of a site's tunnels", async () => {
  const { exitCode, stdout, stderr } = await ask("--site", "prod.yaml", "--outputs", "outputs.json");
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  expect(stdout.match(/the other end does not answer/g)?.length).toBe(2);
  expect(stdout).toMatch(/Shown by the cloud's log of vco-\S+, tunnel 1, line 1: retransmission count exceeded/);
  expect(stdout).not.toContain("key-of-tunnel");
});

test("without a site there is nothing to ask about", async () => {
  expect(await ask()).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^cenvpn: --ask needs --site/) });
});
