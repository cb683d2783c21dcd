/** An example of what a rule finds, or of the right way: in words, in files, or as a change of a deployment. */
export type Example = string | Snippet | readonly Snippet[] | ExampleChange;

/** A piece of a file, or a command. */
export interface Snippet {
  /** The language of the text. */
  readonly of: keyof typeof LANGUAGES;
  /** Lines without common indentation. */
  readonly text: string;
}

/** A deployed configuration, and its change. */
export interface ExampleChange {
  /** The configuration that is deployed. */
  readonly before: Snippet;
  /** The configuration that is planned. */
  readonly after: Snippet;
}

/** Kinds of snippets, each with Markdown's name of its language. */
const LANGUAGES = { terraform: "hcl", environment: "yaml", policy: "yaml", shell: "sh" } as const;

/** Terraform: ``hcl`resource "alicloud_vpn_customer_gateway" "edge" { asn = 65010 }` ``. */
export const hcl = snippetOf("terraform");

/** A piece of an environment file that passes the file's own checks. */
export const environmentYaml = snippetOf("environment");

/** A piece of cenvpn.yaml. */
export const policyYaml = snippetOf("policy");

/** A command. */
export const shell = snippetOf("shell");

function snippetOf(of: Snippet["of"]) {
  return (texts: TemplateStringsArray, ...values: readonly unknown[]): Snippet => ({
    of,
    text: withoutIndent(String.raw({ raw: texts }, ...values)),
  });
}

function withoutIndent(text: string): string {
  const lines = text
    .replace(/^\s*\n/, "")
    .trimEnd()
    .split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...indents))).join("\n");
}

/** Whether a foreign value is an example. */
export function isExample(candidate: unknown): candidate is Example {
  if (typeof candidate === "string") return true;
  const { before, after } = Object(candidate) as Partial<Record<keyof ExampleChange, unknown>>;
  const snippets = Array.isArray(candidate) ? candidate : before === undefined ? [candidate] : [before, after];
  return snippets.every(isSnippet);
}

function isSnippet(candidate: unknown): candidate is Snippet {
  const { of, text } = Object(candidate) as Partial<Record<keyof Snippet, unknown>>;
  return Object.hasOwn(LANGUAGES, String(of)) && typeof text === "string";
}

/** The snippets of an example for people, each with its kind as a comment; none for an example in words. */
export function shownSnippets(example: Example): readonly { readonly language: string; readonly text: string }[] {
  if (typeof example === "string") return [];
  if ("before" in example) return [shown(example.before, "deployed"), shown(example.after, "then written")];
  return ("text" in example ? [example] : example).map((snippet) =>
    shown(snippet, snippet.of === "policy" ? "cenvpn.yaml" : undefined),
  );
}

function shown({ of, text }: Snippet, comment: string | undefined) {
  return { language: LANGUAGES[of], text: comment === undefined ? text : `# ${comment}\n${text}` };
}
