import { mark, type Note } from './planted.ts';

/**
 * A PDF of one page in Helvetica, Latin-1 text, as a note: so that the marks of its lines keep their places.
 *
 * @example
 * latinPdf([note`Hello`]) // => a note that starts with %PDF-1.4
 */
export function latinPdf(lines: readonly Note[]): Note {
  const escaped = (text: string): string => text.replace(/[\\()]/g, (c) => `\\${c}`);
  const content: Note['note'][number][] = ['BT /F1 12 Tf 60 760 Td 18 TL\n'];
  for (const line of lines) {
    content.push('(');
    for (const piece of line.note)
      content.push(
        typeof piece === 'string' ? escaped(piece) : mark(piece.kind, escaped(piece.text), piece.form),
      );
    content.push(") '\n");
  }
  content.push('ET');
  const length = sizeOf(content);
  const objects: Note['note'][] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    ],
    [`<< /Length ${length} >>\nstream\n`, ...content, '\nendstream'],
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
  ];
  const file: Note['note'][number][] = ['%PDF-1.4\n'];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(sizeOf(file));
    file.push(`${index + 1} 0 obj\n`, ...object, '\nendobj\n');
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file.push(
    `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${sizeOf(file)}\n%%EOF\n`,
  );
  return { note: file };
}

/** Bytes of Latin-1 text: one a character. */
function sizeOf(pieces: Note['note']): number {
  return pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece : piece.text).length, 0);
}
