import { build } from "../../app/build";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { blocks } from "../setup/readme";
import { addresses, readStack, type StackJson } from "../setup/synth";

type Adopted = StackJson & { readonly import?: readonly { readonly to: string }[]; readonly moved?: readonly object[] };

const PAGES = ["docs/vpn-gateway.md", "docs/adopt.md"];
const files = PAGES.flatMap((page) => blocks("yaml", page)).map((text) => [/^name: (.*)/m.exec(text)?.[1] ?? "", text]);

/** The stack of a page's environment, which must have no error. */
function built(name: string): Adopted {
  const [, text = ""] = files.find(([found]) => found === name) ?? [];
  const { folder, judgement } = build({ files: [temporaryFile("environment.yaml", text)], outdir: temporaryFolder() });
  expect(judgement.findings.filter(({ level }) => level === "error")).toEqual([]);
  return readStack(folder, `${name}-sites`);
}

/** Addresses of what is in the cloud. */
const inCloud = (json: StackJson) => addresses(json).filter((address) => address.startsWith("alicloud_"));

test("the pages have these environments, and no others", () => {
  expect(files.map(([name]) => name)).toEqual(["branches", "shared", "running", "renamed", "legacy"]);
});

test.each(["docs/accounts.md", "docs/transit-router.md"])("the environment in %s has no finding", (page) => {
  const [text = ""] = blocks("yaml", page);
  const { judgement } = build({ files: [temporaryFile("environment.yaml", text)], outdir: temporaryFolder() });
  expect(judgement.findings).toEqual([]);
});

test("VPN gateways, their connections and routes have the addresses that the page shows", () => {
  const [shown = ""] = blocks("", "docs/vpn-gateway.md");
  expect(inCloud(built("branches"))).toEqual(shown.trim().split("\n"));
});

test("an object with an id has no resource", () => {
  const json = addresses(built("shared"));
  expect(json).toContain("alicloud_cen_transit_router_vpn_attachment.berlin__other");
  expect(json).not.toContain("alicloud_vpn_gateway_vpn_attachment.berlin__other");
  expect(json).not.toContain("alicloud_vpn_customer_gateway.berlin__edge");
});

test("an import names every resource of a running site", () => {
  const json = built("running");
  const imported = json.import?.map(({ to }) => to).sort();
  expect(imported).toEqual(inCloud(json));
});

test("a rename moves every resource", () => {
  const json = built("renamed");
  const targets = new Set((json.moved as { to: string }[]).map(({ to }) => to));
  expect(inCloud(json).filter((address) => !targets.has(address))).toEqual([]);
});

test("a single tunnel is taken over", () => {
  const { resource } = built("legacy");
  expect(resource.alicloud_vpn_gateway_vpn_attachment?.plant__main).toMatchObject({
    health_check_config: { policy: "revoke_route" },
  });
});
