import { readDocument, type SourceDocument } from "../config";
import { attempt } from "../domain/user-error";
import { onceFor } from "../graph/once";
import type { Finding } from "../policy";

/** Gives the document of an environment file, which it reads once; undefined if the file cannot be read. */
export type DocumentOf = (file: string) => SourceDocument | undefined;

export function documentReader(): DocumentOf {
  return onceFor((file: string) =>
    attempt(
      () => readDocument(file),
      () => undefined,
    ),
  );
}

/** The line of an environment file that a finding is reported at; undefined if it is reported elsewhere. */
export function environmentLine({ source = "" }: Finding): { file: string; line: number } | undefined {
  const [, file, line] = /^(.+\.(?:ya?ml|json)):(\d+):\d+$/.exec(source) ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}
