import type { RehearsalOptions } from "../../rehearsal";
import { Deployment } from "./deployment";

const FILE = `
name: lab
region: cn-hangzhou
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
sites:
  plant:
    customerGateways: {edge: {ip: 203.0.113.10}}
    connections:
      main: {routes: [10.1.0.0/16], tunnelEdits: refuse, crypto: strong, revision: 1, tunnels: {1: {customerGateway: edge}, 2: {customerGateway: edge}}}
      spare: {routes: [10.2.0.0/16], tunnels: {1: {customerGateway: edge}, 2: {customerGateway: edge}}}
`;
const KEYS = { "plant/main/1": "old-1", "plant/main/2": "old-2", "plant/spare/1": "old-3", "plant/spare/2": "old-4" };
const NEW_KEYS = { ...KEYS, "plant/main/1": "new-1" };
const MAIN = "alicloud_vpn_gateway_vpn_attachment.plant__main";

const with_ = (edits: string, { crypto = "strong", revision = 1 } = {}) =>
  FILE.replace("refuse", edits)
    .replace("crypto: strong", `crypto: ${crypto}`)
    .replace("revision: 1", `revision: ${revision}`);
const OTHER_CIPHER = "{ike: {encryption: aes192}}";

async function deployed(options: RehearsalOptions, edits: string, use: (deployment: Deployment) => Promise<void>) {
  const deployment = await Deployment.start(options);
  try {
    await deployment.write(with_("refuse"));
    expect(await deployment.apply(KEYS)).toMatchObject({ exitCode: 0 });
    if (edits !== "refuse") {
      // Adopting an existing connection renews nothing.
      await deployment.write(with_(edits));
      const adopted = await deployment.deploy(KEYS);
      expect(adopted.printed).toContain("1 added, 0 changed, 0 destroyed");
    }
    await use(deployment);
  } finally {
    await deployment.close();
  }
}

/** The connections in the cloud, and the model of their devices. */
const seen = async (deployment: Deployment, psks: Record<string, string>) => ({
  connections: await deployment.connections(psks),
  outputs: await deployment.outputs(),
});

describe.each(["hidden", "seen"] as const)("with edits inside tunnels %s by the provider", (tunnelEdits) => {
  test("in-place sends an algorithm to the same connection, and a PSK with a raised revision", async () => {
    await deployed({ tunnelEdits }, "in-place", async (deployment) => {
      const before = await seen(deployment, KEYS);
      await deployment.write(with_("in-place", { crypto: OTHER_CIPHER }));
      expect((await deployment.deploy(KEYS)).printed).toContain("2 added, 2 changed, 2 destroyed");
      const after = await seen(deployment, KEYS);
      expect(after.outputs).toEqual(before.outputs);
      expect(after.connections.plant__main?.tunnels).toMatchObject({
        1: { cipher: "aes192", psk: "old-1" },
        2: { cipher: "aes192", psk: "old-2" },
      });
      // Other connections of the gateway refer to the new gateway, and do not change otherwise.
      expect(after.connections.plant__spare?.tunnels[1]).toMatchObject({ cipher: "aes256", psk: "old-3" });
      expect(after.connections.plant__spare?.tunnels[1]?.customerGateway).toBe(
        after.connections.plant__main?.tunnels[1]?.customerGateway,
      );
      expect(after.connections.plant__spare?.tunnels[1]?.customerGateway).not.toBe(
        before.connections.plant__spare?.tunnels[1]?.customerGateway,
      );

      if (tunnelEdits === "hidden") {
        const forgotten = await deployment.plan(NEW_KEYS);
        expect(forgotten).toMatchObject({ exitCode: 1 });
        expect(forgotten.printed).toContain(
          "Raise the revision of the connection, which renews its customer gateways.",
        );
      }
      await deployment.write(with_("in-place", { crypto: OTHER_CIPHER, revision: 2 }));
      await deployment.deploy(NEW_KEYS);
      const renewed = await seen(deployment, NEW_KEYS);
      expect(renewed.outputs).toEqual(before.outputs);
      expect(renewed.connections.plant__main?.tunnels).toMatchObject({ 1: { psk: "new-1" }, 2: { psk: "old-2" } });
    });
  });

  test("replace makes a new connection, and leaves others alone", async () => {
    await deployed({ tunnelEdits }, "replace", async (deployment) => {
      const before = await seen(deployment, KEYS);
      await deployment.write(with_("replace", { revision: 2 }));
      const { printed } = await deployment.deploy(NEW_KEYS);
      expect(printed).toContain(`${MAIN} will be replaced`);
      const after = await seen(deployment, NEW_KEYS);
      expect(after.connections.plant__main?.id).not.toBe(before.connections.plant__main?.id);
      expect(after.connections.plant__main?.tunnels).toMatchObject({ 1: { psk: "new-1" }, 2: { psk: "old-2" } });
      expect(after.outputs.plant__main?.connection_id).not.toBe(before.outputs.plant__main?.connection_id);
      expect(after.connections.plant__spare).toEqual(before.connections.plant__spare);
    });
  });
});

test.each(["in-place", "replace"])(
  "%s in the same change as an edit sends nothing, and the plan says what to do",
  async (edits) => {
    await deployed({ tunnelEdits: "hidden" }, "refuse", async (deployment) => {
      await deployment.write(with_(edits, { crypto: OTHER_CIPHER, revision: 2 }));
      const refused = await deployment.plan(NEW_KEYS);
      expect(refused).toMatchObject({ exitCode: 1 });
      expect(refused.printed).toContain(`Unless tunnelEdits: ${edits} is deployed already, deploy it first`);
    });
  },
);

test("refuse lets a provider that sees the edit send it, in place", async () => {
  await deployed({ tunnelEdits: "seen" }, "refuse", async (deployment) => {
    expect((await deployment.deploy(NEW_KEYS)).printed).toContain("0 added, 1 changed, 0 destroyed");
    expect((await seen(deployment, NEW_KEYS)).connections.plant__main?.tunnels[1]?.psk).toBe("new-1");
  });
});

describe("in-place, if the cloud refuses two gateways with one address,", () => {
  test("changes nothing in the cloud, and is undone together with the edit by refuse", async () => {
    await deployed({ sharedCustomerGatewayIps: false }, "in-place", async (deployment) => {
      const before = await seen(deployment, KEYS);
      await deployment.write(with_("in-place", { crypto: OTHER_CIPHER }));
      const refused = await deployment.apply(KEYS);
      expect(refused).toMatchObject({ exitCode: 1 });
      expect(refused.printed).toContain("InvalidIpAddress.AlreadyExist");
      await deployment.write(with_("refuse"));
      // Terraform's count after the apply may merge an object with the previous one at its address.
      expect((await deployment.deploy(KEYS)).printed).toContain("Plan: 0 to add, 0 to change, 2 to destroy");
      expect(await seen(deployment, KEYS)).toEqual(before);
    });
  });

  test("asks for the second gateway again if only the edit is undone, since the state has changed", async () => {
    await deployed({ sharedCustomerGatewayIps: false }, "in-place", async (deployment) => {
      const before = await seen(deployment, KEYS);
      await deployment.write(with_("in-place", { crypto: OTHER_CIPHER }));
      expect(await deployment.apply(KEYS)).toMatchObject({ exitCode: 1 });
      await deployment.write(with_("in-place"));
      expect(await deployment.apply(KEYS)).toMatchObject({
        exitCode: 1,
        printed: expect.stringContaining("InvalidIpAddress.AlreadyExist"),
      });
      expect(await seen(deployment, KEYS)).toEqual(before);
    });
  });
});
