import { linesInHcl } from "../../../graph/read/places";

const HEADER = 'resource "alicloud_vpn_customer_gateway" "g" {';

describe("a header in HCL", () => {
  test.each([
    ["a comment", `/*\n${HEADER}\n}\n*/`],
    ["a comment on one line", `# ${HEADER}\n// ${HEADER}`],
    ["a comment that starts late", `locals { a = 1 } /* b\n${HEADER}\n}\n*/`],
    ["a here-document", `locals {\n  x = <<EOT\n${HEADER}\n}\nEOT\n}`],
    ["an indented here-document at the top", `a = <<-EOT\n  ${HEADER}\n  EOT`],
    ["a here-document with quotes and templates", `locals {\n  x = <<EOT\n"\${ { /* \n${HEADER}\nEOT\n}`],
    ["another block", `locals {\n${HEADER}\n}\n}`],
  ])("in %s is none", (_, before) => {
    const line = before.split("\n").length + 1;
    expect(linesInHcl(`${before}\n${HEADER}\n}\n`).get("alicloud_vpn_customer_gateway.g")).toBe(line);
  });

  test.each([
    ["a text with signs of comments", 'locals { a = ["/*", "#", "//", "<<EOT", "{", "\\"{"] }'],
    ["a template with texts in it", 'locals { a = "${join("/*", ["{", "x}"])} %{ if true }{%{ endif }" }'],
    ["what looks like templates", 'locals { a = "$${ %%{ $" }'],
    ["a template over lines", 'locals {\n  a = "${\n    "x"\n  }"\n}'],
    ["a text that does not end", 'locals { a = "x }\n}'],
    ["a comment with its end in a text", 'locals { a = 1 /* " */ }'],
    ["lines of Windows", "locals {\r\n  x = <<EOT\r\n{\r\nEOT\r\n}\r"],
  ])("after %s is found", (_, before) => {
    const line = before.split("\n").length + 1;
    expect([...linesInHcl(`${before}\n${HEADER}\n}\nmodule "m" {}\ndata "a" "b" {}\n`)]).toEqual([
      ["alicloud_vpn_customer_gateway.g", line],
      ["module.m", line + 2],
      ["data.a.b", line + 3],
    ]);
  });
});
