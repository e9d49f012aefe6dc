import { createHash } from 'node:crypto';

/** By which `draft apply` knows a script that passed. */
export function hashScript(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}
