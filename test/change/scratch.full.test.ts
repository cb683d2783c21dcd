import { writeFileSync } from "node:fs";
import { Deployment } from "../rehearsed/deployment";

const FILE = `
name: lab
region: cn-hangzhou
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
defaults: {bgp: {localAsn: 64512}}
sites:
  berlin:
    customerGateways:
      edge-1: {ip: 203.0.113.10, asn: 65010}
      edge-2: {ip: 203.0.113.11, asn: 65010}
    connections:
      main:
        tunnels:
          1: {customerGateway: edge-1, insideCidr: 169.254.10.0/30}
          2: {customerGateway: edge-2, insideCidr: 169.254.10.4/30}
  plant:
    customerGateways: {fw: {ip: 203.0.113.20}}
    connections:
      main:
        bgp: false
        tunnelEdits: refuse
        crypto: strong
        routes: [10.1.0.0/16]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
`;
const KEYS = Object.fromEntries(
  ["berlin/main/1", "berlin/main/2", "plant/main/1", "plant/main/2"].map((k) => [
    k,
    `planted-${k.replaceAll("/", "-")}`,
  ]),
);
test("x", async () => {
  const d = await Deployment.start({});
  const dump = async (name: string, keys = KEYS) => {
    const said = await d.terraform(["plan", "-out=p"], keys);
    const shown = await d.terraform(["show", "-json", "p"]);
    writeFileSync(`/tmp/plans/${name}.json`, shown.printed);
    writeFileSync(`/tmp/plans/${name}.txt`, `${said.exitCode} ${said.printed}`);
  };
  await d.write(FILE);
  await dump("first");
  await d.deploy(KEYS);
  await dump("nothing");
  await d.write(FILE.replace("crypto: strong", "crypto: {ike: {encryption: aes192}}"));
  await dump("refuse");
  await dump("refuse-key", { ...KEYS, "plant/main/1": "planted-rotated" });
  await d.write(FILE.replace("plant:", "factory:"));
  const moved = { ...KEYS, "factory/main/1": KEYS["plant/main/1"] ?? "", "factory/main/2": KEYS["plant/main/2"] ?? "" };
  await dump("renamed", moved);
  await d.write(FILE.replace("plant:", "factory:\n    formerly: [plant]"));
  await dump("moved", moved);
  await d.write(FILE.replace("tunnelEdits: refuse", "tunnelEdits: replace"));
  await d.deploy(KEYS);
  await d.write(
    FILE.replace("tunnelEdits: refuse", "tunnelEdits: replace").replace(
      "crypto: strong",
      "crypto: {ike: {encryption: aes192}}",
    ),
  );
  await dump("replace");
  await d.write(FILE.replace("tunnelEdits: refuse", "tunnelEdits: in-place"));
  await d.deploy(KEYS);
  await d.write(
    FILE.replace("tunnelEdits: refuse", "tunnelEdits: in-place").replace(
      "crypto: strong",
      "crypto: {ike: {encryption: aes192}}",
    ),
  );
  await dump("in-place");
  await d.write(FILE.replace("tunnelEdits: refuse", "tunnelEdits: in-place\n        revision: 2"));
  await dump("in-place-key", { ...KEYS, "plant/main/1": "planted-rotated" });
  await d.write(FILE.replace("203.0.113.11", "203.0.113.99").replace("tunnelEdits: refuse", "tunnelEdits: in-place"));
  await dump("device");
  await d.close();
}, 400000);
