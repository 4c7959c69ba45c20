/** A look of its own: Polaris's licence asks that what stands outside the admin does not resemble it. Nothing is fetched, and nothing moves. */
export const snapshotStyle = `
*, ::before, ::after { box-sizing: border-box; }
html { color-scheme: light; background: #fbf7ef; color: #2b2118; font: 1rem/1.55 Georgia, 'Times New Roman', serif; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 56rem; padding: 1.25rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.25rem 0 0.5rem; font-weight: 600; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.25rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 3px double #a08d6f; font-weight: 600; }
h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; font-weight: 700; }
p { margin: 0.35rem 0; }
a { color: #7a2e12; text-underline-offset: 0.15em; }
a:focus-visible { outline: 3px solid #7a2e12; outline-offset: 2px; }
header p, .quiet { color: #5f5040; font-size: 0.9rem; }
.note { border-inline-start: 4px solid #a08d6f; padding-inline-start: 0.75rem; }
dl { margin: 0.5rem 0; }
dl > div { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 0.25rem 1rem; padding: 0.3rem 0; border-bottom: 1px dotted #c9b999; }
dt { color: #5f5040; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; margin: 0.5rem 0; font-size: 0.95rem; }
caption { text-align: start; font-weight: 700; padding: 0.5rem 0 0.25rem; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px dotted #c9b999; }
thead th { color: #5f5040; font-weight: 600; border-bottom: 1px solid #a08d6f; }
tbody th { font-weight: 400; }
.sum > * { font-weight: 700; }
.num { text-align: end; padding: 0.35rem 0 0.35rem 0.75rem; font-variant-numeric: tabular-nums; }
ul, ol { margin: 0.35rem 0; padding-inline-start: 1.25rem; }
li { margin: 0.35rem 0; }
.plain { list-style: none; padding: 0; }
.plain > li { padding: 0.4rem 0; border-bottom: 1px dotted #c9b999; margin: 0; }
.word { font-weight: 700; }
time { color: #5f5040; font-size: 0.9rem; }
li > time { display: block; }
dd time { color: inherit; font-size: inherit; }
@media (max-width: 32rem) {
  dl > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .cards thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards, .cards caption, .cards tbody, .cards tr, .cards th, .cards td { display: block; border: 0; padding: 0; }
  .cards caption { padding-bottom: 0.25rem; }
  .cards tr { padding: 0.5rem 0; border-bottom: 1px dotted #c9b999; }
  .cards .num { text-align: start; }
}
@media print { html { background: none; } }
`;
