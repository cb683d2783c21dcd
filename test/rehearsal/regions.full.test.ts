import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { CUSTOMER_GATEWAY, folderWith, stack } from "./stack";

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await startRehearsal();
});
afterEach(() => rehearsal.close());

test("two aliases of one stack work in their own regions and accounts", async () => {
  const folder = folderWith({
    ...stack({}),
    provider: {
      alicloud: [
        { region: "cn-shanghai", profile: "production" },
        {
          alias: "hub",
          region: "eu-central-1",
          assume_role: [{ role_arn: "acs:ram::1234567890123456:role/network" }],
        },
      ],
    },
    resource: {
      alicloud_vpn_customer_gateway: {
        here: CUSTOMER_GATEWAY,
        there: { ...CUSTOMER_GATEWAY, provider: "alicloud.hub" },
      },
    },
  });
  await rehearsal.terraform(folder, ["init"]);
  await rehearsal.terraform(folder, ["apply", "-auto-approve"]);
  expect(
    rehearsal
      .created()
      .map(({ region, account }) => `${region} ${account}`)
      .sort(),
  ).toEqual(["cn-shanghai production", "eu-central-1 1234567890123456"]);
  expect(await rehearsal.terraform(folder, ["plan", "-detailed-exitcode"])).toMatchObject({ exitCode: 0 });
});

test("simultaneous stacks of different regions keep their regions", async () => {
  const regions = ["cn-shanghai", "eu-central-1", "ap-southeast-1"];
  const site = { alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY } };
  const folders = regions.map((region) => folderWith(stack({ resource: site }, region)));
  const everywhere = (args: string[]) => Promise.all(folders.map((folder) => rehearsal.terraform(folder, args)));
  await everywhere(["init"]);
  await everywhere(["apply", "-auto-approve"]);
  expect(
    rehearsal
      .created()
      .map(({ region }) => region)
      .sort(),
  ).toEqual([...regions].sort());
  for (const outcome of await everywhere(["plan", "-detailed-exitcode"])) expect(outcome.exitCode).toBe(0);
});

test("an object of one region does not exist in another", async () => {
  const created = folderWith(
    stack({
      resource: { alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY } },
      output: { id: { value: "${alicloud_vpn_customer_gateway.site.id}" } },
    }),
  );
  await rehearsal.terraform(created, ["init"]);
  await rehearsal.terraform(created, ["apply", "-auto-approve"]);
  const { stdout: id } = await rehearsal.terraform(created, ["output", "-raw", "id"]);

  const elsewhere = folderWith(
    stack({ resource: { alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY } } }, "cn-shanghai"),
  );
  await rehearsal.terraform(elsewhere, ["init"]);
  const outcome = await rehearsal.terraform(elsewhere, ["import", "alicloud_vpn_customer_gateway.site", id]);
  expect(outcome.stderr).toContain("Cannot import non-existent remote object");
});
