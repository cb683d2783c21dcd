import type { Fields, Value } from "./fields";
import { Refusal } from "./refusal";

/** Parameters of actions that answer with pages. */
export const BY_NUMBER = { PageNumber: "number", PageSize: "number" } as const;
export const BY_TOKEN = { MaxResults: "number", NextToken: "text" } as const;

/** "Default 10, at most 50" of the lists by number. */
const SIZE = 10;
const LARGEST = 50;

/** One page, by its number; `list` puts the rows in their place. */
export function numbered(
  { PageNumber = 1, PageSize = SIZE }: { readonly PageNumber?: number; readonly PageSize?: number },
  rows: readonly Fields[],
  list: (page: readonly Value[]) => Fields,
): Fields {
  const size = Math.min(Math.max(PageSize, 1), LARGEST);
  const start = (Math.max(PageNumber, 1) - 1) * size;
  return { PageNumber, PageSize, TotalCount: rows.length, ...list(rows.slice(start, start + size)) };
}

const MOST_RESULTS = 100;

/** One page, by the token that the page before ended with. */
export function tokened(
  { MaxResults = 20, NextToken = "" }: { readonly MaxResults?: number; readonly NextToken?: string },
  rows: readonly Fields[],
  list: (page: readonly Value[]) => Fields,
): Fields {
  if (NextToken && !/^page-\d+$/.test(NextToken))
    throw new Refusal("IllegalParam.NextToken", "No page has this token.");
  const start = Number(NextToken.replace("page-", "") || 0);
  const end = start + Math.min(Math.max(MaxResults, 1), MOST_RESULTS);
  const more = end < rows.length ? { NextToken: `page-${end}` } : {};
  return { MaxResults, TotalCount: rows.length, ...more, ...list(rows.slice(start, end)) };
}
