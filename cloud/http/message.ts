import type { IncomingMessage } from "node:http";

/** One request as it came: the signed parts and the question. */
export interface Message {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parameters of the URL, as they came. */
  readonly query: URLSearchParams;
  readonly body: Buffer;
  /** Parameters of the URL and of the form, which clients mix. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** No client sends such a large body. */
const LARGEST_BODY = 1024 * 1024;

/** Reads a request, whether its body comes in chunks or not. */
export async function messageOf(request: IncomingMessage): Promise<Message> {
  const { method = "GET", url = "/" } = request;
  const [path = "/", query = ""] = url.split("?", 2);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) throw new RangeError("the body is too large");
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks);
  const form = /^application\/x-www-form-urlencoded/.test(request.headers["content-type"] ?? "");
  const inUrl = new URLSearchParams(query);
  const inBody = form ? new URLSearchParams(body.toString("utf8")) : new URLSearchParams();
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(",")]);
  return {
    method,
    path,
    headers: Object.fromEntries(headers),
    query: inUrl,
    body,
    parameters: { ...Object.fromEntries(inUrl), ...Object.fromEntries(inBody) },
  };
}
