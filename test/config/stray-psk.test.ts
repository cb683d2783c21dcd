import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { loadEnvironments } from "../../config";
import { formatFileProblems } from "../../config/problem";
import { temporaryFile } from "../setup/files";

// A PSK may be anywhere in an environment file by mistake. No message about the file repeats the PSK.

type Step = string | number;

const DEV = parse(readFileSync("environments/dev.yaml", "utf8"));
Object.assign(DEV, { accounts: { branch: { role: "acs:ram::1234567890123456:role/cenvpn" } } });

function valuesIn(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    valuesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function holderOf(root: unknown, path: readonly Step[]): Record<Step, unknown> {
  return path.slice(0, -1).reduce<unknown>((at, step) => Object(at)[step], root) as Record<Step, unknown>;
}

/** The messages about the changed file. */
function said(change: (file: unknown) => void): string {
  const copy = structuredClone(DEV);
  change(copy);
  const { problems } = loadEnvironments([temporaryFile("dev.yaml", stringify(copy))]);
  return formatFileProblems(problems);
}

const inPlaceOf = (path: readonly Step[], word: string) =>
  said((file) => {
    holderOf(file, path)[path.at(-1) as Step] = word;
  });

const amongNamesOf = (path: readonly Step[], word: string) =>
  said((file) => {
    const holder = holderOf(file, path);
    if (!Array.isArray(holder)) holder[word] = null;
  });

test.each([
  ["letters and figures", "Kq7vN2xR9tB4mW6z"],
  ["signs between them", "Kq7v-N2xR_9tB4.mW6z"],
  ["a marker and figures", "PLANTED-key-0123456789"],
  ["few characters of all kinds", "Zx9!kQ2#vT"],
])("no message repeats a PSK of %s, in place of any value or name", (_, psk) => {
  const leaks = valuesIn(DEV).flatMap((path) =>
    [inPlaceOf(path, psk), amongNamesOf(path, psk)].filter((text) => text.includes(psk)).map(() => path.join(".")),
  );
  expect(leaks).toEqual([]);
});

test.each([
  ["an inside CIDR", ["sites", "shanghai", "connections", "main", "tunnels", "1", "insideCidr"]],
  ["a role", ["accounts", "branch", "role"]],
  ["a network", ["sites", "chengdu", "connections", "main", "routes", 0]],
  ["an ASN", ["defaults", "bgp", "localAsn"]],
])("nor a PSK of words where %s belongs", (_, path) => {
  const text = inPlaceOf(path, "correct-horse-battery-staple");
  expect(text).toContain("this is not a");
  expect(text).not.toContain("correct");
});

test("nor a PSK of words in place of a name without a value", () => {
  const text = amongNamesOf(["sites", "shanghai", "connections", "main", "bgp"], "correct-horse-battery-staple");
  expect(text).toContain("this word is not a name, and has no value");
  expect(text).not.toContain("correct");
});

test.each([
  ["a name with capitals", ["name"], "Shanghai-Office-01"],
  ["an id of another thing", ["transitRouter", "id"], "vpc-bp1abc2def3ghi4jkl5mn"],
  ["a host", ["sites", "shanghai", "customerGateways", "edge-1", "ip"], "vpn1.shanghai.example.com"],
  ["a network with host bits", ["sites", "chengdu", "connections", "main", "routes", 0], "192.168.9.1/24"],
  ["an ASN as routers write it", ["defaults", "bgp", "localAsn"], "AS65010"],
])("%s is shown", (_, path, word) => {
  expect(inPlaceOf(path, word)).toContain(word);
});
