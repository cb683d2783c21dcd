import { createHash } from "node:crypto";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../files/whole-files";

// What `cenvpn plan` leaves in the folder of a stack for `cenvpn apply`: the plan, and a seal that says which plan was judged.

/** Terraform's plan, with PSKs in clear: for its owner only. */
export const PLAN_FILE = "cenvpn.tfplan";

const SEAL_FILE = "cenvpn.tfplan.seal.json";

/** What the seal covers besides the plan: a stack that was synthesized again needs a new plan. */
const CONFIGURATION = "cdk.tf.json";

/** Makes an empty file for Terraform's plan that only its owner can read; removes an older plan. */
export function makeRoom(folder: string): void {
  discard(folder);
  writeFileSync(join(folder, PLAN_FILE), "", { mode: 0o600, flag: "wx" });
  chmodSync(join(folder, PLAN_FILE), 0o600);
}

/** Removes a plan that was applied, or must not be. */
export function discard(folder: string): void {
  for (const file of [PLAN_FILE, SEAL_FILE]) rmSync(join(folder, file), { force: true });
}

/** Writes down that this plan was judged, and may be applied. */
export function seal(folder: string): void {
  writeWhole(new Map([[join(folder, SEAL_FILE), `${JSON.stringify(digests(folder), null, 2)}\n`]]), 0o600);
}

export function isSealed(folder: string): boolean {
  return existsSync(join(folder, SEAL_FILE));
}

/** Why the plan there is not the one that was judged; undefined if it is. */
export function sealProblem(folder: string): string | undefined {
  if (!existsSync(join(folder, PLAN_FILE))) return "its plan is gone";
  const [sealed, found] = [JSON.parse(readFileSync(join(folder, SEAL_FILE), "utf8")), digests(folder)];
  if (sealed.plan !== found.plan) return "the plan there is not the one that was judged";
  if (sealed.configuration !== found.configuration) return "the stack was synthesized again after it was planned";
  return undefined;
}

function digests(folder: string): { readonly plan: string; readonly configuration: string } {
  const [plan = "", configuration = ""] = [PLAN_FILE, CONFIGURATION].map((file) =>
    createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex"),
  );
  return { plan, configuration };
}
