import { ResourceGraph } from "../../graph/network/graph";
import { topologyOf } from "../../graph/network/topology";
import { readStacks } from "../../policy";
import { topologyMermaid } from "../../report";
import { IN_HANGZHOU, type Json, patch, site, sites, stack } from "../policy/fixtures";
import { planOf } from "../policy/plan-of";
import { planOfChange } from "../policy/plan-of-change";
import { cenvpn } from "../setup/command";
import { writeFiles } from "../setup/files";

const draw = (json: Json) => topologyMermaid(topologyOf(new ResourceGraph(readStacks({ name: "dev-sites", json }))));
const TWO = stack(IN_HANGZHOU, sites(2));

test("sites have their devices and connections, which lead over route tables to the transit router", () => {
  expect(draw(stack(IN_HANGZHOU, site("shanghai")))).toBe(`flowchart LR
  subgraph s1["site shanghai"]
    n1["edge-1<br>45.106.255.10"]
    n2["edge-2<br>45.106.255.11"]
    n3(["main"])
  end
  n1 ---|"tunnel 1"| n3
  n2 ---|"tunnel 2"| n3
  n4[("vtb-1")]
  n5{{"tr-abc123"}}
  n3 --- n4
  n4 --- n5
`);
});

test("environments are drawn too, the transit router's system table as default", async () => {
  const cwd = writeFiles({ "environments/dev.yaml": ENVIRONMENT });
  for (const args of [[], ["dev"], ["environments/dev.yaml"]]) {
    const { stdout, exitCode } = await cenvpn(["topology", ...args], { cwd });
    expect({ exitCode, lines: stdout.split("\n").slice(-7) }).toEqual({
      exitCode: 0,
      lines: [
        '  n1 ---|"tunnel 1"| n2',
        '  n1 ---|"tunnel 2"| n2',
        '  n3[("default")]',
        '  n4{{"tr-abc123"}}',
        "  n2 --- n3",
        "  n3 --- n4",
        "",
      ],
    });
  }
  expect(await cenvpn(["topology", "prod"], { cwd })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("there is no environment prod. Allowed: dev."),
  });
});

const ENVIRONMENT = `
name: dev
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: existing}
sites:
  berlin:
    customerGateways: {edge: {ip: 203.0.113.10}}
    connections:
      main:
        routes: [192.168.30.0/24]
        tunnels: {1: {customerGateway: edge}, 2: {customerGateway: edge}}
`;

test("its classes show what a plan does", () => {
  const network = "resource/alicloud_vpn_gateway_vpn_attachment/site-1__main/network_type";
  const lifetime =
    "resource/alicloud_vpn_gateway_vpn_attachment/site-2__main/tunnel_options_specification/1/tunnel_ike_config/ike_lifetime";
  const third = stack(patch(patch(TWO, network, "private"), lifetime, 3_600), site("third"));
  const drawn = draw(planOfChange(TWO, third));
  expect(drawn).toMatch(/class n3 replaced\n/);
  expect(drawn).toMatch(/class n6 unsent\n/);
  expect(drawn).toMatch(/class n7,n8,n9 added\n/);
  const removed = draw(planOfChange(TWO, stack(IN_HANGZHOU, site("site-1"))));
  expect(removed).toContain('subgraph s2["site site-2"]');
  expect(removed).toMatch(/class [n\d,]+ removed\n/);
});

test("the picture does not depend on the order of resources in a plan", () => {
  const plan = planOf(TWO);
  const reversed = { ...plan, resource_changes: (plan.resource_changes as Json[]).toReversed() };
  expect(draw(reversed)).toBe(draw(plan));
});

test("60 sites are drawn as counts", () => {
  const drawn = draw(planOf(sites(60)));
  expect(drawn.split("\n").length).toBeLessThan(10);
  expect(drawn).toContain('(["60 connections of 60 sites added"])');
});

test("foreign names cannot break the picture", () => {
  const name = 'a"]; click x "javascript:1" <b>`|\n%%{init}%%';
  const json: Json = {
    ...IN_HANGZHOU,
    resource: { alicloud_vpn_gateway_vpn_attachment: { [name]: { local_subnet: "0.0.0.0/0" } } },
  };
  const [, line = "", ...rest] = draw(json).split("\n");
  expect(line.replaceAll(/#\d+;/g, "?")).toMatch(/^ {2}n1\(\["[\w ?.:/-]*"\]\)$/);
  expect(rest.join("")).toBe("");
});

test("the command draws plans, and prints no secret", async () => {
  const cwd = writeFiles({ "dev-sites.plan.json": JSON.stringify(planOf(TWO)) });
  const { exitCode, stdout } = await cenvpn(["topology", "dev-sites.plan.json"], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: draw(planOf(TWO)) });
});
