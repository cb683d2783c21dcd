import { environmentYaml, hcl, policyYaml, shell, shownSnippets } from "../../policy";
import { isExample } from "../../policy/example";

const snippet = hcl`

    resource "a" "b" {
      c = ${1}

    }
`;

test("a snippet loses the surrounding lines, and the indentation that all its lines share", () => {
  expect(snippet).toEqual({ of: "terraform", text: 'resource "a" "b" {\n  c = 1\n\n}' });
});

test("an example appears in blocks of its languages, with a label where it matters", () => {
  const [yaml, settings, command] = [environmentYaml`name: dev`, policyYaml`strict: true`, shell`terraform plan`];
  expect(shownSnippets([yaml, settings, command])).toEqual([
    { language: "yaml", text: "name: dev" },
    { language: "yaml", text: "# cenvpn.yaml\nstrict: true" },
    { language: "sh", text: "terraform plan" },
  ]);
  expect(shownSnippets({ before: yaml, after: command })).toEqual([
    { language: "yaml", text: "# deployed\nname: dev" },
    { language: "sh", text: "# then written\nterraform plan" },
  ]);
  expect([shownSnippets(snippet), shownSnippets("asn: 1")]).toEqual([[{ language: "hcl", text: snippet.text }], []]);
});

test("a foreign export counts as an example if it can be shown", () => {
  const examples = ["asn: 1", snippet, [snippet, snippet], { before: snippet, after: snippet }];
  expect(examples.map(isExample)).toEqual([true, true, true, true]);
  const others = [
    undefined,
    null,
    1,
    {},
    { text: "a" },
    { of: "toString", text: "a" },
    { of: "shell" },
    [1],
    { before: snippet },
  ];
  expect(others.map(isExample)).toEqual(others.map(() => false));
});
