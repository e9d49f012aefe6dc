export type Code = 'X' | 'Z' | 'D' | 'K' | 'C' | 'U' | 'X/Z' | 'X/D' | 'Z/D' | 'X/Z/D' | 'X/Z/U*';
export type Type = '1' | '1C' | '2' | '2C' | '3';
export type Action = 'remove' | 'empty' | 'dummy' | 'keep' | 'clean' | 'uid';

/** What a code of PS3.15 Table E.1-1 means for an attribute of this Type; see README.md. */
export function actionFor(code: Code, type: Type): Action {
  // TODO: single codes first, then the ones with slashes
  throw new Error(`actionFor is not written yet (${code}, ${type})`);
}
