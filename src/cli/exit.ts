/** What every command ends with: all done; findings or a failed run; wrong usage; done, but some files were refused. */
export const EXIT = { done: 0, failed: 1, usage: 2, someRefused: 3 } as const;
