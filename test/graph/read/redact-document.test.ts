import { redactDocument } from "../../../graph/read/redact-document";
import { judge, readStacks } from "../../../policy";
import { cenvpn } from "../../setup/command";
import { writeFiles } from "../../setup/files";

const PLAN = {
  format_version: "1.2",
  variables: { pin: { value: { a: 4711, b: "planted-pin" } }, region: { value: "cn-hangzhou" } },
  resource_changes: [
    {
      address: "alicloud_vpn_customer_gateway.create",
      mode: "managed",
      type: "alicloud_vpn_customer_gateway",
      name: "create",
      change: {
        actions: ["create"],
        before: null,
        after: { ip_address: "203.0.113.1", asn: 65_010, description: "create", tags: { a: "in planted-pin", b: "c" } },
        after_unknown: {},
        after_sensitive: { asn: true, description: true },
      },
    },
  ],
  configuration: { root_module: { variables: { pin: { sensitive: true }, region: {} } } },
};

test("each secret gets its own replacement, and Terraform's own words stay", () => {
  expect(redactDocument(PLAN)).toEqual({
    ...PLAN,
    variables: { pin: { value: { a: 0, b: "redacted-secret-0001" } }, region: { value: "cn-hangzhou" } },
    resource_changes: [
      {
        ...PLAN.resource_changes[0],
        change: {
          ...PLAN.resource_changes[0]?.change,
          after: {
            ip_address: "203.0.113.1",
            asn: 0,
            description: "redacted-secret-0002",
            tags: { a: "in (sensitive)", b: "c" },
          },
        },
      },
    ],
  });
});

test("the result is a plan that can be judged", async () => {
  const cwd = writeFiles({ "plan.json": JSON.stringify(PLAN) });
  const { exitCode, stdout } = await cenvpn(["redact", "plan.json"], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).not.toContain("planted");
  expect(judge(readStacks({ name: "a", json: JSON.parse(stdout) })).stacks).toMatchObject([{ kind: "plan" }]);
});

test("anything but a plan or state is refused, and not printed", async () => {
  const cwd = writeFiles({ "keys.json": JSON.stringify({ psks: { a: "planted" } }) });
  expect(await cenvpn(["redact", "keys.json"], { cwd })).toEqual({
    exitCode: 3,
    stdout: "",
    stderr: "cenvpn: keys.json is neither a plan nor a state as JSON; terraform show -json prints it\n",
  });
});
