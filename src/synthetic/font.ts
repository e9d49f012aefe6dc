/** A 5 x 7 dot font drawn for this project: capitals, digits and the marks that banners use. Rows from the top, 5 bits each. */
const GLYPHS: Readonly<Record<string, string>> = {
  ' ': '0000000',
  A: 'EHHVHHH',
  B: 'UHHUHHU',
  C: 'EHGGGHE',
  D: 'UHHHHHU',
  E: 'VGGUGGV',
  F: 'VGGUGGG',
  G: 'EHGNHHF',
  H: 'HHHVHHH',
  I: 'E44444E',
  J: '72222IC',
  K: 'HIKOKIH',
  L: 'GGGGGGV',
  M: 'HRLLHHH',
  N: 'HPPLJJH',
  O: 'EHHHHHE',
  P: 'UHHUGGG',
  Q: 'EHHHLID',
  R: 'UHHUKIH',
  S: 'FGGE11U',
  T: 'V444444',
  U: 'HHHHHHE',
  V: 'HHHHHA4',
  W: 'HHHLLRH',
  X: 'HHA4AHH',
  Y: 'HHHA444',
  Z: 'V1248GV',
  0: '4AHHHA4',
  1: '4C4444E',
  2: 'EH1248V',
  3: 'V2421HE',
  4: '26AIV22',
  5: 'VGU11HE',
  6: '68GUHHE',
  7: 'V112444',
  8: 'EHHEHHE',
  9: 'EHHF12C',
  '.': '00000CC',
  ',': '0000CC8',
  ':': '0CC0CC0',
  '-': '000V000',
  '/': '1122488',
  '(': '2488842',
  ')': '8422248',
  '+': '044V440',
  '^': '4AH0000',
  '#': 'AAVAVAA',
  "'": '44800000',
  '=': '00V0V00',
  '%': 'OP248JK',
  _: '000000V',
};

const GLYPH_ROWS = 7;
const GLYPH_COLUMNS = 5;
/** One glyph and the gap after it. */
export const ADVANCE = 6;

/** Whether the font has a dot at this row and column of a character; unknown characters are blank. */
function hasDot(character: string, row: number, column: number): boolean {
  const code = GLYPHS[character]?.[row] ?? '0';
  return column >= 0 && column < GLYPH_COLUMNS && ((Number.parseInt(code, 32) >> (4 - column)) & 1) === 1;
}

/** Size in pixels of a line of text. */
export function textSize(text: string, scale: number): { rows: number; columns: number } {
  return { rows: GLYPH_ROWS * scale, columns: (text.length * ADVANCE - 1) * scale };
}

/**
 * Calls `dot(row, column)` for every inked pixel, counted from the text's upper left corner. From scale 2 on, stairs
 * are filled: a quarter of a gap between two inked neighbours takes their ink, as smoother fonts do.
 */
export function drawText(text: string, scale: number, dot: (row: number, column: number) => void): void {
  for (const [index, character] of [...text].entries())
    for (let row = 0; row < GLYPH_ROWS * scale; row++)
      for (let column = 0; column < GLYPH_COLUMNS * scale; column++)
        if (isInked(character, row, column, scale)) dot(row, index * ADVANCE * scale + column);
}

function isInked(character: string, row: number, column: number, scale: number): boolean {
  const r = Math.floor(row / scale);
  const c = Math.floor(column / scale);
  const own = hasDot(character, r, c);
  if (scale < 2) return own;
  const down = (row % scale) * 2 >= scale ? 1 : -1;
  const right = (column % scale) * 2 >= scale ? 1 : -1;
  const vertical = hasDot(character, r + down, c);
  const horizontal = hasDot(character, r, c + right);
  const isStair =
    vertical === horizontal &&
    vertical !== hasDot(character, r - down, c) &&
    horizontal !== hasDot(character, r, c - right);
  return own || (isStair && vertical);
}
