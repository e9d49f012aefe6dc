/** Colours by theme. Severity is always written out too, so that nothing depends on seeing a colour. */
const LIGHT = `
--page:#f6f8fa;--card:#fff;--ink:#1b2733;--soft:#566472;--line:#dbe2e9;--head:#eef2f6;--accent:#0b6272;--focus:#0b6272;
--good:#1d6b3a;--good-back:#e9f5ed;--bad:#a3201d;--bad-back:#fcecea;--warn:#8a5300;--warn-back:#fdf3e0;--open:#2a4a6b;--open-back:#eaf1f8;
--leak:#b3261e;--linkage:#b25e00;--invalid:#6d3fa8;--over-removal:#20639b;--unstable:#4f6470;
--series-1:#20639b;--series-2:#c46210;--series-3:#3d8361;--series-4:#8a4f9e;--series-5:#b23a48;--series-6:#7a6f2b;--series-7:#5b7a99;--series-8:#a8607c;--series-9:#6b6b6b;`;
const DARK = `
--page:#11171d;--card:#19212a;--ink:#e4eaf0;--soft:#a3b1be;--line:#303c48;--head:#212c37;--accent:#6cc5d4;--focus:#8fdbe8;
--good:#83d6a0;--good-back:#15301f;--bad:#ff9c92;--bad-back:#3b1b1a;--warn:#f2bd6b;--warn-back:#37290f;--open:#a6c8ea;--open-back:#182b3f;
--leak:#ff8a80;--linkage:#f0a850;--invalid:#c3a1f2;--over-removal:#7fb8ea;--unstable:#a9bcc8;
--series-1:#7fb8ea;--series-2:#f0a061;--series-3:#7fc9a3;--series-4:#cb9bdb;--series-5:#f08f9a;--series-6:#cfc06f;--series-7:#a3bfd9;--series-8:#e0a3bd;--series-9:#b5b5b5;`;

/** The style of a report: one sheet, light and dark, and paper. */
export const STYLE = `
:root{color-scheme:light;${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${DARK}}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
.top{background:var(--card);border-bottom:1px solid var(--line)}
.top>div{max-width:78rem;margin:0 auto;padding:1.4rem 1.5rem;display:flex;gap:1rem;align-items:flex-start;justify-content:space-between}
h1{font-size:1.45rem;line-height:1.25;margin:0 0 .2rem;font-weight:650}
.top p{margin:0;color:var(--soft)}
.layout{max-width:78rem;margin:0 auto;padding:1.2rem 1.5rem 4rem;display:grid;grid-template-columns:12.5rem minmax(0,1fr);gap:2rem}
nav{position:sticky;top:1rem;align-self:start}
nav ul{list-style:none;margin:0;padding:0;font-size:.9rem}
nav a{display:block;padding:.28rem .6rem;color:var(--soft);text-decoration:none;border-left:2px solid var(--line)}
nav a:hover,nav a:focus-visible{color:var(--ink);border-left-color:var(--accent)}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1.2rem 1.4rem 1.3rem;margin:0 0 1.2rem}
h2{font-size:1.12rem;margin:0 0 .7rem;font-weight:650}
h3{font-size:.98rem;margin:1.1rem 0 .4rem;font-weight:620}
p{margin:.4rem 0}
.note,small,.meta{color:var(--soft);font-size:.87rem}
.empty{color:var(--soft)}
code{font:.86em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:break-word}
td>code:not(.path){white-space:nowrap}
button,select,input[type=search]{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:7px;padding:.3rem .65rem}
button{cursor:pointer}
.verdict{border-radius:8px;padding:.8rem 1rem;border-left:5px solid;margin-bottom:1rem}
.verdict p{margin:.15rem 0}
.verdict-head{font-size:1.12rem;font-weight:650}
.verdict.good{background:var(--good-back);border-color:var(--good)}.verdict.good .verdict-head{color:var(--good)}
.verdict.bad{background:var(--bad-back);border-color:var(--bad)}.verdict.bad .verdict-head{color:var(--bad)}
.verdict.warn{background:var(--warn-back);border-color:var(--warn)}.verdict.warn .verdict-head{color:var(--warn)}
.verdict.open{background:var(--open-back);border-color:var(--open)}.verdict.open .verdict-head{color:var(--open)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin-bottom:1rem}
.panel{border:1px solid var(--line);border-radius:8px;padding:.2rem 1rem .6rem}
.panel h3{margin:.6rem 0 .2rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;border-bottom:1px solid var(--line)}
thead th{background:var(--head);font-weight:600;font-size:.85rem;white-space:nowrap}
tbody th{font-weight:500}
tbody tr:last-child>*{border-bottom:0}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.bad{color:var(--bad);font-weight:650}
.figures th,.figures td{padding-left:0;padding-right:0}
.figures small{display:block;font-weight:400}
.figures td{font-size:1.08rem;font-weight:600}
table.narrow{width:auto}
.scroll{overflow-x:auto}
.scroll.tall{max-height:26rem;overflow-y:auto;border:1px solid var(--line);border-radius:8px}
.scroll.tall thead th{position:sticky;top:0}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.3rem 1.5rem;margin:.6rem 0}
.facts div{padding:.25rem 0}
.facts dt{color:var(--soft);font-size:.82rem}
.facts .wide{grid-column:1/-1}
.facts dd{margin:0;overflow-wrap:anywhere}
.filters{display:flex;flex-wrap:wrap;gap:.7rem 1.2rem;align-items:end;margin-bottom:.5rem}
.filters fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.4rem}
.filters legend{font-size:.85rem;color:var(--soft);padding:0 0 .15rem}
.filters>label{font-size:.85rem;color:var(--soft);display:grid;gap:.15rem}
.search input{width:18rem;max-width:100%}
.chip{display:inline-flex;align-items:center;gap:.4rem;border:1px solid var(--line);border-radius:99px;padding:.2rem .7rem;font-size:.86rem;color:var(--ink)}
.chip input{accent-color:var(--accent);margin:0}
.cause{border:1px solid var(--line);border-left:4px solid var(--sev);border-radius:8px;padding:.7rem 1rem .5rem;margin:.8rem 0;}
.cause header{display:flex;align-items:center;gap:.7rem;flex-wrap:wrap}
.cause h3{margin:0}
.places{margin-left:auto;color:var(--soft);font-size:.88rem}
.badge{display:inline-block;white-space:nowrap;border:1px solid var(--sev);color:var(--sev);border-radius:5px;padding:.02rem .5rem;font-size:.76rem;font-weight:700;letter-spacing:.03em}
.sev-leak{--sev:var(--leak)}.sev-linkage{--sev:var(--linkage)}.sev-invalid{--sev:var(--invalid)}.sev-over-removal{--sev:var(--over-removal)}.sev-unstable{--sev:var(--unstable)}
.why{font-weight:500}
.path{display:inline-block;max-width:100%;overflow-wrap:anywhere}
.keyword{display:block;color:var(--soft);font-size:.87rem;overflow-wrap:anywhere}
details>summary{cursor:pointer}
.hint{margin-top:.3rem;font-size:.9rem}
.hint summary{color:var(--accent)}
.hint p{margin:.2rem 0 0}
.sample{font-size:.88rem;margin-top:.3rem;overflow-wrap:anywhere}
.chart{width:100%;min-height:12rem}
.file{border:1px solid var(--line);border-radius:8px;margin:.6rem 0;padding:.5rem .9rem}
.file>summary{padding:.15rem 0}
.thumbs{display:flex;flex-wrap:wrap;gap:1rem;margin:.7rem 0}
figure{margin:0;max-width:15rem}
figure img{display:block;width:13rem;height:13rem;object-fit:contain;background:#000;border-radius:6px}
figure img.coarse{image-rendering:pixelated}
figcaption{color:var(--soft);font-size:.84rem;margin-top:.25rem}
.no-picture{width:13rem;min-height:6rem;height:100%;max-height:13rem;border:1px dashed var(--line);border-radius:6px;padding:.7rem;font-size:.85rem;color:var(--soft);display:grid;place-items:center;text-align:center}
.before-after td{font-size:.87rem;overflow-wrap:anywhere}
@media print,(min-width:44.01rem){
.cause table{table-layout:fixed}.cause th:nth-child(1){width:36%}.cause th:nth-child(3){width:17%}.cause th:nth-child(4){width:5rem}.cause th:nth-child(5){width:16%}
.before-after{table-layout:fixed;min-width:50rem}
.before-after th,.before-after td{padding-left:.45rem;padding-right:.45rem}
.before-after th:nth-child(1){width:24%}.before-after th:nth-child(2){width:2.8rem}.before-after th:nth-child(3),.before-after th:nth-child(4){width:16%}.before-after th:nth-child(5){width:7rem}
}
.action{font-weight:620;white-space:nowrap}
.same .action{font-weight:400;color:var(--soft)}
.only-changed tr.same{display:none}
.digests code{font-size:.72rem;overflow-wrap:normal;white-space:nowrap}
.js-off .script-only{display:none}
[hidden]{display:none!important}
footer{max-width:78rem;margin:0 auto;padding:0 1.5rem 2rem;color:var(--soft);font-size:.86rem}
@media screen and (max-width:60rem){
.layout{grid-template-columns:minmax(0,1fr);gap:1rem;padding:1rem}
nav{position:static}nav ul{display:flex;flex-wrap:wrap;gap:.1rem .3rem}nav a{border-left:0;padding:.2rem .5rem}
}
@media screen and (max-width:44rem){
.pair{grid-template-columns:minmax(0,1fr)}
section{padding:1rem}
.stack thead{position:absolute;left:-999rem}
.stack tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}
.stack tbody tr:last-child{border-bottom:0}
.stack td{display:grid;grid-template-columns:6.5rem minmax(0,1fr);column-gap:.6rem;border:0;padding:.15rem 0;text-align:left;white-space:normal}
.stack td::before{content:attr(data-label);color:var(--soft);font-size:.84rem}
.stack td>*{grid-column:2}
.top>div{flex-direction:column}
}
@media print{
:root,:root:not([data-theme=light]),:root[data-theme=dark]{color-scheme:light;${LIGHT}--page:#fff}
body{font-size:10.5pt}
nav,.script-only:not(.chart),.skip,.theme{display:none!important}
.js-off .chart{display:none}
.top>div{padding:0 0 .6rem}
.before-after{min-width:0!important}
th,td{padding:.25rem .4rem}
.layout{display:block;padding:0;max-width:none}
section{border:0;border-top:1px solid var(--line);border-radius:0;padding:.8rem 0;break-inside:auto}
h2,h3,thead{break-after:avoid}
tr,figure,.verdict,.panel,.facts div,.chart{break-inside:avoid}
.cause header,.cause .why,.cause .meta{break-after:avoid}
.cause{border-radius:0;border-width:0 0 0 3px;padding:.2rem 0 .2rem .8rem}
.scroll,.scroll.tall{overflow:visible;max-height:none}
.digests code{white-space:normal;overflow-wrap:anywhere}
.verdict,.badge,.cause,thead th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
