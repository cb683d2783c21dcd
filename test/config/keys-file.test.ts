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
])("%s with one more PSK", (text, expected) => {
  expect(withKeys(text, NEW)).toBe(expected);
});

test("everything else in the file keeps its value, however it is written", () => {
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

test("a renamed PSK keeps its value, and everything else keeps its place", () => {
  const text =
    '{"old/m/1": "old/m/1", "psks": {"\\u006fld/m/1" : "old/m/1","x": {"old/m/1": 1}, "y/m/1": "K"}, "z": {"old/m/1": 2}}';
  expect(withKeys(text, NEW, new Map([["old/m/1", "new-name/m/1"]]))).toBe(
    text.replace('"\\u006fld/m/1"', '"new-name/m/1"').replace('"K"}', '"K",\n    "n/m/1": "K"\n  }'),
  );
});

test("the latest former name counts, but none if the present name exists", () => {
  const wanted = [{ name: "c/m/1", formerly: ["b/m/1", "a/m/1"] }];
  const renamed = (...names: string[]) => {
    const psks = Object.fromEntries(names.map((name) => [name, "K"]));
    return [...readKeysFile("x", JSON.stringify({ psks }), wanted).renamed];
  };
  expect(renamed("a/m/1", "b/m/1")).toEqual([["b/m/1", "c/m/1"]]);
  expect(renamed("a/m/1")).toEqual([["a/m/1", "c/m/1"]]);
  expect(renamed("a/m/1", "b/m/1", "c/m/1")).toEqual([]);
});

test("a PSK with characters that not every device accepts is kept: it may be in use", () => {
  const text = JSON.stringify({ psks: { "a/b/1": "PLANTED`'\\?\"" } });
  expect(readKeysFile("x", text, [{ name: "a/b/1", formerly: [] }]).names).toEqual(["a/b/1"]);
});

test.each([
  ["PLANTED", "the file is not JSON"],
  ['{"psks": {"a/b/1": "PLANTED"},}', "the file is not JSON"],
  ['["PLANTED"]', "the file does not hold an object"],
  ['{"psks": "PLANTED"}', "psks is not an object"],
  ['{"psks": {"a/b/1": ["PLANTED"]}}', "the PSK is not text"],
  ['{"psks": {"a/b/1": "PLANTED key"}}', "the PSK contains white space"],
  ['{"psks": {"a/b/1": ""}}', "the PSK is empty"],
  ['{"psks": {"was/b/1": "PLANTED key"}}', "the PSK contains white space"],
])("%s is refused, but not quoted", (text, what) => {
  const read = () => readKeysFile("dev-sites.tfvars.json", text, [{ name: "a/b/1", formerly: ["was/b/1"] }]);
  expect(read).toThrow(FileProblemsError);
  expect(read).toThrow(what);
  expect(read).not.toThrow("PLANTED");
});
