import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createMessageConnection, type MessageConnection } from "vscode-jsonrpc/node";

interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

interface Completion {
  readonly label: string;
}

/** The YAML language server, called as editors call it. */
export class LanguageServer {
  private readonly process: ChildProcess;
  private readonly connection: MessageConnection;
  private readonly reported = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  private version = 0;

  private constructor() {
    this.process = spawn(process.execPath, [
      resolve("node_modules/yaml-language-server/bin/yaml-language-server"),
      "--stdio",
    ]);
    const { stdout, stdin } = this.process;
    if (!stdout || !stdin) throw new Error("no pipes");
    this.connection = createMessageConnection(stdout, stdin);
    this.connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) =>
      this.reported.get(uri)?.(diagnostics),
    );
    this.connection.onRequest("workspace/configuration", ({ items }) =>
      items.map(({ section }: { section: string }) => (section === "yaml" ? SETTINGS : {})),
    );
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.listen();
  }

  static async start(): Promise<LanguageServer> {
    const server = new LanguageServer();
    await server.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(process.cwd()).href,
      capabilities: { workspace: { configuration: true }, textDocument: { hover: { contentFormat: ["plaintext"] } } },
    });
    await server.connection.sendNotification("initialized", {});
    return server;
  }

  /** What the editor underlines in a file, whose text may differ from the disk. */
  async diagnostics(file: string, text = readFileSync(file, "utf8")): Promise<readonly Diagnostic[]> {
    const uri = this.uriOf(file);
    const reported = new Promise<readonly Diagnostic[]>((done) => this.reported.set(uri, done));
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: ++this.version, text },
    });
    return reported;
  }

  /** The completions at a line and column of an open file, both from 0. */
  async completions(file: string, line: number, character: number): Promise<readonly string[]> {
    const answer = await this.connection.sendRequest<readonly Completion[] | { items: readonly Completion[] }>(
      "textDocument/completion",
      { textDocument: { uri: this.uriOf(file) }, position: { line, character } },
    );
    return ("items" in answer ? answer.items : answer).map(({ label }) => label);
  }

  /** The hover text at a line and column. */
  async hover(file: string, line: number, character: number): Promise<string> {
    const answer = await this.connection.sendRequest<{ contents: unknown } | null>("textDocument/hover", {
      textDocument: { uri: this.uriOf(file) },
      position: { line, character },
    });
    return JSON.stringify(answer?.contents ?? "");
  }

  stop(): void {
    this.connection.dispose();
    this.process.kill();
  }

  private uriOf(file: string): string {
    return pathToFileURL(resolve(file)).href;
  }
}

const SETTINGS = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
