import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { debianPackages } from "./debian";
import { temporaryFile } from "./files";

const CHROMIUM = "/usr/bin/chromium";

/** Chromium; installs Debian's package if Chromium is missing. */
export async function openBrowser(): Promise<Browser> {
  await debianPackages("chromium");
  // Chromium's sandbox does not work for root
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
}

/** A page from a file, without a network; records the page's requests and errors. */
export async function openPage(
  browser: Browser,
  name: string,
  text: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<{ page: Page; context: BrowserContext; requests: string[]; complaints: string[] }> {
  const context = await browser.newContext({ offline: true, viewport: { width: 1200, height: 800 }, ...options });
  const page = await context.newPage();
  const [requests, complaints]: [string[], string[]] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(temporaryFile(name, text)).href);
  return { page, context, requests, complaints };
}
