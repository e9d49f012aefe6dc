/** The tasks of this package, each a folder of `tasks/`: the easiest first. A new one is a new folder and a line here. */
export const TASK_NAMES: readonly string[] = [
  '01-direct-identifiers',
  '02-nested',
  '03-uids',
  '04-dates',
  '05-free-text',
  '06-private',
  '07-whitelist',
  '08-everything',
];
