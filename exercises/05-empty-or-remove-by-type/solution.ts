export type Code = 'X' | 'Z' | 'D' | 'K' | 'C' | 'U' | 'X/Z' | 'X/D' | 'Z/D' | 'X/Z/D' | 'X/Z/U*';
export type Type = '1' | '1C' | '2' | '2C' | '3';
export type Action = 'remove' | 'empty' | 'dummy' | 'keep' | 'clean' | 'uid';

/** What a code of PS3.15 Table E.1-1 means for an attribute of this Type; see README.md. */
export function actionFor(code: Code, type: Type): Action {
  if (code === 'X') return 'remove';
  if (code === 'D') return 'dummy';
  if (code === 'K') return 'keep';
  if (code === 'C') return 'clean';
  if (code === 'U') return 'uid';
  // "or a dummy": what must have a value cannot be empty
  const choices = code === 'Z' ? ['Z', 'D'] : code.split('/');
  if (type === '3' && choices.includes('X')) return 'remove';
  // Types 2 and 3 may be empty; what 2C and 1C ask for when their condition holds is asked for always, to be safe
  if (!type.startsWith('1') && choices.includes('Z')) return 'empty';
  return choices.includes('U*') ? 'uid' : 'dummy';
}
