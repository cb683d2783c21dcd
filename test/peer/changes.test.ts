import { changedDevices } from "../../peer/changes";
import { devicesOf, environment } from "./fixtures";

const IOS_XE = "{profile: ios-xe, networks: {site: [192.168.30.0/24]}}";
const AT = { environment: "dev", site: "berlin", device: "edge-1" } as const;
const never = () => [];

const before = devicesOf(environment({ device: IOS_XE }));
const changed = (text: string, formerly: () => readonly string[] = never) =>
  changedDevices(before, devicesOf(text), formerly);

test("nothing changes on a device whose configuration stays", () => {
  expect(changed(environment({ device: IOS_XE }))).toEqual([]);
});

test("removed and added lines stand in their order", () => {
  const connection = "bgp: {localAsn: 64512}\ncrypto: {ike: {lifetime: 3600}}";
  const lifetime = [
    { sign: "-", text: " lifetime 28800" },
    { sign: "+", text: " lifetime 3600" },
  ];
  expect(changed(environment({ device: IOS_XE, connection }))).toEqual([
    {
      ...AT,
      profile: "ios-xe",
      action: "changed",
      files: [{ file: "ios-xe.cfg", lines: [...lifetime, ...lifetime] }],
    },
  ]);
});

test("an added or removed device is named without lines", () => {
  const one = { ...AT, profile: "ios-xe", files: [] };
  expect(changedDevices([], before, never)).toEqual([{ ...one, action: "added" }]);
  expect(changedDevices(before, [], never)).toEqual([{ ...one, action: "removed" }]);
});

test("a renamed site has the same device, and only names change", () => {
  const renamed = environment({ device: IOS_XE }).replace("berlin:", "munich:");
  const [{ action, site, files } = { files: [] }, ...others] = changed(renamed, () => ["berlin"]);
  expect([action, site, others]).toEqual(["changed", "munich", []]);
  expect(files[0]?.lines.every(({ text }) => /berlin|munich/.test(text))).toBe(true);
});

test("a device without a possible configuration is left out", () => {
  expect(changedDevices(before, devicesOf(environment({ device: "{profile: routeros}" })), never)).toEqual([
    { ...AT, profile: "ios-xe", action: "removed", files: [] },
  ]);
});
