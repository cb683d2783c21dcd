import fs from "node:fs";
import path from "node:path";
import { UserError } from "../../domain/user-error";

// A plan contains its configuration, with provisioners and the backend of its state. So a plan from outside the
// rehearsal, such as the real one in the user's folder, would act on the real world.

/** A plan was made elsewhere; the message is for people. */
export class ForeignPlan extends UserError {}

/** A plan, and the folder that it is of. */
export interface Noted {
  /** Empty if a folder was applied without a plan and has only a state. */
  readonly file: string;
  readonly folder: string;
}

interface Entry extends Noted {
  /** When Terraform began, in milliseconds. */
  readonly begun: number;
}

/** Notes a plan that is about to be made. */
export function notePlan(rehearsal: string, plan: Noted): void {
  const entry: Entry = { begun: Date.now(), ...plan };
  fs.appendFileSync(listOf(rehearsal), `${JSON.stringify(entry)}\n`);
}

/** Existing plans, and folders that were applied without one, in the order of their last run. */
export function notedPlans(rehearsal: string): readonly Noted[] {
  const last = new Map<string, Entry>();
  for (const entry of entries(rehearsal)) {
    const key = entry.file || entry.folder;
    last.delete(key);
    last.set(key, entry);
  }
  return [...last.values()].filter(({ file }) => file === "" || fs.existsSync(file));
}

/** Throws for a plan that was not made in the rehearsal. */
export function refuseForeignPlan(rehearsal: string, file: string): void {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return; // Terraform says so.
  const noted = entries(rehearsal).findLast((entry) => entry.file === file);
  // An earlier file that did not become a plan is older. Some file systems keep only whole seconds.
  if (noted !== undefined && stat.mtimeMs >= Math.floor(noted.begun / 1000) * 1000) return;
  throw new ForeignPlan(`${path.basename(file)} was not planned in this rehearsal; plan again here, then apply`);
}

function entries(rehearsal: string): readonly Entry[] {
  const list = listOf(rehearsal);
  const lines = fs.existsSync(list) ? fs.readFileSync(list, "utf8").trim().split("\n") : [];
  return lines.map((line) => JSON.parse(line) as Entry);
}

function listOf(rehearsal: string): string {
  return path.join(rehearsal, "plans");
}
