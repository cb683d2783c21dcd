import { FileProblemsError, readKeysFile, withKeys } from "../../config";
import fc from "../setup/properties";

const NEW = new Map([["n/m/1", "K"]]);

test.each([
  ["{}", '{\n  "psks": {\n    "n/m/1": "K"\n  }\n}'],
  ['{"psks": {}}', '{"psks": {\n    "n/m/1": "K"\n  }}'],
  ['{"psks": {"a": "}{"} , "b": 1.0}', '{"psks": {"a": "}{",\n    "n/m/1": "K"\n  } , "b": 1.0}'],
  ['{"b": {"psks": {"a": "c"}}}', '{"b": {"psks": {"a": "c"}},\n  "psks": {\n    "n/m/1": "K"\n  }\n}'],
  ['{"b": ["psks", {}]}', '{"b": ["psks", {}],\n  "psks": {\n    "n/m/1": "K"\n  }\n}'],
  ['{"\\u0070sks": {"a": "\\"}"}}\n', '{"\\u0070sks": {"a": "\\"}",\n    "n/m/1": "K"\n  }}\n'],
])("%s with one more key", (text, expected) => {
  expect(withKeys(text, NEW)).toBe(expected);
});

test("whatever else is in the file keeps its value, however it is written", () => {
  const texts = fc.dictionary(fc.string(), fc.string());
  const others = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(others, fc.option(texts), fc.nat(4), (other, psks, indent) => {
      const before = JSON.parse(JSON.stringify({ ...other, ...(psks ? { psks } : { psks: undefined }) }));
      const after = JSON.parse(withKeys(JSON.stringify(before, null, indent), NEW));
      expect(after).toEqual({ ...before, psks: { ...before.psks, "n/m/1": "K" } });
    }),
  );
});

test.each([
  ["PLANTED", "the file is not JSON"],
  ['{"psks": {"a/b/1": "PLANTED"},}', "the file is not JSON"],
  ['["PLANTED"]', "the file holds no object"],
  ['{"psks": "PLANTED"}', "psks is no object"],
  ['{"psks": {"a/b/1": ["PLANTED"]}}', "the key is not a text"],
  ['{"psks": {"a/b/1": "PLANTED key"}}', "the key has white space in it"],
  ['{"psks": {"a/b/1": ""}}', "the key is empty"],
])("%s is refused and not quoted", (text, what) => {
  const read = () => readKeysFile("dev-sites.tfvars.json", text, ["a/b/1"]);
  expect(read).toThrow(FileProblemsError);
  expect(read).toThrow(what);
  expect(read).not.toThrow("PLANTED");
});
