/** The look of a printed page: that of the Word file (documents/styles). */
export const STYLE = `
@page { size: A4 portrait; }
@page paysage { size: A4 landscape; }
* { box-sizing: border-box; }
html { font: 11.5pt/1.25 "Times New Roman", "Liberation Serif", serif; color: #000; }
body { margin: 0; hyphens: manual; }
section.portrait, section.paysage { position: relative; break-after: page; }
section:last-child { break-after: auto; }
section.paysage { page: paysage; }
p { margin: 0 0 6pt; orphans: 2; widows: 2; }
h1, h2, h3, h4, .formule { color: #1b2a41; break-after: avoid; break-inside: avoid; }
h1 { font-size: 15pt; text-align: center; margin: 6pt 0 16pt; line-height: 1.35; }
h2 { font-size: 11.5pt; margin: 18pt 0 7pt; }
h3 { font-size: 11pt; font-style: italic; margin: 12pt 0 5pt; }
h4 { font-size: 11pt; font-style: italic; font-weight: 400; margin: 10pt 0 4pt; }
.sous-titre { text-align: center; font-size: 12pt; font-style: italic; margin-bottom: 18pt; }
.formule { text-align: center; font-weight: 700; margin: 14pt 0 10pt; color: inherit; }
.left { text-align: left; } .center { text-align: center; } .right { text-align: right; } .justify { text-align: justify; }
.tenu { break-after: avoid; } .espace { margin-top: 5mm; }
.visa { margin-bottom: 7pt; break-inside: avoid; }
.item { display: flex; margin-bottom: 4pt; text-align: justify; }
.item .marque { flex: 0 0 6mm; } .item > :last-child { flex: 1; }
.n1 { margin-left: 4mm; } .n2 { margin-left: 13mm; } .n3 { margin-left: 22mm; } .n4 { margin-left: 31mm; } .n5 { margin-left: 40mm; }
blockquote { margin: 0 6mm 4pt 5mm; padding-left: 4mm; border-left: 1pt solid #b8c0cc; }
table { border-collapse: collapse; width: calc(100% - 1px); table-layout: fixed; margin: 0 0 8pt; font-size: 9.5pt; line-height: 1.15; overflow-wrap: break-word; }
caption { text-align: left; font-weight: 700; font-size: 10.5pt; padding: 18pt 0 5pt; break-after: avoid; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { border: 0.5pt solid #8a94a3; padding: 2pt 1.5mm; text-align: left; vertical-align: top; }
th { background: #eef1f5; -webkit-print-color-adjust: exact; }
th.center, td.center { text-align: center; } th.right, td.right { text-align: right; }
td p, th p { margin: 0; }
.lettre { position: relative; }
.lettre img { display: block; margin-bottom: 3mm; }
.expediteur { margin: 0; line-height: 1.15; }
.cadre { position: absolute; margin: 0; font-size: 11pt; line-height: 1.1; }
.lieu { margin: 0 0 18pt 82mm; } .reference { margin-bottom: 2pt; } .reference + :not(.reference) { margin-top: 5mm; }
.groupe, .signatures { break-inside: avoid; }
.codees { break-after: avoid; }
.cloture { margin: 14pt 0 4pt; } .partie { font-weight: 700; text-align: center; margin: 10pt 0 6pt; }
.rang { display: flex; break-inside: avoid; } .signataire { flex: 1; text-align: center; padding: 0 2mm; display: flex; flex-direction: column; }
.signataire p { margin: 0; } .signataire .signe { height: auto; padding-top: 4mm; font-style: italic; }
.signataire .place { margin-top: auto; }
figure { margin: 0 0 6pt; break-inside: avoid; } figure img { display: block; image-rendering: pixelated; } figcaption { font-size: 8pt; }
.codes { display: flex; justify-content: space-between; }
.page { break-after: page; }
.en-tete { text-align: right; font-size: 9pt; color: #555; }
ins { color: #0b5d1e; } del { color: #9a1b1b; }
.filigrane { position: fixed; inset: 0; margin: 0; display: flex; align-items: center; justify-content: center; text-align: center; font-size: 60pt; line-height: 1.1; color: #c9ced6; opacity: 0.45; transform: rotate(-45deg); z-index: -1; }
`;
