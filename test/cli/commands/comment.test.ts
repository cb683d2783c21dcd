import { join } from "node:path";
import { cenvpn } from "../../setup/command";
import { writeFiles } from "../../setup/files";
import { Forge } from "../../setup/forge";

const REPORT = "<!-- cenvpn:dev-sites -->\n\n### cenvpn: 1 site added\n";

/** A forge, and a function that comments on the forge's request. */
async function started(kind: "github" | "gitlab") {
  const forge = new Forge(kind === "gitlab");
  const url = await forge.start();
  const cwd = writeFiles({ "comment.md": REPORT, "event.json": JSON.stringify({ pull_request: {}, number: 5 }) });
  const env =
    kind === "github"
      ? {
          GITHUB_API_URL: url,
          GITHUB_REPOSITORY: "team/network",
          GITHUB_EVENT_PATH: join(cwd, "event.json"),
          GITHUB_TOKEN: "planted-token",
          GITHUB_SERVER_URL: "https://forge.example",
          GITHUB_RUN_ID: "9",
        }
      : { CI_API_V4_URL: url, CI_PROJECT_ID: "3", CI_MERGE_REQUEST_IID: "5", GITLAB_TOKEN: "planted-token" };
  return {
    forge,
    comment: (file = "comment.md", more = {}) => cenvpn(["comment", file], { cwd, env: { ...env, ...more } }),
  };
}

describe.each(["github", "gitlab"] as const)("on %s", (kind) => {
  test("the first report is added, and the next replaces it among the comments of others", async () => {
    const { forge, comment } = await started(kind);
    for (let index = 0; index < 120; index++) forge.add(`comment ${index}`, "User");
    // cenvpn does not replace somebody else's comment, even one with our marker
    forge.add("<!-- cenvpn -->\nnothing changes", "User");
    expect(await comment()).toMatchObject({ exitCode: 0, stderr: "Added the comment.\n" });
    expect(await comment()).toMatchObject({ exitCode: 0, stderr: "Replaced the comment.\n" });
    expect(forge.comments).toHaveLength(122);
    expect(forge.comments.at(-1)?.body).toBe("<!-- cenvpn -->\n\n### cenvpn: 1 site added\n");
    expect(forge.asked.every(({ headers }) => JSON.stringify(headers).includes("planted-token"))).toBe(true);
    forge.stop();
  });

  test("without a report, the older comment is removed", async () => {
    const { forge, comment } = await started(kind);
    await comment();
    expect(await comment("missing.md")).toMatchObject({ exitCode: 0 });
    expect(forge.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^<!-- cenvpn -->\n\n### cenvpn: the change could not be judged\n/),
    ]);
    if (kind === "github")
      expect(forge.comments[0]?.body).toContain("(https://forge.example/team/network/actions/runs/9)");
    forge.stop();
  });

  test("errors do not contain the token", async () => {
    const { forge, comment } = await started(kind);
    forge.stop();
    const { exitCode, stderr } = await comment();
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(/there is no answer\n$/) });
    expect(stderr).not.toContain("planted-token");
    const token = kind === "github" ? "GITHUB_TOKEN" : "GITLAB_TOKEN";
    expect(await comment("comment.md", { [token]: "" })).toMatchObject({
      exitCode: 2,
      stderr: `cenvpn: ${token} is missing: a token that may write comments on the request\n`,
    });
  });
});

test("outside pull and merge requests there is nothing to comment on", async () => {
  expect(await cenvpn(["comment", "comment.md"])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("this is neither a pull request of GitHub"),
  });
});
