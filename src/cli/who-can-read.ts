/** A mode keeps others from a file, except on Windows: there a file is as open as its folder. */
export const WHO_CAN_READ: string =
  process.platform === 'win32'
    ? 'whoever may open its folder can read it'
    : 'only you can read it (mode 0600)';
