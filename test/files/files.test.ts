import { execFileSync, spawn } from "node:child_process";
import crypto from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { decoded } from "../../files/decoded";
import { pathInside } from "../../files/inside";
import { readRegular, startOf } from "../../files/regular-files";
import { withTemporaryFolder } from "../../files/temporary-folder";
import { writeWhole } from "../../files/whole-files";
import { temporaryFolder, writeFiles } from "../setup/files";

describe("files are written whole or not at all", () => {
  test("no file is written if the folder of one cannot be made", () => {
    const folder = writeFiles({ "one.txt": "before" });
    const texts = [join(folder, "one.txt"), join(folder, "one.txt", "other.txt")].map(
      (file) => [file, "after"] as const,
    );
    expect(() => writeWhole(new Map(texts))).toThrow(/EEXIST|ENOTDIR/);
    expect(readFileSync(join(folder, "one.txt"), "utf8")).toBe("before");
    expect(readdirSync(folder)).toEqual(["one.txt"]);
  });

  test("missing folders are made", () => {
    const file = join(temporaryFolder(), "new", "folder", "one.txt");
    writeWhole(new Map([[file, "text"]]));
    expect(readFileSync(file, "utf8")).toBe("text");
  });

  test("a link stays, and its target keeps its mode", () => {
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

  test("a pipe, or a device behind a link, is not replaced", () => {
    const folder = temporaryFolder();
    const [pipe, link] = [join(folder, "pipe"), join(folder, "link")];
    execFileSync("mkfifo", [pipe]);
    symlinkSync("/dev/null", link);
    for (const file of [pipe, link])
      expect(() => writeWhole(new Map([[file, "text"]]))).toThrow("it is not a regular file");
    expect([statSync(pipe).isFIFO(), statSync(link).isCharacterDevice()]).toEqual([true, true]);
    expect(readdirSync(folder)).toEqual(["link", "pipe"]);
  });

  test("a link in the draft's place is not followed", () => {
    const folder = writeFiles({ precious: "before" });
    const chance = jest.spyOn(crypto, "randomBytes").mockImplementation(() => Buffer.from("chance"));
    symlinkSync("precious", join(folder, `.draft-${Buffer.from("chance").toString("hex")}-file`));
    expect(() => writeWhole(new Map([[join(folder, "file"), "after"]]))).toThrow(/EEXIST/);
    chance.mockRestore();
    expect(readFileSync(join(folder, "precious"), "utf8")).toBe("before");
  });

  test("an old draft of a process with the same id does no harm", () => {
    const folder = writeFiles({ [`.draft-${process.pid}-file`]: "left behind" });
    writeWhole(new Map([[join(folder, "file"), "after"]]));
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("after");
  });
});

describe("only a regular file is read, up to a size", () => {
  test("whole, even at the largest size", () => {
    const folder = writeFiles({ empty: "", full: "12345678" });
    expect(String(readRegular(join(folder, "empty"), 8))).toBe("");
    expect(String(readRegular(join(folder, "full"), 8))).toBe("12345678");
    expect(String(startOf(join(folder, "full"), 4))).toBe("1234");
    expect(String(startOf(join(folder, "full"), 40))).toBe("12345678");
  });

  test("not a larger file, a folder, a device, a pipe, or a link to one", () => {
    const folder = writeFiles({ full: "123456789" });
    execFileSync("mkfifo", [join(folder, "pipe")]);
    for (const [link, to] of Object.entries({ zero: "/dev/zero", topipe: "pipe", tofull: "full" }))
      symlinkSync(to, join(folder, link));
    const refusals = ["full", "tofull", "", "zero", "pipe", "topipe"].map((name) => readRegular(join(folder, name), 8));
    const irregular = { why: "not regular" };
    expect(refusals).toEqual([
      { why: "too large", size: 9 },
      { why: "too large", size: 9 },
      { why: "folder" },
      irregular,
      irregular,
      irregular,
    ]);
    expect(["", "zero", "pipe", "gone"].map((name) => startOf(join(folder, name), 8))).toEqual(
      Array(4).fill(undefined),
    );
  });

  const says0 = "/proc/self/status"; // Linux says of such a file that it has no bytes.
  test("nor a file that is longer than its reported size", () => {
    expect(statSync(says0).size).toBe(0);
    expect(readRegular(says0, 100)).toEqual({ why: "too large" });
    expect(String(readRegular(says0, 1_000_000))).toContain("Pid:");
  });
});

describe("a temporary folder is removed", () => {
  const lent: string[] = [];
  const use = (folder: string) => {
    lent.push(folder);
    writeFileSync(join(folder, "file"), "");
  };

  test("after its use, which may return, fail or take time", async () => {
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

test.each(["utf8", "utf16le", "utf16be"] as const)("a text in %s is read with and without signs of its own", (form) => {
  const text = '{"name": "Zürich 上海"}';
  const bytes = Buffer.from(`\ufeff${text}`, form === "utf8" ? form : "utf16le");
  expect(decoded(form === "utf16be" ? bytes.swap16() : bytes, true)).toBe(text);
});

test("bytes that are no text are refused, unless a log has them", () => {
  const bytes = Buffer.from([0x61, 0xff, 0x62]);
  expect(() => decoded(bytes, true)).toThrow(expect.objectContaining({ code: "ERR_ENCODING_INVALID_ENCODED_DATA" }));
  expect(decoded(bytes)).toBe("a\ufffdb");
});
