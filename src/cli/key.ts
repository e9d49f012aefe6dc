import { makeKeyFile } from '../deidentify/key.ts';
import { EXIT } from './exit.ts';
import { WHO_CAN_READ } from './who-can-read.ts';

export function newKeyCommand(file: string): number {
  const key = makeKeyFile(file);
  process.stdout.write(
    `Wrote project key ${key.id} to ${file}; ${WHO_CAN_READ}.\n` +
      'Keep it apart from the output. With it, pseudonyms can be linked back to patients; without it, nobody can,\n' +
      'and no later file can be given the same pseudonyms.\n',
  );
  return EXIT.done;
}
