import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { ctFile } from '../support/patients.ts';

const root = mkdtempSync(join(tmpdir(), 'usage-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
mkdirSync(join(root, 'empty'));
mkdirSync(join(root, 'in'));
writeFileSync(join(root, 'in', 'a.dcm'), ctFile({}));

describe('wrong usage', () => {
  it('of inspect, with a folder or with nothing, is told with exit code 2', () => {
    for (const path of [join(root, 'empty'), join(root, 'nothing')]) {
      const { code, stderr } = runCli(['inspect', path]);
      expect(code).toBe(2);
      expect(stderr).toContain('expected one DICOM file');
    }
  });

  it('of check, without any original, is no success', () => {
    const empty = join(root, 'empty');
    const { code, stderr } = runCli(['check', empty, '--originals', empty]);
    expect(code).toBe(2);
    expect(stderr).toContain('expected originals');
  });

  it.runIf(process.platform === 'linux')(
    'of an output where no folder can be made ends with a clear error',
    () => {
      const { code, stderr } = runCli(['deidentify', join(root, 'in'), '/proc/deidlab/out', '--demo-key']);
      expect(code).toBe(1);
      expect(stderr).toContain('[E_WRITE]');
    },
  );
});
