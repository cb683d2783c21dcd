import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { cenvpn } from "../../setup/command";
import { temporaryFolder, writeFiles } from "../../setup/files";

// The real client library calls a Quota Center on this machine.

const CREDENTIALS = { ALIBABA_CLOUD_ACCESS_KEY_ID: "PLANTED-id", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "PLANTED-secret" };
const NONE = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: undefined,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined,
  HOME: "/nonexistent",
};
const PER_ROUTER = {
  QuotaActionCode: "q_1",
  QuotaName: "VPN connections of a transit router",
  TotalQuota: 80,
  TotalUsage: 12,
};

/** Answers by action and page. */
const answers: Record<string, object> = {
  ListProducts: { ProductInfo: [{ ProductCode: "ecs", ProductName: "Elastic Compute Service" }], NextToken: "2" },
  "ListProducts 2": { ProductInfo: [{ ProductCode: "cbn", ProductName: "Cloud Enterprise Network" }] },
  "ListProductQuotas cbn": {
    Quotas: [PER_ROUTER, { QuotaActionCode: "q_2", QuotaName: "Route tables of a transit router", TotalQuota: 20 }],
  },
};

let server: Server;
/** Credentials of the last request. */
let asked: { readonly id?: string; readonly headers: IncomingHttpHeaders };
let endpoint: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { NextToken, ProductCode } = Object.fromEntries(new URL(request.url ?? "", endpoint).searchParams);
    asked = { id: /Credential=([^,]*)/.exec(request.headers.authorization ?? "")?.[1], headers: request.headers };
    const refused = { Code: "NoPermission", Message: "You may not." };
    const answer =
      answers[[request.headers["x-acs-action"], ProductCode, NextToken].filter(Boolean).join(" ")] ?? refused;
    response.statusCode = "Code" in answer ? 400 : 200;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.closeAllConnections());
afterAll(() => new Promise((closed) => server.close(closed)));

const discover = (cwd: string, env: Record<string, string | undefined> = CREDENTIALS) =>
  cenvpn(["quotas", "--discover", "--endpoint", endpoint], { cwd, env });

test("quotas of VPN connections are written to the file, and the one that is surely the limit counts from then on", async () => {
  const cwd = temporaryFolder();
  const { exitCode, stdout } = await discover(cwd);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: `cbn/q_1  80  VPN connections of a transit router  = vpnAttachmentsPerTransitRouter
1 quota of VPN connections in quotas.json
`,
  });
  const text = readFileSync(join(cwd, "quotas.json"), "utf8");
  expect(JSON.parse(text)).toMatchObject({
    version: 1,
    quotas: [{ product: "cbn", code: "q_1", total: 80, used: 12, limit: "vpnAttachmentsPerTransitRouter" }],
  });
  expect(text).not.toContain("PLANTED");

  const attachment = { vpn_id: "vco-1", transit_router_id: "tr-1" };
  const resource = { alicloud_cen_transit_router_vpn_attachment: { main: attachment } };
  writeFileSync(join(cwd, "cdk.tf.json"), JSON.stringify({ resource }));
  const checked = await cenvpn(["check", "."], { cwd });
  expect(checked.stdout).toMatch(/^tr-1 +– +1 +80 VPN attachments +quotas\.json:\d+:\d+, \d{4}-\d\d-\d\d$/m);
});

test("what somebody wrote into an entry stays", async () => {
  const cwd = temporaryFolder();
  await discover(cwd);
  const file = join(cwd, "quotas.json");
  const { quotas, ...rest } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...rest, quotas: [{ ...quotas[0], total: 1, transitRouter: "tr-1" }] }));
  await discover(cwd);
  expect(JSON.parse(readFileSync(file, "utf8")).quotas).toMatchObject([{ total: 80, transitRouter: "tr-1" }]);
});

test("without credentials or address, or if the cloud refuses, the command says so and reports no secret", async () => {
  const cwd = temporaryFolder();
  const without = await discover(cwd, NONE);
  expect(without).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("there are no credentials") });
  const nowhere = await cenvpn(["quotas", "--discover", "--endpoint", "quotas.example"], { cwd, env: CREDENTIALS });
  expect(nowhere).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("begins with https://") });
  const { ListProducts, ...others } = answers;
  delete answers.ListProducts;
  const refused = await discover(cwd);
  Object.assign(answers, { ListProducts, ...others });
  expect(refused).toMatchObject({
    exitCode: 2,
    stderr: "cenvpn: the Quota Center refuses ListProducts (NoPermission): You may not.\n",
  });
});

test("a token that the cloud repeats is not printed", async () => {
  const token = "PLANTED/token+1=";
  const signed = `POST&%2F&AccessKeyId%3DPLANTED-id%26SecurityToken%3D${encodeURIComponent(encodeURIComponent(token))}`;
  const { ListProducts, ...others } = answers;
  const Message = `PLANTED-id: specified signature is not matched with our calculation. server string to sign is:${signed}`;
  answers.ListProducts = { Code: "SignatureDoesNotMatch", Message };
  const refused = await discover(temporaryFolder(), { ...CREDENTIALS, ALIBABA_CLOUD_SECURITY_TOKEN: token });
  Object.assign(answers, { ListProducts, ...others });
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain("specified signature is not matched");
  expect(refused.stdout + refused.stderr).not.toContain("PLANTED");
});

describe("the command finds the same credentials as the cloud's own tools", () => {
  const profile = (name: string, id: string) => ({
    ...{ name, mode: "AK", access_key_id: id, access_key_secret: "PLANTED-secret", region_id: "cn-hangzhou" },
  });
  const config = JSON.stringify({ current: "one", profiles: [profile("one", "id-one"), profile("other", "id-other")] });

  test.each([
    ["the current profile of the Alibaba Cloud CLI", {}, "id-one"],
    ["the profile that a variable names", { ALIBABA_CLOUD_PROFILE: "other" }, "id-other"],
    ["those of the environment before any profile", CREDENTIALS, "PLANTED-id"],
  ])("%s", async (_, env, id) => {
    const HOME = writeFiles({ ".aliyun/config.json": config });
    const { exitCode, stdout, stderr } = await discover(temporaryFolder(), { ...NONE, HOME, ...env });
    expect({ exitCode, stderr, id: asked.id }).toEqual({ exitCode: 0, stderr: "", id });
    expect(stdout).not.toContain("PLANTED");
  });

  test("from a file in the SDKs' form", async () => {
    const text = "[default]\ntype = access_key\naccess_key_id = id-ini\naccess_key_secret = PLANTED-secret\n";
    const HOME = writeFiles({ ".alibabacloud/credentials": text });
    expect(await discover(temporaryFolder(), { ...NONE, HOME })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(asked.id).toBe("id-ini");
  });

  test("a token goes along", async () => {
    await discover(temporaryFolder(), { ...CREDENTIALS, ALIBABA_CLOUD_SECURITY_TOKEN: "PLANTED-token" });
    expect(asked.headers["x-acs-security-token"]).toBe("PLANTED-token");
  });

  test.each(["{ PLANTED", JSON.stringify({ profiles: [{ name: "x", mode: "PLANTED" }], current: "x" })])(
    "a broken profile is never quoted",
    async (text) => {
      const HOME = writeFiles({ ".aliyun/config.json": text });
      const { exitCode, stdout, stderr } = await discover(temporaryFolder(), { ...NONE, HOME });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toMatch(/^cenvpn: there are no credentials: [^\n]*\n$/);
      expect(stderr).not.toContain("PLANTED");
    },
  );
});
