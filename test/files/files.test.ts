import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathInside } from "../../files/inside";
import { withTemporaryFolder } from "../../files/temporary-folder";
import { writeWhole } from "../../files/whole-files";
import { temporaryFolder, writeFiles } from "../setup/files";

describe("files are written whole or not at all", () => {
  test("none is written when the place of one is missing", () => {
    const folder = writeFiles({ "one.txt": "before" });
    const texts = [join(folder, "one.txt"), join(folder, "gone", "other.txt")].map((file) => [file, "after"] as const);
    expect(() => writeWhole(new Map(texts))).toThrow(/ENOENT/);
    expect(readFileSync(join(folder, "one.txt"), "utf8")).toBe("before");
    expect(readdirSync(folder)).toEqual(["one.txt"]);
  });

  test("a link stays, and so does the mode of what it leads to", () => {
    const folder = temporaryFolder();
    const [file, link] = [join(folder, "file"), join(folder, "link")];
    writeFileSync(file, "before", { mode: 0o640 });
    symlinkSync("file", link);
    writeWhole(new Map([[link, "after"]]));
    expect({ text: readFileSync(file, "utf8"), mode: statSync(file).mode & 0o777 }).toEqual({
      text: "after",
      mode: 0o640,
    });
    expect(readdirSync(folder)).toEqual(["file", "link"]);
  });

  test("a link that lies where the draft goes is not followed", () => {
    const folder = writeFiles({ precious: "before" });
    symlinkSync("precious", join(folder, `.draft-${process.pid}-file`));
    expect(() => writeWhole(new Map([[join(folder, "file"), "after"]]))).toThrow(/EEXIST/);
    expect(readFileSync(join(folder, "precious"), "utf8")).toBe("before");
  });
});

describe("a temporary folder is gone", () => {
  const lent: string[] = [];
  const use = (folder: string) => {
    lent.push(folder);
    writeFileSync(join(folder, "file"), "");
  };

  test("after its use, whether that returns, fails or takes time", async () => {
    withTemporaryFolder(use);
    expect(() =>
      withTemporaryFolder((folder) => {
        use(folder);
        throw new Error("no");
      }),
    ).toThrow("no");
    await withTemporaryFolder(async (folder) => {
      use(folder);
      await new Promise(setImmediate);
      expect(existsSync(folder)).toBe(true);
    });
    expect(lent).toHaveLength(3);
    expect(lent.filter((folder) => existsSync(folder))).toEqual([]);
  });

  test.each([
    ["while somebody waits", "new Promise(() => setInterval(() => undefined, 1000))"],
    ["while nobody can listen", "{ const end = Date.now() + 1000; while (Date.now() < end); }"],
  ])("when a signal ends the process %s", async (_, work) => {
    const folders = resolve("dist/files/temporary-folder.js");
    const script = `require(${JSON.stringify(folders)}).withTemporaryFolder((folder) => {
      require("node:fs").writeSync(1, folder);
      return ${work.startsWith("{") ? `(() => ${work})()` : work};
    });
    setTimeout(() => undefined, 20_000);`;
    const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((done) => child.once("exit", (_code, signal) => done(signal)));
    const folder = await new Promise<string>((done) => child.stdout.once("data", (data) => done(String(data))));
    expect(existsSync(folder)).toBe(true);
    child.kill("SIGTERM");
    expect(await ended).toBe("SIGTERM");
    expect(existsSync(folder)).toBe(false);
  });
});

test.each([
  ["/a/b/c", "b/c"],
  ["/a/..b", "..b"],
  ["/a", undefined],
  ["/a/../b", undefined],
  ["/ab", undefined],
])("from the folder /a the path %s is %s", (path, inside) => {
  expect(pathInside("/a", path)).toBe(inside);
});
