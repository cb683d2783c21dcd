import { documentReader } from "../../cli/environment-line";
import { atLinesOfChange } from "../../cli/lines-of-change";
import { Revision } from "../../files/revision";
import type { Finding, Judgement } from "../../policy";
import { repository } from "../setup/repository";

const FILE = "environments/lab.yaml";
const LAB = `name: lab
defaults:
  crypto: strong
sites:
  mill:
    customerGateways:
      fw: {ip: 203.0.113.30}
    connections:
      main:
        routes: [10.3.0.0/16]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
  plant:
    customerGateways:
      fw: {ip: 203.0.113.10}
    connections:
      main:
        routes: [10.1.0.0/16]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
`;
const CONNECTION = "alicloud_vpn_gateway_vpn_attachment.plant__main";

const here = process.cwd();
afterEach(() => process.chdir(here));

/** Where a finding is reported after the file LAB has changed. */
async function placeOf(now: string, finding: Partial<Finding>): Promise<string | undefined> {
  const { cwd, write } = await repository({ [FILE]: LAB });
  write(FILE, now);
  process.chdir(cwd);
  const judgement = { findings: [{ address: CONNECTION, ...finding }] } as unknown as Judgement;
  return atLinesOfChange(judgement, Revision.named("HEAD") as Revision, documentReader()).findings[0]?.source;
}

test.each([
  ["itself, when the change touches it", LAB.replace("10.1.", "10.2."), 17, "17:9"],
  ["another line of its connection", LAB.replace("10.1.", "10.2."), 16, "17:9"],
  ["the site's name, when that is what changed", LAB.replace("plant:", "works:"), 16, "12:3"],
  ["another gateway of the site", LAB.replace("203.0.113.10}", "203.0.113.11}"), 16, "14:7"],
  ["what all sites share", LAB.replace("strong", "compatible"), 16, "3:3"],
])("what the change brings is reported at %s", async (_, now, line, place) => {
  const address = now.includes("works:") ? CONNECTION.replace("plant", "works") : CONNECTION;
  expect(await placeOf(now, { address, source: `${FILE}:${line}:9` })).toBe(`${FILE}:${place}`);
});

test.each([
  ["a line of another site", LAB.replace("203.0.113.30", "203.0.113.31")],
  [
    "a comment",
    LAB.replace("main:\n        routes: [10.1", "main:\n        # the line to the plant\n        routes: [10.1"),
  ],
  ["nothing but lines that are gone", LAB.replace("      fw: {ip: 203.0.113.10}\n", "")],
])("nothing is reported at %s", async (_, now) => {
  expect(await placeOf(now, { source: `${FILE}:16:7` })).toBe(`${FILE}:16:7`);
});

test("a finding on an unchanged line keeps its place, and so does a finding without a place", async () => {
  const now = LAB.replace("plant:", "works:");
  expect(await placeOf(now, { source: `${FILE}:16:7`, wasThere: true })).toBe(`${FILE}:16:7`);
  expect(await placeOf(now, { source: "main.ts:16:7" })).toBe("main.ts:16:7");
  expect(await placeOf(now, {})).toBeUndefined();
});
