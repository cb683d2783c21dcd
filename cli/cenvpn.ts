#!/usr/bin/env node
import "../app/start";
import { EXIT } from "../domain/exit-code";
import { systemReason } from "../files/system-error";
import { run } from "./run";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that goes away, as in `cenvpn check | head`, is not an error.
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`cenvpn: the output cannot be written: ${systemReason(error)}\n`);
  process.exit(EXIT.usage);
});

// What else there is to say is not worth a different end.
process.stderr.on("error", () => undefined);

run(process.argv.slice(2));
