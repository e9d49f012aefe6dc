import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openMapping } from '../../src/batch/mapping.ts';
import { itOnPosix } from '../support/posix.ts';

const root = mkdtempSync(join(tmpdir(), 'mapping-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the mapping', () => {
  it('holds each pair once, and quotes what a comma or a quote would break', () => {
    const mapping = openMapping(join(root, 'plain'));
    mapping.addUid('1.2', '2.25.1');
    mapping.addUid('1.2', '2.25.1');
    mapping.addPatient('A,"B"', 'P1');
    mapping.addFile({ input: 'in/a.dcm', output: 'P1/a.dcm', status: 'deidentified', code: '' });
    mapping.close();
    const read = (name: string): string => readFileSync(join(root, 'plain', name), 'utf8');
    expect(read('uid_mapping.csv')).toBe('id_old,id_new\n1.2,2.25.1\n');
    expect(read('patid_mapping.csv')).toBe('id_old,id_new\n"A,""B""",P1\n');
    expect(read('files.csv')).toBe('input,output,status,code\nin/a.dcm,P1/a.dcm,deidentified,\n');
  });

  itOnPosix('that does not fit is a clear error, not a file cut short', () => {
    const module = pathToFileURL(join(import.meta.dirname, '../../dist/batch/mapping.js')).href;
    const program = `
      const { openMapping } = await import(${JSON.stringify(module)});
      const mapping = openMapping(${JSON.stringify(join(root, 'full'))});
      try {
        for (let n = 0; n < 100000; n++) mapping.addUid('1.2.' + n, '2.25.' + n);
        mapping.close();
      } catch (error) { console.log(error.code, error.message); }`;
    const { stdout } = spawnSync(
      'bash',
      ['-c', 'ulimit -f 512; exec "$0" "$@"', process.execPath, '--input-type=module', '-e', program],
      { encoding: 'utf8' },
    );
    expect(stdout).toMatch(/^E_WRITE the mapping could not be written \(EFBIG\)/);
  });
});
