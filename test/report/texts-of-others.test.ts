import { HOSTILE, shown } from "./hostile";

// Reports show what people write as plain text, which breaks no table, injects nothing, mentions nobody and loads nothing.

describe.each(HOSTILE)("%j", (text) => {
  const { markdown, html, svg, mermaid } = shown(text);

  test("is text in Markdown, in tables with as many cells as their head", () => {
    const [, ...rest] = markdown.replace(/```mermaid\n[^`]*```/, "").split("\n");
    const body = rest.join("\n");
    expect(body.length).toBeLessThanOrEqual(65_536);
    const tags = new Set([...body.matchAll(/<[^>]*>?/g)].map(([tag]) => tag));
    expect([...tags].filter((tag) => !/^<\/?(details( open)?|summary|b|br|code)>$/.test(tag))).toEqual([]);
    expect(body).not.toMatch(/!\[|\]\(|https?:\/\/|\bwww\./);
    expect(body.replaceAll(/<code>.*?<\/code>/g, "")).not.toMatch(/@[a-z]/i);
    for (const row of body.match(/^\|.*$/gm) ?? [])
      expect(row.split("|")).toHaveLength(row.startsWith("| stack") ? 5 : 7);
    expect(markdown.match(/^<!-- /gm)).toHaveLength(1);
    for (const part of ["details", "summary"])
      expect(body.match(new RegExp(`<${part}`, "g"))?.length).toBe(body.match(new RegExp(`</${part}>`, "g"))?.length);
  });

  test("is text in HTML and SVG, which have only our elements", () => {
    const elements = (page: string) => new Set([...page.matchAll(/<([a-z!/][\w-]*)/gi)].map(([, name]) => name));
    const [usual, own] = [shown("usual"), { html, svg }];
    for (const view of ["html", "svg"] as const)
      for (const name of elements(own[view])) expect(elements(usual[view])).toContain(name);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html + svg).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(svg).not.toMatch(/&(?!#\d+;)/);
  });

  test("is a label in Mermaid", () => {
    expect(mermaid).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|<(?!br>)|%%/);
    for (const line of mermaid.trimEnd().split("\n").slice(1))
      expect(line.replaceAll(/"[^"]*"/g, '""')).toMatch(
        /^ *(n\d+(\[""\]|\(\[""\]\)|\[\(""\)\]|\{\{""\}\})|n\d+ ---(\|""\|)? n\d+|subgraph s\d+\[""\]|end|class(Def)? [\w,]+ .*)$/,
      );
  });
});
