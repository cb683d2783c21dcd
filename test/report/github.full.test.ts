import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { debianPackages } from "../setup/debian";
import { HOSTILE, shown } from "./hostile";

// Renders comments with the Markdown parser that GitHub uses; Debian packages it. GitHub's filters then see exactly what the parser
// lets through.

beforeAll(() => debianPackages("cmark-gfm"));

/** Renders Markdown with GitHub's extensions, and with a line break at each line end, as in comments. */
function rendered(markdown: string): string {
  const extensions = ["table", "strikethrough", "autolink", "tagfilter", "tasklist"].flatMap((name) => ["-e", name]);
  const { status, stdout } = spawnSync("cmark-gfm", [...extensions, "--unsafe", "--hardbreaks"], {
    input: markdown,
    encoding: "utf8",
  });
  expect(status).toBe(0);
  return stdout;
}

const OURS =
  /^<\/?(h[1-6]|p|ul|ol|li|table|thead|tbody|tr|th|td|pre|strong|b|em|code|br|details|summary|blockquote|hr)( \/| open| align="\w+"| class="language-mermaid"| lang="mermaid")?>$/;

/** Elements that our reports never contain. */
const foreign = (html: string) =>
  [...html.replaceAll(/<!-- cenvpn[^>]* -->/g, "").matchAll(/<[^>]*>?/g)]
    .map(([tag]) => tag)
    .filter((tag) => !OURS.test(tag));

/** The numbers of cells in the rows of each table, each number once. */
function widths(html: string): readonly (readonly number[])[] {
  const tables = [...html.matchAll(/<table>[\s\S]*?<\/table>/g)].map(([table]) => table);
  return tables.map((table) => {
    const rows = [...table.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => [...row.matchAll(/<t[hd][ >]/g)].length);
    return [...new Set(rows)];
  });
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };
const decoded = (html: string) =>
  html.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number(code)) : (NAMED[name] ?? ""),
  );

const GOLDEN = "test/change/golden";
const golden = readdirSync(GOLDEN).filter((file) => file.endsWith(".md"));

test.each(golden)("%s has only our elements, balanced, and whole tables", (file) => {
  const html = rendered(readFileSync(join(GOLDEN, file), "utf8"));
  expect(foreign(html)).toEqual([]);
  for (const table of widths(html)) expect(table).toHaveLength(1);
  for (const element of ["details", "summary", "table", "li", "ul", "b", "code"])
    expect(html.split(`</${element}>`)).toHaveLength(html.split(new RegExp(`<${element}[ >]`)).length);
  // Markdown syntax that the parser left as text.
  expect(html.replaceAll(/<pre>[\s\S]*?<\/pre>/g, "")).not.toMatch(/\*\*|^\||^#|```/m);
});

describe.each(HOSTILE)("%j", (text) => {
  const { markdown } = shown(text);
  const html = () => rendered(markdown);

  test("makes no element, link, picture or broken table", () => {
    expect(foreign(html())).toEqual([]);
    const tables = widths(html());
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(table).toHaveLength(1);
    expect(html().match(/<pre[ >]/g)).toHaveLength(1);
  });

  test("mentions nobody, and refers to nothing", () => {
    const prose = decoded(
      html()
        .replaceAll(/<(pre|code)[ >][\s\S]*?<\/\1>/g, "")
        .replaceAll(/<[^>]*>/g, " "),
    );
    expect(prose).not.toMatch(/@\w|(^|[^\w&])#\d|GH-\d|\w\/[\w-]+#\d|\b[0-9a-f]{40}\b|\bwww\.|https?:\/\//);
  });

  test("can be read", () => {
    const words = decoded(html().replaceAll(/<[^>]*>/g, "")).replaceAll("\u200b", "");
    for (const word of text.match(/[\p{L}\d]{3,30}/gu) ?? []) expect(words).toContain(word);
  });
});
