import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPolicy } from "../../config";
import { temporaryFolder } from "../setup/files";

const INVENTORY = `attachments:
  - {transitRouter: tr-abc123, count: 12, note: made in the console by the network team}
`;
const QUOTA = { product: "cbn", code: "q_1", name: "VPN connections of a transit router", total: 80 };
const quotas = (...quotas: object[]) => JSON.stringify({ version: 1, discovered: "2026-11-25", quotas });

function project(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries({ "cenvpn.yaml": "strict: false\n", ...files })) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return join(folder, "cenvpn.yaml");
}

function problems(files: Readonly<Record<string, string>>): readonly string[] {
  return readPolicy(project(files)).problems.map(({ path, what }) => `${path.join(".")}: ${what}`);
}

test("an inventory beside cenvpn.yaml adds attachments that no stack has, with their places", () => {
  const { inventory, quotas } = readPolicy(project({ "inventory.yaml": INVENTORY }));
  const source = expect.stringMatching(/inventory\.yaml:2:5$/);
  expect({ inventory, quotas }).toEqual({ inventory: [{ transitRouter: "tr-abc123", count: 12, source }], quotas: [] });
});

test("a quota counts if it names a limit, in any file", () => {
  const content = quotas(QUOTA, { ...QUOTA, limit: "vpnAttachmentsPerTransitRouter" });
  const source = expect.stringMatching(/q\.json:1:\d+, 2026-11-25$/);
  expect(readPolicy(project({ "cenvpn.yaml": "quotas: q.json\n", "q.json": content })).quotas).toEqual([
    { limit: "vpnAttachmentsPerTransitRouter", most: 80, source },
  ]);
});

test("all problems are reported at once", () => {
  const wrong = INVENTORY.replace("tr-abc123", "vpn-1").replace("12", "0").replace("note", "notes");
  const limit = quotas({ ...QUOTA, limit: "ecmpPaths" });
  expect(problems({ "inventory.yaml": wrong, "quotas.json": limit })).toEqual([
    "attachments.0.transitRouter: “vpn-1” is not such an id",
    "attachments.0.count: 0 is out of bounds: at least 1",
    "attachments.0.notes: “notes” is not a name here",
    "quotas.0.limit: “ecmpPaths” is not allowed",
  ]);
});
