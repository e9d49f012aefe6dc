import type { Charset } from '../dicom/charset.ts';
import type { Dicom, Element } from '../dicom/read.ts';
import { textValues, valueBytes } from '../dicom/value.ts';
import { effectiveVr } from '../profile/compile.ts';
import type { Identifier } from './identifier-forms.ts';
import { identifierKindOf } from './identity.ts';

/** The identifiers that stand in the given rows of a file. */
export function identifiersOf(
  file: Dicom,
  rows: readonly number[],
  charsetAt: (row: number) => Charset,
): Identifier[] {
  const identifiers: Identifier[] = [];
  for (const row of rows) {
    const element = file.elements[row]!;
    const vr = effectiveVr(element.tag, element.vr);
    const kind = identifierKindOf(element.tag, vr)!;
    const charset = charsetAt(row);
    for (const text of [
      ...textValues(file, element, charset, vr),
      ...undeclaredUtf8(file, element, charset),
    ]) {
      if (text !== '') identifiers.push({ kind, text });
      if (kind === 'name') identifiers.push(...oddParts(text));
    }
  }
  return identifiers;
}

/** What people put into a name that is none: a number, and a name in the place of a prefix or suffix. */
function oddParts(name: string): Identifier[] {
  const numbers = name.match(/\d{5,}/g) ?? [];
  const affixes = name
    .split('=')
    .flatMap((group) => group.split('^').slice(3, 5))
    .filter((part) => /\p{L}{4}/u.test(part));
  return [
    ...numbers.map((text): Identifier => ({ kind: 'id', text })),
    ...affixes.map((text): Identifier => ({ kind: 'name', text })),
  ];
}

/** The value once more, where it is UTF-8 and the file says that it is something else. */
function undeclaredUtf8(file: Dicom, element: Element, charset: Charset): string[] {
  const bytes = valueBytes(file, element);
  if (charset.terms.includes('ISO_IR 192') || !bytes.some((byte) => byte >= 0xc2)) return [];
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\\');
  } catch {
    return [];
  }
}
