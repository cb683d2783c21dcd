import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

// Links lead to existing files, both in the repository and in the package.

const inFolder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
    .map((name) => join(folder, name));

const pages = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...inFolder("docs"),
  ...inFolder("examples"),
  ...inFolder("bench"),
];

const { files } = JSON.parse(readFileSync("package.json", "utf8")) as { files: readonly string[] };
const packed = files
  .filter((pattern) => !pattern.startsWith("!"))
  .map(
    (pattern) =>
      new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("**/", "(.*/)?").replaceAll("*", "[^/]*")}($|/)`),
  );
/** npm packs README, LICENSE and package.json, even if the manifest does not name them. */
const ALWAYS = /^(README\.md|LICENSE|package\.json)$/;
const isPacked = (path: string) => ALWAYS.test(path) || packed.some((pattern) => pattern.test(path));

interface Link {
  readonly page: string;
  readonly to: string;
}

const links: readonly Link[] = pages.flatMap((page) =>
  [...withoutCode(readFileSync(page, "utf8")).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to = ""]) => ({ page, to }))
    .filter(({ to }) => !/^(https?:|mailto:)/.test(to)),
);

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^ *(```|~~~)[\s\S]*?^ *\1/gm, "").replaceAll(/`[^`\n]*`/g, "code");
}

/** The anchors that GitHub makes from a page's headings. */
function anchorsOf(page: string): readonly string[] {
  const markdown = readFileSync(page, "utf8").replaceAll(/^ *(```|~~~)[\s\S]*?^ *\1/gm, "");
  const headings = [...markdown.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test("pages and links are found", () => {
  expect(pages.length).toBeGreaterThan(20);
  expect(links.length).toBeGreaterThan(30);
});

test("every link leads to a file, and to a heading if it names one", () => {
  const broken = links.filter(({ page, to }) => {
    const [path = "", anchor] = to.split("#");
    const file = path === "" ? page : normalize(join(dirname(page), decodeURIComponent(path)));
    if (!existsSync(file)) return true;
    return anchor !== undefined && statSync(file).isFile() && !anchorsOf(file).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test("links in the package's pages lead to files of the package", () => {
  const broken = links.filter(({ page, to }) => {
    const file = normalize(join(dirname(page), to.split("#")[0] ?? "")).replace(/\/$/, "");
    return isPacked(page) && !to.startsWith("#") && !isPacked(file);
  });
  expect(broken).toEqual([]);
});
