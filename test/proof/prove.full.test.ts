import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cenvpn } from "../setup/command";
import { temporaryFolder } from "../setup/files";

const ENVIRONMENT = `
name: prod
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: [10.255.0.0/24]}
sites:
  oslo:
    customerGateways:
      edge: {ip: 203.0.113.12, device: {profile: strongswan, networks: {cloud: [172.16.0.0/16]}}}
      old: {ip: 203.0.113.13}
    connections:
      main:
        routes: [192.168.32.0/24]
        tunnels: {1: {customerGateway: edge}, 2: {customerGateway: edge}}
      backup:
        routes: [192.168.33.0/24]
        tunnels: {1: {customerGateway: old}, 2: {customerGateway: old}}
`;

test("cenvpn prove deploys, tries the devices that can run here, and names the others", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "environments"));
  writeFileSync(join(folder, "environments", "prod.yaml"), ENVIRONMENT);
  const { exitCode, stdout, stderr } = await cenvpn(["prove", "prod/oslo"], { cwd: folder });
  expect({ exitCode, stderr, stdout }).toEqual({
    exitCode: 0,
    stderr: "",
    stdout: `prod/oslo/edge
  yes  the tunnels come up: oslo/main/1 and oslo/main/2
  yes  packets go into the cloud and back by each tunnel: oslo/main/1 and oslo/main/2
  yes  each tunnel renews its keys: oslo/main/1 and oslo/main/2
prod/oslo/old
  not tried: a device without a profile cannot be run here. Allowed: strongswan, strongswan-bird
`,
  });
});
