/** Text for HTML: an element's value may hold anything. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A coloured word. */
export function chip(text: string, colour: string): string {
  return `<span class="dl-chip" style="background:${colour}">${escapeHtml(text)}</span>`;
}

/** Puts an output into its frame: white in dark themes too, and no rule of it reaches the page around. */
export function frame(kind: string, html: string): string {
  return `<div class="dl dl-${kind}"><style>${CSS}</style>${html}</div>`;
}

const CSS = `
.dl{color-scheme:light;background:#fff;color:#1b1f24;font:13px/1.45 system-ui,sans-serif;padding:8px 10px;border-radius:4px;max-width:100%;overflow-x:auto;text-align:left}
.dl *{box-sizing:border-box}
.dl-chip{display:inline-block;color:#fff;border-radius:3px;padding:0 6px;font-size:12px;line-height:18px;white-space:nowrap;margin-right:4px}
.dl-note{color:#57606a;margin:4px 0}
.dl-warn{background:#fff3cd;color:#5c4400;border-radius:3px;padding:4px 8px;margin:4px 0}
.dl-mono{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:12px}
.dl-scroll{max-height:560px;overflow:auto}
.dl-row{display:grid;grid-template-columns:150px 26px 24px 46px minmax(140px,185px) minmax(90px,1fr) 84px minmax(250px,2.4fr);column-gap:8px;padding:1px 4px;border-top:1px solid #eaeef2;min-width:820px}
.dl-row>span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.dl-plain .dl-row{grid-template-columns:150px 26px 30px 54px minmax(150px,260px) minmax(180px,3fr)}
.dl-row.dl-heading{position:sticky;top:0;background:#fff;z-index:1;font-weight:600;border-top:0;color:#57606a}
.dl summary.dl-row{cursor:pointer;background:#f3f6f9}
.dl summary.dl-row::-webkit-details-marker{display:none}
.dl summary .dl-mark::before{content:"\\25b8";display:inline-block;width:13px}
.dl details[open]>summary .dl-mark::before{content:"\\25be"}
.dl-leaf .dl-mark::before{content:"";display:inline-block;width:13px}
.dl-only:checked~.dl-rows .dl-kept{display:none}
.dl-toggle{font-size:12px;color:#57606a;margin-left:4px}
.dl table.dl-table{border-collapse:collapse;margin:4px 0;font-size:13px;border:0}
.dl table.dl-table th{text-align:left;padding:3px 10px 3px 4px;border-bottom:2px solid #d0d7de;background:#fff;color:#1b1f24;white-space:nowrap;font-weight:600}
.dl table.dl-table td{text-align:left;vertical-align:top;padding:3px 10px 3px 4px;border-bottom:1px solid #eaeef2;background:#fff;color:#1b1f24;max-width:460px;overflow-wrap:break-word}
.dl table.dl-table td.dl-number{text-align:right;font-variant-numeric:tabular-nums}
.dl-images{display:flex;flex-wrap:wrap;gap:10px}
.dl-images figure{margin:0}
.dl-images figcaption{color:#57606a;font-size:12px;max-width:420px}
.dl-images svg{display:block;background:#000}
.dl-hex{white-space:pre;line-height:1.6}
.dl-text{white-space:pre-wrap;background:#f6f8fa;padding:6px 8px;border-radius:3px}
.dl-hex b{font-weight:400;border-radius:2px;padding:1px 0}
.dl del{background:#ffe3e3;color:#8b1a1a;text-decoration:line-through}
.dl ins{background:#dcf5e3;color:#14532d;text-decoration:none}
.dl mark{background:#c62828;color:#fff;font-weight:600;padding:0 4px;border-radius:2px}
.dl details.dl-more{margin:2px 0}
.dl details.dl-more>summary{cursor:pointer;display:list-item}
`;
