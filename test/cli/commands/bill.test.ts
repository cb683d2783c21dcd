import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { cenvpn } from "../../setup/command";
import { temporaryFolder } from "../../setup/files";
import { blocks } from "../../setup/readme";

const [PRICES = ""] = blocks("yaml", "docs/bill.md");
const COMMANDS = blocks("sh", "docs/bill.md").flatMap((block) => block.match(/(?<=^npx cenvpn ).*$/gm) ?? []);

/** The example's environments beside a file of prices. */
function folderWith(prices: object): string {
  const folder = temporaryFolder();
  cpSync("environments", join(folder, "environments"), { recursive: true });
  writeFileSync(join(folder, "prices.yaml"), stringify(prices));
  return folder;
}

const bill = async (prices: object, ...args: string[]) =>
  cenvpn(["bill", "--prices", "prices.yaml", ...args], { cwd: folderWith(prices) });

test("the page's command sums up the page's prices", async () => {
  expect(COMMANDS).toHaveLength(1);
  for (const command of COMMANDS) {
    const { exitCode, stdout, stderr } = await cenvpn(command.split(" "), { cwd: folderWith(parse(PRICES)) });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    // dev: (0.10 + 0.05) × 730 × 2 + 500 × 0.02 + 900 × 0.12 + 100 × 0.02 + 200 × 0.12 = 363.00
    // prod: (0.12 + 0.05) × 730 × 2 + 100 × 0.02 × 2 + 200 × 0.12 + 200 × 0.03 + 0.12 × 730 = 369.80
    expect(stdout).toMatch(/^732\.80 EUR a month \(730 hours\)$/m);
    expect(stdout).toMatch(/^dev\/legacy-office\/main is billed with its VPN gateway\.$/m);
  }
});

test("public and private connections are billed by the items of the documentation", async () => {
  const { stdout } = await cenvpn(["bill", "environments/prod.yaml", "--format", "json"]);
  const { lines, monthly } = JSON.parse(stdout) as { lines: { subject: string; item: string }[]; monthly?: unknown };
  const items = (subject: string) => lines.filter((line) => line.subject === subject).map(({ item }) => item);
  const both = ["transitRouterConnection", "transitRouterDataForwarding", "ipsecConnection"];
  expect(items("prod/berlin/main")).toEqual([...both, "dataTransfer"]);
  expect(items("prod/berlin/private")).toEqual([...both, "outboundDataTransfer"]);
  expect(items("VBR at tr-def456")).toEqual(["transitRouterConnection"]);
  expect(monthly).toBeUndefined();
});

test("the payer is reported; the payer of the connection to the transit router and its traffic is a choice", async () => {
  const { stdout } = await cenvpn(["bill", "examples/two-accounts/environments", "--format", "json"]);
  const { lines } = JSON.parse(stdout) as { lines: { item: string; payer: string }[] };
  expect(lines.map(({ item, payer }) => `${item}: ${payer}`)).toEqual([
    "transitRouterConnection: resource-owner",
    "transitRouterDataForwarding: resource-owner",
    "ipsecConnection: resource-owner",
    "dataTransfer: resource-owner",
  ]);
  const { stdout: single } = await cenvpn(["bill", "examples/adopting-a-single-tunnel/environments"]);
  expect(single).toMatch(/^ {2}Transit router connection +attachment of the connection +cen-owner +730 h$/m);
});

test("without a price or an amount the sum is a lower bound, and says so", async () => {
  const { stdout } = await bill({ currency: "CNY", prices: { ipsecConnection: 1 } }, "environments/dev.yaml");
  expect(stdout).toMatch(/^At least 1460\.00 CNY a month .*“\?” lack a price or an amount$/m);
  expect(stdout).toMatch(/^ {2}Data transfer +connection to site +resource-owner +\? GB +\? +\?$/m);
});

test("problems of the prices are reported with their places, and exit code 2", async () => {
  const { exitCode, stderr } = await bill({ currency: "eur", prices: { ipsecConection: 1, dataTransfer: -1 } });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^prices\.yaml:1:11 {2}currency\n.*EUR\.$/m);
  expect(stderr).toMatch(/^prices\.yaml:3:3 {2}prices\.ipsecConection\n.*\n.*did you mean ipsecConnection\?/m);
  expect(stderr).toMatch(/^prices\.yaml:4:17 {2}prices\.dataTransfer\n.*at least 0/m);
  const named = (name: string) => ({
    currency: "EUR",
    prices: {},
    traffic: { connections: { [name]: { toSite: 1 } } },
  });
  expect(await bill(named("dev/shanghai/man"))).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/did you mean dev\/shanghai\/main/),
  });
  expect(await bill(named("test/x/y"))).toMatchObject({
    exitCode: 0,
    stderr: expect.stringMatching(/does not bill the environment of test\/x\/y/),
  });
});
