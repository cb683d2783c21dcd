import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { type TemporaryFolder, temporaryFolder } from "../files/temporary-folder";
import { providerSocket } from "./terraform/context";

const PREFIX = "cenvpn-rehearsal-";

/** A socket's path has at most 103 bytes on macOS, 107 on Linux; below this folder a rehearsal needs 33 of them. */
const LONGEST = 70;

/** How long a folder without a socket may belong to a rehearsal that is starting. */
const DAY = 24 * 60 * 60 * 1000;

/** Makes a folder for a rehearsal, and removes folders of killed rehearsals. */
export async function rehearsalFolder(): Promise<TemporaryFolder> {
  const usual = fs.realpathSync(os.tmpdir());
  const parent = Buffer.byteLength(usual) <= LONGEST ? usual : fs.realpathSync("/tmp");
  const others = fs.readdirSync(parent).filter((name) => name.startsWith(PREFIX));
  await Promise.all(others.map((name) => removeLeftover(path.join(parent, name))));
  return temporaryFolder(PREFIX, parent);
}

async function removeLeftover(folder: string): Promise<void> {
  try {
    const { uid, mtimeMs } = fs.lstatSync(folder);
    if (uid !== process.getuid?.()) return;
    const answer = await answerAt(providerSocket({ folder }));
    if (answer === "ECONNREFUSED" || (answer === "ENOENT" && Date.now() - mtimeMs > DAY))
      fs.rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another rehearsal has removed it, or the next one will.
  }
}

/** Why nobody answers at a socket; undefined if somebody does. */
function answerAt(socket: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const connection = net.connect(socket);
    connection.once("error", ({ code }: NodeJS.ErrnoException) => resolve(code));
    connection.once("connect", () => {
      connection.destroy();
      resolve(undefined);
    });
  });
}
