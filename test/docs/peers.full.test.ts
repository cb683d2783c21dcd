import { build } from "../../app/build";
import { renderDevice } from "../../peer/render";
import { devicesOf, GATEWAYS } from "../peer/fixtures";
import { Deployment } from "../rehearsed/deployment";
import { cenvpn } from "../setup/command";
import { temporaryFile, temporaryFolder, writeFiles } from "../setup/files";
import { blocks } from "../setup/readme";

const [prod = ""] = blocks("yaml", "docs/peers.md");
const [circle = ""] = blocks("yaml", "docs/clouds.md");

test.each([
  ["docs/peers.md", prod],
  ["docs/clouds.md", circle],
])("the environment of %s builds without a finding", (_, text) => {
  const { judgement } = build({ files: [temporaryFile("environment.yaml", text)], outdir: temporaryFolder() });
  expect(judgement).toMatchObject({ findings: [], undecided: [] });
});

test("the commands of the page work unchanged", async () => {
  const value = { gateway_address_1: GATEWAYS("", 1), gateway_address_2: GATEWAYS("", 2) };
  const cwd = writeFiles({
    "environments/prod.yaml": prod,
    "outputs.json": JSON.stringify({ berlin__main: { value } }),
  });
  for (const line of blocks("sh", "docs/peers.md").flatMap((block) => block.match(/(?<=^npx cenvpn ).*$/gm) ?? []))
    expect(await cenvpn(line.split(" "), { cwd })).toMatchObject({ exitCode: 0, stderr: "" });
});

test("two sites of Alibaba Cloud find each other: one is deployed twice, the other once", async () => {
  const psks = { "tokyo/main/1": "firstKey-Zq8Wm3RtBk4L", "tokyo/main/2": "secondKey-Hv5Xn7YcPd9" };
  const [here, there] = [await Deployment.start(), await Deployment.start()];
  try {
    // the other end does not exist yet
    await here.write(circle);
    await here.deploy(psks);
    const addressesHere = await addressesOf(here);
    // the other end, with the gateway addresses of this end
    const [device] = devicesOf(circle, (_, tunnel) => addressesHere[tunnel - 1]);
    const written = device ? renderDevice(device).find(({ name }) => name === "environment.yaml")?.text : undefined;
    const farText = `${written}`
      .replace("<region>", "ap-northeast-1")
      .replace("<cen-ID>", "cen-abc456")
      .replace("<tr-ID>", "tr-abc456");
    await there.write(farText);
    await there.deploy(psks);
    const addressesThere = await addressesOf(there);
    // this end again, with the gateway addresses of the other end
    const [before] = Object.values(await here.connections(psks));
    const final = circle.replace("192.0.2.1", addressesThere[0] ?? "").replace("192.0.2.2", addressesThere[1] ?? "");
    await here.write(final);
    await here.deploy(psks);
    const [after] = Object.values(await here.connections(psks));
    expect(await addressesOf(here)).toEqual(addressesHere);
    expect(after?.id).toBe(before?.id);
    expect(after?.tunnels[1]?.customerGateway).not.toBe(before?.tunnels[1]?.customerGateway);
    // each end expects what the other end sends
    const seen = (text: string, addresses: readonly string[]) =>
      devicesOf(text, (_, tunnel) => addresses[tunnel - 1]).flatMap(({ tunnels }) => tunnels);
    const [ours, theirs] = [seen(final, addressesHere), seen(farText, addressesThere)];
    expect(ours.map(({ site }) => site.address)).toEqual(addressesThere);
    for (const [index, tunnel] of ours.entries()) {
      const other = theirs[index];
      expect(other?.site).toEqual(tunnel.cloud);
      expect(other?.cloud).toEqual(tunnel.site);
      expect([other?.ike, other?.ipsec, other?.insideCidr]).toEqual([tunnel.ike, tunnel.ipsec, tunnel.insideCidr]);
    }
  } finally {
    await here.close();
    await there.close();
  }
});

async function addressesOf(deployment: Deployment): Promise<string[]> {
  const { tokyo__main: output } = await deployment.outputs();
  return [output?.gateway_address_1 ?? "", output?.gateway_address_2 ?? ""];
}
