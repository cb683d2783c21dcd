import { html, type Markup } from "./markup";

/** Shows entries of some kinds that contain a text; without scripts the page shows all. */
export const FILTER_SCRIPT = `
const form = document.getElementById("filter");
const entries = [...document.querySelectorAll("[data-entry]")].map((element) => ({ element, kind: element.dataset.entry, text: element.textContent.toLowerCase() }));
const status = document.getElementById("shown");
const apply = () => {
  const wanted = form.elements.text.value.trim().toLowerCase();
  let shown = 0;
  for (const { element, kind, text } of entries) {
    element.hidden = !form.elements[kind].checked || !text.includes(wanted);
    if (!element.hidden) shown += 1;
  }
  status.textContent = shown + " of " + entries.length + " shown";
};
form.hidden = false;
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
apply();
`;

const KINDS = [
  ["change", "changes"],
  ["error", "errors"],
  ["warning", "warnings"],
  ["former", "there before"],
] as const;

/** Of changes and findings. */
export function filterForm(): Markup {
  return html`
<form id="filter" class="filter" role="search" hidden>
<label>Show what has <input type="search" name="text"></label>
${KINDS.map(
  ([kind, title]) => html`<label><input type="checkbox" name="${kind}" checked> ${title}</label>
`,
)}
<span id="shown" role="status"></span>
</form>`;
}
