import fs from "node:fs";
import path from "node:path";
import { UserError } from "../../domain/user-error";

// A plan holds its configuration, with provisioners and the backend of its state. So one that was not made in the rehearsal,
// such as the real one in the user's folder, would be carried out on what is real.

/** A plan was made elsewhere; the message is for people. */
export class ForeignPlan extends UserError {}

/** Notes a plan that is about to be made. */
export function notePlan(rehearsal: string, file: string): void {
  fs.appendFileSync(listOf(rehearsal), `${Date.now()} ${file}\n`);
}

/** Throws for a plan that was not made in the rehearsal. */
export function refuseForeignPlan(rehearsal: string, file: string): void {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return; // Terraform says so.
  const list = listOf(rehearsal);
  const noted = fs.existsSync(list) ? fs.readFileSync(list, "utf8").split("\n") : [];
  const begun = noted.findLast((line) => line.endsWith(` ${file}`));
  // A file that was there before and did not become a plan is older. Some file systems keep whole seconds alone.
  if (begun !== undefined && stat.mtimeMs >= Math.floor(Number.parseInt(begun, 10) / 1000) * 1000) return;
  throw new ForeignPlan(`${path.basename(file)} was not planned in this rehearsal; plan again here, then apply`);
}

function listOf(rehearsal: string): string {
  return path.join(rehearsal, "plans");
}
