/** Names of the views of a judgement. */
export const FORMATS = ["text", "json", "sarif", "junit", "markdown", "html", "github", "gitlab"] as const;

/** Name of a format. */
export type Format = (typeof FORMATS)[number];
