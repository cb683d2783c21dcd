import { readFileSync } from "node:fs";
import { formatFileProblem, loadEnvironments, parseSource } from "../../config";
import { temporaryFile } from "../setup/files";
import fc from "../setup/properties";
import { DEV, dev, lines, problems } from "./dev";

const COMPOSE = 'name: shop\nversion: "3"\nservices: {web: {image: nginx}}\nnetworks: {a: {}}\nvolumes: {}\n';

describe("a file that is not an environment is reported", () => {
  test.each([
    ["broken YAML", "name: [dev", /not YAML/],
    ["a duplicate key", "name: dev\nname: dev2\n", /^dev\.yaml:2:1\n {2}“name” is in line 1 already/],
    [
      "each duplicate key",
      "name: dev\nname: dev\nregion: a\nregion: b\n",
      /:2:1\n[\s\S]*:4:1\n {2}“region” is in line 3/,
    ],
    ["an empty file", "", /is empty/],
    ["only a comment", "# nothing\n", /is empty/],
    ["a scalar", "dev", /a text, not a map of names/],
    ["a list", "[]", /a list, not a map of names/],
    ["many documents", "name: dev\n---\nname: dev\n", /second document/],
    ["an alias bomb", bomb(), /alias/i],
    ["an alias of what it stands in", "sites: &all {shanghai: *all}\n", /alias/i],
    ["deep nesting", "[".repeat(100_000), /nests too deeply/],
    ["deep nesting of lists", "- ".repeat(10_000), /nests too deeply/],
    ["deep nesting of keys", "? ".repeat(10_000), /nests too deeply/],
    [
      "one of another tool",
      COMPOSE,
      /^dev\.yaml:1:1\n {2}this is not an environment file: it has “version”, “services”[^\n]*name, region[^\n]*$/,
    ],
    [
      "a plan",
      '{"format_version": "1.2", "resource_changes": []}',
      /^dev\.yaml:1:1\n {2}this is what terraform show -json prints, not an environment file\.[^\n]*\n {2}Fix: cenvpn check judges it\.$/,
    ],
    [
      "a state",
      '{"version": 4, "terraform_version": "1.11.4"}',
      /this is a state of Terraform, not an environment file/,
    ],
    ["Terraform JSON", '{"resource": {}}', /this is a configuration of Terraform, not an environment file/],
    ["one whose keys are all mistyped", "nmae: dev\nsties: {}\n", /did you mean name\?[\s\S]*did you mean sites\?/],
    ["__proto__", '{"__proto__": {"name": "dev"}}', /__proto__/],
  ])("%s is reported", (_, text, message) => {
    expect(lines(text)).toMatch(message);
  });

  test.each([
    ["a bracket that is not closed", "asn: 65010}", "asn: 65010", 11, "a bracket that is opened above is not closed"],
    ["a quote that is not closed", "team: network", 'team: "network', 33, "a quote that is opened above is not closed"],
    ["a template of the shell", "64512", "${ASN}", 6, "this belongs to nothing; put text with brackets in quotes"],
    ["a template of a tool", "name: dev", "name: {{ env }}", 2, "there is a bracket where a name should be"],
    ["no colon after a key", "sites:", "sites", 7, "after this name there is no colon with a space"],
    ["no space after a colon", "name: dev", "name:dev", 2, "after this name there is no colon with a space"],
    ["two colons", "name: dev", "name: dev: x", 2, "the line has two colons"],
    [
      "no comma",
      "203.0.113.10, asn",
      "203.0.113.10 asn",
      10,
      "within brackets a comma is missing before the next name",
    ],
    ["@ at the start", "name: dev", "name: @dev", 2, "put text that starts like this in quotes"],
    ["another column", "    connections:", "   connections:", 12, "the line starts at a different column"],
    ["a tab", "    customerGateways", "\tcustomerGateways", 9, "the line is indented with a tab"],
  ])("%s is reported once, in words", (_, piece, replacement, line, words) => {
    expect(problems(dev(piece, replacement))).toMatchObject([
      { position: { line }, what: expect.stringContaining(words) },
    ]);
  });

  test("a value of another kind is reported once", () => {
    expect(problems(readFileSync("README.md", "utf8"))).toHaveLength(1);
  });

  test("broken YAML is reported without quoting the line, which may contain a PSK", () => {
    expect(lines("psk: 'sEkReT\n")).not.toContain("sEkReT");
    for (const sign of ["", "*", "!", "!!", "|", ">", "&", "%", "@", "`", "[", "{"]) {
      expect(lines(`psk: ${sign}sEkReT: x\n`)).not.toContain("sEkReT");
      expect(lines(`psk: ${sign}sEkReT\n`)).not.toContain("sEkReT");
    }
  });

  test.each([
    ["missing", "no-such-file.yaml", /no such file/],
    ["a folder", "environments", /folder/],
    ["binary", temporaryFile("binary.yaml", Buffer.from([0x7f, 0x45, 0x00, 0x01])), /binary/],
    ["not UTF-8", temporaryFile("latin1.yaml", Buffer.from([0x6e, 0xfc])), /UTF-8/],
    ["HCL", temporaryFile("main.tf", "terraform {}"), /Terraform HCL[^\n]*\n.*terraform show -json/],
    ["100 MB", temporaryFile("huge.yaml", Buffer.alloc(100 * 1024 * 1024, "#")), /100 MB/],
  ])("%s is reported", (_, file, message) => {
    const { environments, problems } = loadEnvironments([file]);
    expect(environments).toEqual([]);
    expect(problems.map(formatFileProblem).join()).toMatch(message);
  });

  test("two files with one name are distinguished", () => {
    const { problems } = loadEnvironments(["environments/dev.yaml", temporaryFile("copy.yaml", Buffer.from(DEV))]);
    expect(problems).toMatchObject([
      { what: expect.stringContaining("environments/dev.yaml also has the name “dev”"), position: { line: 2 } },
    ]);
  });
});

test("no text crashes the reader", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => Array.isArray(problems(text))));
});

test("no JSON crashes the reader, at whatever place of the file it stands", () => {
  const spot = fc.constantFrom("name", "region", "transitRouter", "backend", "tags", "defaults", "sites");
  fc.assert(
    fc.property(spot, fc.jsonValue(), (key, value) => {
      const text = JSON.stringify({ ...(parseSource("dev.yaml", DEV).value as object), [key]: value });
      return problems(text).every(({ what, position }) => what !== "" && (position?.line ?? 0) > 0);
    }),
  );
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(", ")}]`);
  return [`l0: &l0 [x]`, ...levels].join("\n");
}
