import { Deployment } from "./deployment";

const FILE = `
name: lab
region: cn-hangzhou
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
defaults: {keys: {kms: {secret: "vpn/{site}/{connection}/{tunnel}"}}}
sites:
  plant:
    customerGateways: {edge: {ip: 203.0.113.10}}
    connections:
      main: {routes: [10.1.0.0/16], tunnels: {1: {customerGateway: edge}, 2: {customerGateway: edge}}}
`;

test("PSKs from Key Management Service reach the tunnels, are guarded, and are never printed", async () => {
  const deployment = await Deployment.start();
  try {
    await deployment.write(FILE);
    const planned = await deployment.plan({});
    const deployed = await deployment.deploy({});
    const { plant__main } = await deployment.connections({});
    const keys = [1, 2].map((number) => `${plant__main?.tunnels[number]?.psk}`);
    expect(keys).toEqual([expect.stringMatching(/^\w{32}$/), expect.stringMatching(/^\w{32}$/)]);
    expect(new Set(keys).size).toBe(2);
    const { printed: shown } = await deployment.terraform(["show", "-json"]);
    expect(shown).toContain('"secret_name":"vpn/plant/main/1"');

    await deployment.write(FILE.replace('/{tunnel}"', '/{tunnel}", stage: ACSPrevious'));
    const other = await deployment.plan({});
    expect(other).toMatchObject({ exitCode: 1 });
    expect(other.printed).toContain("plant-main: the PSKs of its tunnels in the cloud differ");
    for (const { printed } of [planned, deployed, other]) {
      expect(keys.filter((key) => printed.includes(key))).toEqual([]);
    }
  } finally {
    await deployment.close();
  }
});
