import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A request to the forge. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body?: { readonly body: string };
}

interface Kept {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: string };
  readonly author: { readonly id: number };
}

/** A forge on loopback, which keeps the comments of one request and records all requests to it. */
export class Forge {
  readonly asked: Asked[] = [];
  readonly comments: Kept[] = [];
  private readonly server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    const { method = "", url: path = "", headers } = request;
    const asked: Asked = { method, path, headers, ...(text === "" ? {} : { body: JSON.parse(text) }) };
    this.asked.push(asked);
    const [status, answer] = this.answer(asked);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });

  /** @param hasUser whether the token belongs to a user, as on GitLab, or to a workflow */
  constructor(private readonly hasUser: boolean) {}

  async start(): Promise<string> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  add(body: string, type = "Bot"): void {
    const isOurs = type === "Bot";
    this.comments.push({
      id: this.comments.length + 1,
      body,
      user: { login: isOurs ? "robot" : "somebody", type },
      author: { id: isOurs ? 7 : 8 },
    });
  }

  private answer({ method, path, body }: Asked): readonly [number, unknown] {
    if (path.endsWith("/user")) return this.hasUser ? [200, { id: 7, login: "robot" }] : [403, {}];
    if (method === "GET") {
      const { searchParams } = new URL(path, "http://forge");
      const [size, page] = [Number(searchParams.get("per_page")), Number(searchParams.get("page"))];
      return [200, this.comments.slice(size * (page - 1), size * page)];
    }
    if (method === "POST") {
      this.add(body?.body ?? "");
      return [201, this.comments.at(-1)];
    }
    const comment = this.comments.find(({ id }) => id === Number(path.split("/").at(-1)));
    if (!comment) return [404, {}];
    comment.body = body?.body ?? "";
    return [200, comment];
  }
}
