import http from "node:http";
import Client, { Config, OpenApiRequest, Params } from "@alicloud/openapi-client";
import { type AccessKey, Cloud, type Door, openDoor } from "../../cloud";
import { connection, REGION } from "./cloud";

// The vendor's client calls the simulated cloud over HTTP.

const VPC = "2016-04-28";
const CBN = "2017-09-12";
const ACCOUNT = "1234567890123456";

let cloud: Cloud;
let door: Door;
beforeEach(async () => {
  cloud = new Cloud();
  door = await openDoor(cloud);
});
afterEach(() => door.close());

/** Version 3 of the signature sends the action and the signature in headers; version 1 sends everything in the URL. */
const SIGNATURES = [
  ["in a header", {}],
  ["in the URL", { signatureAlgorithm: "v2" }],
] as const;

function client(settings: object = {}, key: AccessKey = door.keyOf(ACCOUNT)) {
  const api = new Client(new Config({ ...key, endpoint: door.endpoint, protocol: "HTTP", ...settings }));
  return async (version: string, action: string, body: object): Promise<Record<string, unknown>> => {
    const params = new Params({
      ...{ action, version, protocol: "HTTP", pathname: "/", method: "POST", authType: "AK", style: "RPC" },
      ...{ reqBodyType: "formData", bodyType: "json" },
    });
    const runtime = {} as Parameters<typeof api.callApi>[2];
    const answer = await api.callApi(params, new OpenApiRequest({ body }), runtime);
    return Object(answer.body);
  };
}

test.each(SIGNATURES)("the vendor's client makes and attaches a connection, signed %s", async (_, settings) => {
  const call = client(settings);
  const { VpnConnectionId } = await call(VPC, "CreateVpnAttachment", { RegionId: REGION, ...connection() });
  const { CenId } = await call(CBN, "CreateCen", { Name: "backbone & more", Tag: [{ Key: "team", Value: "a b+c" }] });
  const cens = await call(CBN, "DescribeCens", { Filter: [{ Key: "CenId", Value: [CenId] }] });
  expect(cens).toMatchObject({
    RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
    Cens: { Cen: [{ Name: "backbone & more", Tags: { Tag: [{ Key: "team", Value: "a b+c" }] } }] },
  });
  const attachment = { RegionId: REGION, TransitRouterId: "tr-hub", VpnId: VpnConnectionId };
  await call(CBN, "CreateTransitRouterVpnAttachment", attachment);
  cloud.clock.advance(10 * 60_000);
  const described = await call(VPC, "DescribeVpnConnection", { RegionId: REGION, VpnConnectionId });
  expect(described).toMatchObject({ State: "attached", AttachType: "CEN", TransitRouterId: "tr-hub" });
});

test("a refusal reaches the client with its code and status", async () => {
  const gone = client()(VPC, "DescribeCustomerGateway", { RegionId: REGION, CustomerGatewayId: "cgw-none" });
  await expect(gone).rejects.toMatchObject({
    code: "InvalidCustomerGatewayInstanceId.NotFound",
    data: { statusCode: 404 },
  });
});

test.each([
  ["another secret", () => ({ ...door.keyOf(ACCOUNT), accessKeySecret: "wrong" }), "SignatureDoesNotMatch"],
  ["another key", () => ({ accessKeyId: "LTAI", accessKeySecret: "wrong" }), "InvalidAccessKeyId.NotFound"],
])("the door refuses %s", async (_, key, code) => {
  for (const [, settings] of SIGNATURES)
    await expect(client(settings, key())(CBN, "DescribeCens", {})).rejects.toMatchObject({ code });
  expect(cloud.objects()).toEqual([]);
});

test("a CEN instance that the provider does not know is no filter", async () => {
  const call = client();
  const attachment = { RegionId: REGION, TransitRouterId: "tr-hub", VbrId: "vbr-line" };
  const { TransitRouterAttachmentId } = await call(CBN, "CreateTransitRouterVbrAttachment", attachment);
  const asked = { CenId: "<nil>", RegionId: REGION, TransitRouterAttachmentId };
  const listed = await call(CBN, "ListTransitRouterVbrAttachments", asked);
  expect(listed.TransitRouterAttachments).toEqual([expect.objectContaining({ TransitRouterAttachmentId })]);
});

test("each account has its own credentials", async () => {
  await client()(VPC, "CreateCustomerGateway", { RegionId: REGION, IpAddress: "203.0.113.9" });
  const count = async (account: string) =>
    (await client({}, door.keyOf(account))(VPC, "DescribeCustomerGateways", { RegionId: REGION })).TotalCount;
  expect([await count(ACCOUNT), await count("2222222222222222")]).toEqual([1, 0]);
});

test("a role gives credentials of its account", async () => {
  const role = { RoleArn: "acs:ram::2222222222222222:role/network", RoleSessionName: "rehearsal" };
  const { Credentials } = await client()("2015-04-01", "AssumeRole", role);
  const { AccessKeyId: accessKeyId = "", AccessKeySecret: accessKeySecret = "" } = Credentials as Record<
    string,
    string
  >;
  const who = await client({}, { accessKeyId, accessKeySecret })("2015-04-01", "GetCallerIdentity", {});
  expect(who).toMatchObject({ AccountId: "2222222222222222" });
});

test("anything but a client's request gets an object as answer, which reveals nothing", async () => {
  const answers = await Promise.all(["/", "/?Action=DescribeCens", "/?Signature=x&AccessKeyId=rehearsal-1"].map(get));
  for (const { status, body } of answers) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).toMatchObject({ Code: expect.any(String), Message: expect.any(String) });
  }
});

function get(path: string): Promise<{ status: number; body: object }> {
  return new Promise((resolve, reject) => {
    http
      .get(`http://${door.endpoint}${path}`, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString("utf8")) }),
        );
      })
      .on("error", reject);
  });
}
