import { readFileSync } from "node:fs";
import { CommandError } from "./command-error";

/** A comment on a pull or merge request, with what we need to recognize our own. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly isOurs: boolean;
}

/** The comments on the pull or merge request that a CI system builds. */
export interface Forge {
  comments(): Promise<readonly Comment[]>;
  add(body: string): Promise<void>;
  replace(id: number, body: string): Promise<void>;
  /** Address of the run's log. */
  readonly run?: string;
}

/** GitHub and GitLab return no more at once. */
const PAGE = 100;

/** Most comments of a request to look through. */
const MOST_PAGES = 50;

/**
 * The forge that the variables of a CI system name. Sources: GitHub's default environment variables and REST API for
 * issue comments, GitLab's predefined variables and notes API.
 * @throws CommandError if they name no pull or merge request, or the token is missing
 */
export function forgeFrom(env: NodeJS.ProcessEnv = process.env): Forge {
  if (env.CI_MERGE_REQUEST_IID) return gitlab(env, env.CI_MERGE_REQUEST_IID);
  const pull = env.GITHUB_EVENT_PATH ? pullRequestIn(env.GITHUB_EVENT_PATH) : undefined;
  if (pull !== undefined) return github(env, pull);
  throw new CommandError(
    "this is neither a pull request of GitHub (GITHUB_EVENT_PATH) nor a merge request of GitLab (CI_MERGE_REQUEST_IID)",
  );
}

function pullRequestIn(file: string): number | undefined {
  try {
    const { pull_request, number } = JSON.parse(readFileSync(file, "utf8"));
    return pull_request?.number ?? number;
  } catch {
    return undefined;
  }
}

function github(env: NodeJS.ProcessEnv, pull: number): Forge {
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_RUN_ID } = env;
  const call = caller(GITHUB_API_URL ?? "", { authorization: `Bearer ${token(env, "GITHUB_TOKEN")}` });
  const repository = `repos/${GITHUB_REPOSITORY}`;
  return {
    async comments() {
      // a workflow's own token belongs to no user, and cannot ask for one
      const me = await call("GET", "user").catch(() => undefined);
      const found = await allPages((page) => call("GET", `${repository}/issues/${pull}/comments?${page}`));
      return found.map(({ id, body, user }) => ({
        id,
        body,
        isOurs: me ? user?.login === me.login : user?.type === "Bot",
      }));
    },
    add: (body) => call("POST", `${repository}/issues/${pull}/comments`, { body }),
    replace: (id, body) => call("PATCH", `${repository}/issues/comments/${id}`, { body }),
    ...(GITHUB_SERVER_URL && GITHUB_RUN_ID
      ? { run: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}` }
      : {}),
  };
}

function gitlab(env: NodeJS.ProcessEnv, request: string): Forge {
  const { CI_API_V4_URL, CI_PROJECT_ID, CI_PIPELINE_URL } = env;
  const call = caller(CI_API_V4_URL ?? "", { "private-token": token(env, "GITLAB_TOKEN") });
  const notes = `projects/${CI_PROJECT_ID}/merge_requests/${request}/notes`;
  return {
    async comments() {
      const me = await call("GET", "user");
      const found = await allPages((page) => call("GET", `${notes}?${page}`));
      return found.map(({ id, body, author }) => ({ id, body, isOurs: author?.id === me.id }));
    },
    add: (body) => call("POST", notes, { body }),
    replace: (id, body) => call("PUT", `${notes}/${id}`, { body }),
    ...(CI_PIPELINE_URL ? { run: CI_PIPELINE_URL } : {}),
  };
}

function token(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new CommandError(`${name} is missing: a token that may write comments on the request`);
  return value;
}

// biome-ignore lint/suspicious/noExplicitAny: what a forge answers
type Answer = any;
type Call = (method: string, path: string, body?: object) => Promise<Answer>;

/** Calls an API; errors do not contain the token. */
function caller(api: string, headers: Readonly<Record<string, string>>): Call {
  return async (method, path, body) => {
    const url = `${api}/${path}`;
    const answer = await fetch(url, {
      method,
      headers: { "content-type": "application/json", "user-agent": "cenvpn", ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch(() => undefined);
    if (!answer) throw new CommandError(`${method} ${url}: there is no answer`);
    if (!answer.ok) throw new CommandError(`${method} ${url}: the answer is ${answer.status} ${answer.statusText}`);
    return answer.json();
  };
}

async function allPages(get: (query: string) => Promise<Answer>): Promise<readonly Answer[]> {
  const found: Answer[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const some = await get(`per_page=${PAGE}&page=${page}`);
    found.push(...some);
    if (some.length < PAGE) break;
  }
  return found;
}
