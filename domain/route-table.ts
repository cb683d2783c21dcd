import { idProblem } from "./id";
import { keyProblem } from "./name";
import { didYouMean } from "./nearest";
import type { Problem } from "./problem";

/** The name by which we call the table that every transit router has of its own. */
export const DEFAULT_TABLE = "default";

const isId = (text: string) => !idProblem("vtb")(text);

/** What keeps a text from naming a route table: it is neither `default`, nor a key, nor an id. */
export function routeTableProblem(text: string): Problem | undefined {
  if (isId(text) || !keyProblem(text)) return undefined;
  return {
    what: `“${text}” is no route table`,
    allowed: `${DEFAULT_TABLE}, a key of transitRouter.routeTables, or the id of a route table, vtb-…`,
  };
}

/** What keeps a text from being found among some tables. */
export function unknownTableProblem(text: string, known: readonly string[]): Problem | undefined {
  if (isId(text) || text === DEFAULT_TABLE || known.includes(text)) return undefined;
  return {
    what: `the transit router has no route table “${text}”`,
    allowed: `${[DEFAULT_TABLE, ...known].join(", ")}, or the id of a route table, vtb-…`,
    ...didYouMean(text, [DEFAULT_TABLE, ...known]),
  };
}

/** What keeps a text from being the key of a route table. */
export function tableKeyProblem(key: string): Problem | undefined {
  if (key === DEFAULT_TABLE)
    return { what: `${DEFAULT_TABLE} is the table that every transit router has`, allowed: "another word" };
  if (isId(key)) return { what: `“${key}” looks like the id of a route table`, allowed: "another word" };
  return keyProblem(key);
}
