import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";
import type { Browser } from "playwright-core";
import { changesOf } from "../../change";
import { judge, readStacks } from "../../policy";
import { htmlReport, shownTopology, topologySvg } from "../../report";
import { IN_HANGZHOU, type Json, patch, site, sites, stack } from "../policy/fixtures";
import { planOf } from "../policy/plan-of";
import { planOfChange } from "../policy/plan-of-change";
import { openBrowser, openPage } from "../setup/browser";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const read = (json: Json) => readStacks({ name: "dev-sites", json });
const pageOf = (json: Json) => {
  const stacks = read(json);
  return htmlReport(judge(stacks), { changes: changesOf(stacks), topology: shownTopology(stacks) });
};
const pictureOf = (json: Json) => topologySvg(shownTopology(read(json)));

const THREE = stack(IN_HANGZHOU, sites(3));
const NETWORK = "resource/alicloud_vpn_gateway_vpn_attachment/site-1__main/network_type";
const LIFETIME =
  "resource/alicloud_vpn_gateway_vpn_attachment/site-2__main/tunnel_options_specification/1/tunnel_ike_config/ike_lifetime";
/** A replaced site, a site whose edit is not sent, an unchanged site and a new site, with old and new findings. */
const MIXED = planOfChange(THREE, stack(patch(patch(THREE, NETWORK, "private"), LIFETIME, 3_600), site("new")));

const HOSTILE = `</script></style>"><img src=x onerror=alert(1)>|\`@someone\u202e🚇 日本語の名前 ${"x".repeat(10_000)}`;
const NAMED = patch(MIXED, "resource_changes/0/change/after/customer_gateway_name", HOSTILE);

const PLANS: Readonly<Record<string, Json>> = {
  "a mixed change": MIXED,
  "a first deployment of 60 sites": planOf(sites(60)),
  "texts of others": NAMED,
  "nothing changes": planOfChange(THREE, THREE),
};

describe.each(Object.entries(PLANS))("the page of %s", (_, plan) => {
  test.each(plan === MIXED ? (["light", "dark"] as const) : (["dark"] as const))(
    "loads nothing, and is accessible when it is %s",
    async (colorScheme) => {
      const { page, context, requests, complaints } = await openPage(browser, "report.html", pageOf(plan), {
        colorScheme,
      });
      expect(requests).toEqual([page.url()]);
      // the page would block a script tag
      await page.evaluate(AXE_CORE);
      const violations = await page.evaluate(AXE);
      expect(violations).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test("is valid HTML", async () => {
    const { results } = await new HtmlValidate({ extends: ["html-validate:standard"] }).validateString(pageOf(plan));
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`)),
    ).toEqual([]);
  });
});

test("the filter shows entries by text and kind", async () => {
  const { page, context } = await openPage(browser, "report.html", pageOf(MIXED));
  const shown = () => page.locator("[data-entry]:visible").allTextContents();
  expect((await shown()).length).toBeGreaterThan(4);
  await page.getByRole("searchbox").fill("site-2");
  for (const text of await shown()) expect(text.toLowerCase()).toContain("site-2");
  await page.getByRole("checkbox", { name: "changes" }).uncheck();
  expect(await page.locator("[data-entry=change]:visible").count()).toBe(0);
  expect(await page.getByRole("status").textContent()).toMatch(/^\d+ of \d+ shown$/);
  await context.close();
});

describe.each([
  ["three sites", planOf(THREE)],
  ["a mixed change", MIXED],
  ["a site that is removed", planOfChange(THREE, stack(IN_HANGZHOU, sites(2)))],
  ["ten sites", planOf(stack(IN_HANGZHOU, sites(10)))],
  ["sixty sites", planOf(sites(60))],
  ["texts of others", NAMED],
])("in the picture of %s", (_, plan) => {
  test("nothing overlaps, and each text stays in its box", async () => {
    const { page, context } = await openPage(browser, "topology.svg", pictureOf(plan));
    const { boxes, labels, frames, outside } = await page.evaluate(MEASURE);
    expect(boxes.length).toBeGreaterThan(0);
    expect(outside).toEqual([]);
    expect(overlapping(boxes)).toEqual([]);
    expect(overlapping(frames)).toEqual([]);
    expect(overlapping([...boxes, ...labels])).toEqual([]);
    await context.close();
  });
});

test("sixty sites become a picture of counts, three are drawn", () => {
  expect(pictureOf(planOf(sites(60)))).toContain("60 connections of 60 sites added");
  expect(pictureOf(planOf(THREE)).match(/class="thing connection/g)).toHaveLength(3);
});

interface Area {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function overlapping(areas: readonly Area[]): readonly string[] {
  return areas.flatMap((one, index) =>
    areas
      .slice(index + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `${one.text} on ${other.text}`),
  );
}

const MEASURE = `(() => {
  const area = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { text: element.textContent.slice(0, 60), left, top, right, bottom };
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const picture = document.documentElement.getBoundingClientRect();
  const outside = [];
  for (const thing of all(".thing, .site")) {
    const box = thing.querySelector("rect").getBoundingClientRect();
    for (const text of thing.querySelectorAll("text")) {
      const { left, top, right, bottom } = text.getBoundingClientRect();
      if (left < box.left || right > box.right || top < box.top || bottom > box.bottom) outside.push(text.textContent);
    }
    if (box.right > picture.right || box.bottom > picture.bottom || box.left < 0 || box.top < 0) outside.push("box");
  }
  return {
    boxes: all(".thing rect").map((rect) => ({ ...area(rect), text: rect.parentNode.textContent.slice(0, 60) })),
    labels: all(".tunnel").map(area),
    frames: all(".site rect").map((rect) => ({ ...area(rect), text: rect.parentNode.textContent.slice(0, 60) })),
    outside,
  };
})()` as unknown as () => Measured;

interface Measured {
  readonly boxes: readonly Area[];
  readonly labels: readonly Area[];
  readonly frames: readonly Area[];
  readonly outside: readonly string[];
}

const AXE_CORE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const AXE = `(async () => {
  const { violations } = await axe.run();
  return violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target).join(", "));
})()` as unknown as () => Promise<readonly string[]>;
