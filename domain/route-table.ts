import { idProblem } from "./id";
import { keyProblem } from "./name";
import { didYouMean } from "./nearest";
import type { Problem } from "./problem";

/** Our name for the table that every transit router has. */
export const DEFAULT_TABLE = "default";

const isId = (text: string) => !idProblem("vtb")(text);

/** Why a text cannot name a route table: it is neither `default`, nor a key, nor an id. */
export function routeTableProblem(text: string): Problem | undefined {
  if (isId(text) || !keyProblem(text)) return undefined;
  return {
    what: `“${text}” is not a route table`,
    allowed: `${DEFAULT_TABLE}, a name of transitRouter.routeTables, or the id of a route table, vtb-…`,
  };
}

/** Why a text names none of some tables. */
export function unknownTableProblem(text: string, known: readonly string[]): Problem | undefined {
  if (isId(text) || text === DEFAULT_TABLE || known.includes(text)) return undefined;
  return {
    what: `the transit router has no route table “${text}”`,
    allowed: `${[DEFAULT_TABLE, ...known].join(", ")}, or the id of a route table, vtb-…`,
    ...didYouMean(text, [DEFAULT_TABLE, ...known]),
  };
}

/** Why a text cannot be the name of a route table. */
export function tableKeyProblem(key: string): Problem | undefined {
  if (key === DEFAULT_TABLE)
    return { what: `${DEFAULT_TABLE} is the table that every transit router has`, allowed: "another word" };
  if (isId(key)) return { what: `“${key}” looks like the id of a route table`, allowed: "another word" };
  return keyProblem(key);
}
