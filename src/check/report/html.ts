/** Text that is HTML already; everything else is escaped where it is put in. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template: text and numbers are escaped, lists are joined, `undefined` and `false` leave nothing. */
export type HtmlPart = Html | string | number | undefined | false | readonly HtmlPart[];

/**
 * A template that escapes whatever is put into it, so that forgetting is not possible.
 *
 * @example
 * html`<td>${'<script>'}</td>`.html // => '<td>&#60;script&#62;</td>'
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let text = strings[0]!;
  for (const [index, part] of parts.entries()) text += renderPart(part) + strings[index + 1]!;
  return { html: text };
}

function renderPart(part: HtmlPart): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if ('html' in part) return part.html;
  let text = '';
  for (const each of part) text += renderPart(each);
  return text;
}

/** Safe in text and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Data for the page's script, in a block that nothing in it can end. */
export function jsonBlock(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { html: `<script type="application/json" id="${escapeHtml(id)}">${json}</script>` };
}
