import net from "node:net";

// The terraforms that a command calls are processes of their own, and the cloud is in the rehearsal's. By this line
// they have it make what their folders import. A socket in the rehearsal's folder: no other user's process can call it.

/** A path, or a note for people; anything longer does not belong here. */
const LONGEST = 1024 * 1024;

/** Answers calls until the server is closed. */
export function answerCalls(socket: string, makePast: (folder: string) => Promise<string>): Promise<net.Server> {
  const server = net.createServer({ allowHalfOpen: true }, async (line) => {
    try {
      line.end(await makePast(await heard(line)));
    } catch (error) {
      line.end(`rehearsal: imported objects cannot be invented: ${error instanceof Error ? error.message : error}\n`);
    }
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(socket, () => resolve(server));
  });
}

/** Makes what a folder imports; resolves to a note for people. */
export function callForPast(socket: string, folder: string): Promise<string> {
  const line = net.connect({ path: socket, allowHalfOpen: true });
  line.end(folder);
  return heard(line);
}

/** Everything that the other end says; rejects if it does not end. */
function heard(line: net.Socket): Promise<string> {
  let text = "";
  line.setEncoding("utf8").on("data", (part) => {
    text += part;
    if (text.length > LONGEST) line.destroy(new Error("a message of the rehearsal is too long"));
  });
  return new Promise((resolve, reject) => {
    line.on("error", reject).on("end", () => resolve(text));
  });
}
