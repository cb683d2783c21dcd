import { readFileSync } from "node:fs";
import { build } from "../../app/build";
import { loadEnvironments } from "../../config";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { environment } from "./fixtures";

// What an environment file may say about a device.

function problems(device: string): string[] {
  const file = temporaryFile("dev.yaml", environment({ device }));
  return loadEnvironments([file]).problems.map(({ path, what }) => `${path.slice(5).join(".")}: ${what}`);
}

test("all settings may be given together", () => {
  const device =
    "{profile: ios-xe, address: 192.168.1.2, interface: GigabitEthernet0/0/0.10, mtu: 1492, networks: {site: [192.168.30.0/24], cloud: [10.0.0.0/8]}, preference: active-standby}";
  expect(problems(device)).toEqual([]);
});

test.each([
  ["{profile: ios}", "profile: “ios” is not allowed"],
  ["{address: 192.168.1}", "address: 192.168.1 is not an IPv4 address"],
  ["{interface: 'eth0\\n shutdown'}", "interface: “eth0"],
  ["{interface: 'eth0; reboot'}", "interface: “eth0; reboot” is not the name of an interface"],
  ['{interface: "eth0\\nreload"}', "interface: “eth0\nreload” is not the name of an interface"],
  ["{interface: '\"'}", 'interface: “"” is not the name of an interface'],
  ["{mtu: 500}", "mtu: 500 is not the MTU of a path to the cloud"],
  ["{networks: {site: [192.168.30.1/24]}}", "networks.site.0: 192.168.30.1/24 has host bits set"],
  ["{networks: {site: [100.64.1.0/24]}}", "networks.site.0: 100.64.1.0/24 touches 100.64.0.0/10"],
  ["{preference: both}", "preference: “both” is not allowed"],
  ["{vendor: cisco}", "vendor"],
])("%s is refused", (device, problem) => {
  expect(problems(device)[0]).toContain(problem);
});

test("the cloud's services are among the device's cloud networks", () => {
  expect(problems("{networks: {cloud: [100.64.0.0/10]}}")).toEqual([]);
});

test("the cloud's resources do not mention a device", () => {
  const synthesized = (device: string) => {
    const { folder } = build({
      files: [temporaryFile("dev.yaml", environment({ device }))],
      outdir: temporaryFolder(),
    });
    return JSON.parse(readFileSync(`${folder}/stacks/dev-sites/cdk.tf.json`, "utf8")).resource;
  };
  const without = (json: object) => JSON.stringify(json).replace(/"source":"[^"]*"/g, "");
  expect(without(synthesized("{profile: strongswan, mtu: 1492}"))).toBe(without(synthesized("{}")));
});
