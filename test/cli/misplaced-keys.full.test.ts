import { DEV } from "../config/dev";
import { app, cenvpn } from "../setup/command";
import { writeFiles } from "../setup/files";

// cenvpn refuses a PSK at any plausible wrong place, and never repeats the PSK.

const MARK = "S3cretKey0815abc";
const PLACES: Readonly<Record<string, string>> = {
  "defaults.keys": `crypto: strong, keys: ${MARK},`,
  "keys in a list": `keys: [${MARK}],`,
  "keys by tunnel": `keys: {1: ${MARK}, 2: ${MARK}},`,
  "as a key of keys": `keys: {${MARK}},`,
  "keys.variable": `keys: {variable: ${MARK}},`,
  "keys.kms": `keys: {kms: ${MARK}},`,
  "keys.kms.secret": `keys: {kms: {secret: ${MARK}}},`,
  "a number as the secret": "keys: {kms: {secret: 8150815}},",
  "a pattern of the secret that no name has": `keys: {kms: {secret: "${MARK}!{tunnel}"}},`,
  "keys.kms.stage": `keys: {kms: {secret: "vpn/{site}/{connection}/{tunnel}", stage: "${MARK} x"}},`,
  "a number as the stage": "keys: {kms: {secret: 'vpn/{site}/{connection}/{tunnel}', stage: 8150815}},",
  crypto: `crypto: ${MARK},`,
  "crypto.profile": `crypto: {profile: ${MARK}},`,
  "a word of its own": `crypto: strong, ${MARK},`,
  "crypto.ike.encryption": `crypto: {ike: {encryption: ${MARK}}},`,
};

/** One file for each place: the example with a PSK there. */
const project = writeFiles(
  Object.fromEntries(
    Object.entries(PLACES).map(([, place], index) => [
      `environments/e${index}.yaml`,
      DEV.replace("name: dev\n", `name: e${index}\n`).replace("crypto: strong,", place),
    ]),
  ),
);

const COMMANDS = [
  ...["text", "json", "github", "gitlab", "sarif", "junit", "markdown"].map((format) => ["check", "--format", format]),
  ["check", "--print"],
  ["baseline"],
  ["rehearse"],
  ["addresses"],
  ["addresses", "--format", "json"],
  ["permissions"],
  ["bill"],
  ["bill", "--format", "json"],
  ["keys"],
  ["keys", "--format", "json"],
];

test("no command repeats a misplaced PSK, in any format", async () => {
  const runs = COMMANDS.map(async (args) => ({ args, ...(await cenvpn(args, { cwd: project })) }));
  for (const { args, exitCode, stdout, stderr } of await Promise.all(runs)) {
    const printed = stdout + stderr;
    const reported = Object.keys(PLACES).filter((_, index) => printed.includes(`e${index}.yaml`)).length;
    expect({ args, exitCode, reported, leaks: /S3cret|8150815/.test(printed) }).toEqual({
      args,
      exitCode: 2,
      reported: Object.keys(PLACES).length,
      leaks: false,
    });
  }
});

test("the app does not, either", async () => {
  const { exitCode, stdout, stderr } = await app({ cwd: project });
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain("e0.yaml");
  expect(stdout + stderr).not.toMatch(/S3cret|8150815/);
});

test("a PSK under keys is reported with its right place", async () => {
  const { stderr } = await cenvpn(["check", "environments/e0.yaml"], { cwd: project });
  expect(stderr).toMatch(
    /defaults\.keys\n {2}this file must not contain PSKs\. Allowed: .*variable.*\n {2}Fix: remove it here/,
  );
});
