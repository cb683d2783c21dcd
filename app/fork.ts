import { readRegular } from "../files/regular-files";

type Json = Readonly<Record<string, unknown>>;

/** Far more than any event has. */
const LARGEST_EVENT = 32 * 1024 * 1024;

/**
 * Whether a CI system judges what another repository offers to this one, as far as the CI system says so. Code from
 * there must not run with this repository's secrets. Sources: GitHub's payloads of pull_request and workflow_run,
 * GitLab's predefined variables.
 */
export function judgesFork(env: NodeJS.ProcessEnv = process.env): boolean {
  const { GITHUB_EVENT_PATH, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: source, CI_PROJECT_PATH: project } = env;
  if (source && project && source !== project) return true;
  return GITHUB_EVENT_PATH ? isOfFork(eventIn(GITHUB_EVENT_PATH)) : false;
}

/**
 * A repository that is itself a fork may have pull requests of its own. A pull request whose source repository is gone
 * also comes from a fork.
 */
function isOfFork({ pull_request, workflow_run, repository }: Json): boolean {
  const { head, base } = Object(pull_request) as Json;
  if (pull_request) return idOf(Object(head).repo) !== idOf(Object(base).repo);
  return workflow_run ? idOf(Object(workflow_run).head_repository) !== idOf(repository) : false;
}

function idOf(repository: unknown): unknown {
  const { id, full_name } = Object(repository) as Json;
  return id ?? full_name;
}

/** Empty when there is none that can be read. */
function eventIn(file: string): Json {
  try {
    const bytes = readRegular(file, LARGEST_EVENT);
    return "why" in bytes ? {} : (Object(JSON.parse(bytes.toString("utf8"))) as Json);
  } catch {
    return {};
  }
}
