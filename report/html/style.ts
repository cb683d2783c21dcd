/** The look of a page, light and dark, on wide and narrow screens and on paper. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--page:#ffffff;--text:#1f2328;--soft:#59636e;--line:#d1d9e0;--red:#b3131d;--yellow:#7d4e00;--green:#116329;--purple:#6e38bf;--blue:#0757ba;--panel:#f6f8fa}
@media (prefers-color-scheme:dark){:root{--page:#0d1117;--text:#f0f6fc;--soft:#9aa4af;--line:#3d444d;--red:#ff8182;--yellow:#e3b341;--green:#56d364;--purple:#d2a8ff;--blue:#79c0ff;--panel:#151b23}}
body{margin:0 auto;max-width:80rem;padding:1rem 1.5rem;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.3}
h2{font-size:1.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:0}
summary{font-weight:bold;cursor:pointer}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.875em}
article{border:1px solid var(--line);border-left-width:.4rem;border-radius:.3rem;margin:.75rem 0;padding:.5rem .75rem}
article p{margin:.25rem 0}
dl{margin:.25rem 0 0}
dl div{display:flex;gap:.5rem}
dt{color:var(--soft);flex:0 0 8rem}
dd{margin:0}
.outage.down,.finding.error{border-left-color:var(--red)}
.outage.shaky,.finding.warning{border-left-color:var(--yellow)}
.error .level{color:var(--red)}
.warning .level{color:var(--yellow)}
.former,.places{color:var(--soft)}
.places{margin:.25rem 0;padding-left:1.2rem}
.lines{list-style:none;margin:.25rem 0;padding-left:1.25rem}
.sign{display:inline-block;min-width:2rem;font-family:ui-monospace,Menlo,Consolas,monospace;font-weight:bold}
.sign.added{color:var(--green)}
.sign.changed{color:var(--yellow)}
.sign.replaced,.sign.removed{color:var(--red)}
.sign.moved,.sign.drifted{color:var(--blue)}
.sign.unsent{color:var(--purple)}
.filter{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;background:var(--panel);border:1px solid var(--line);border-radius:.3rem;padding:.5rem .75rem}
.filter[hidden]{display:none}
.filter input[type=search]{font:inherit;min-width:16rem}
.wide{overflow-x:auto}
table{border-collapse:collapse}
th,td{border:1px solid var(--line);padding:.25rem .6rem;text-align:left;overflow-wrap:break-word}
[hidden]{display:none}
@media print{.filter{display:none}}
`;
