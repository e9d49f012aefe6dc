import iconv from 'iconv-lite';
import { type Dicom, type Element, ITEM_ROW } from '../../src/dicom/read.ts';
import { formatTag, isPrivate, isPrivateCreator } from '../../src/dicom/tag.ts';
import { valueBytes } from '../../src/dicom/value.ts';

/** Every element that is no sequence or item, by the path that the answer key uses; file meta included. */
export function elementsByPath(file: Dicom): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const element of file.meta) found.set(formatTag(element.tag), element);
  walk(0, file.elements.length, '');
  return found;

  function walk(from: number, to: number, outer: string): void {
    const creators = new Map<number, string>();
    for (let row = from; row < to; row = file.elements[row]!.next) {
      const element = file.elements[row]!;
      if (isPrivateCreator(element.tag))
        creators.set(
          (element.tag & 0xffff0000) + (element.tag & 0xff) * 256,
          Buffer.from(valueBytes(file, element)).toString('latin1').trim(),
        );
      const creator = creators.get(element.tag & 0xffffff00);
      const name =
        isPrivate(element.tag) && creator !== undefined
          ? `(${formatTag(element.tag).slice(1, 5)},"${creator}",${formatTag(element.tag).slice(8, 10)})`
          : formatTag(element.tag);
      const path = outer === '' ? name : `${outer}/${name}`;
      if (element.next === row + 1) found.set(path, element);
      let item = 0;
      for (let inner = row + 1; inner < element.next; inner = file.elements[inner]!.next)
        if (file.elements[inner]!.kind === ITEM_ROW)
          walk(inner + 1, file.elements[inner]!.next, `${path}[${item++}]`);
    }
  }
}

/** Decodes text without the project's own code: iconv-lite, and ISO 2022 by hand. */
export function decodeIndependently(bytes: Uint8Array, charset: readonly string[]): string {
  const buffer = Buffer.from(bytes);
  if (charset.includes('ISO_IR 192')) return buffer.toString('utf8');
  if (charset.includes('ISO_IR 101')) return iconv.decode(buffer, 'iso-8859-2');
  if (charset.length < 2) return buffer.toString('latin1');
  let text = '';
  for (const part of buffer.toString('latin1').split('\x1b')) {
    if (part.startsWith('$B')) {
      const japanese = Buffer.from(part.slice(2), 'latin1').map((byte) => byte | 0x80);
      text += iconv.decode(Buffer.from(japanese), 'euc-jp');
    } else if (part.startsWith('$)C')) text += iconv.decode(Buffer.from(part.slice(3), 'latin1'), 'euc-kr');
    else text += part.replace(/^\([BJ]/, '');
  }
  return text;
}
