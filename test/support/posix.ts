import { it } from 'vitest';

export const isPosix: boolean = process.platform !== 'win32';

/** `it` for what Windows does not have: modes, signals, pipes with a name, links without a privilege, a shell's limits. */
export const itOnPosix: typeof it | typeof it.skip = isPosix ? it : it.skip;
