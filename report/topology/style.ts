/** Colours of a picture on light and dark pages. A sign also shows the change. */
export const TOPOLOGY_STYLE = [
  ".topology{--page:#ffffff;--text:#1f2328;--edge:#59636e;--box:#f6f8fa;--green:#dafbe1;--yellow:#fff8c5;--purple:#fbefff;--red:#ffebe9;--grey:#eaeef2;background:var(--page);font:12px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace}",
  "@media (prefers-color-scheme:dark){.topology{--page:#0d1117;--text:#f0f6fc;--edge:#9198a1;--box:#151b23;--green:#12361f;--yellow:#3b2e0a;--purple:#2f1a4d;--red:#4b1113;--grey:#262c36}}",
  ".topology text{fill:var(--text)}",
  ".topology rect{fill:var(--box);stroke:var(--edge)}",
  ".topology .site rect{fill:none;stroke-dasharray:2 3}",
  ".topology .site text{font-weight:bold}",
  ".topology .line{fill:none;stroke:var(--edge)}",
  ".topology .tunnel{font-size:10px}",
  ".topology .hub rect{stroke-width:2}",
  ".topology .added rect{fill:var(--green)}",
  ".topology .changed rect{fill:var(--yellow)}",
  ".topology .unsent rect{fill:var(--purple);stroke-dasharray:4}",
  ".topology .replaced rect{fill:var(--red);stroke-dasharray:4}",
  ".topology .removed rect{fill:var(--grey);stroke-dasharray:1 3}",
  ".topology .line.removed,.topology .line.replaced{stroke-dasharray:4}",
].join("\n");
