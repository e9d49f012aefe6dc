import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  profileCheckCommand,
  profileDiffCommand,
  profileListCommand,
  profileSchemaCommand,
  profileShowCommand,
} from '../../src/cli/profile.ts';
import { BUILTIN_NAMES } from '../../src/profile/builtin.ts';

const CT = '1.2.840.10008.5.1.4.1.1.2';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deidlab-profile-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Exit code and what is printed, on a screen of so many columns. */
async function run(
  command: () => number | Promise<number>,
  columns = 120,
): Promise<{ code: number; out: string }> {
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const before = Object.getOwnPropertyDescriptor(process.stdout, 'columns');
  Object.defineProperty(process.stdout, 'columns', { value: columns, configurable: true });
  try {
    return { code: await command(), out };
  } finally {
    write.mockRestore();
    if (before === undefined) Reflect.deleteProperty(process.stdout, 'columns');
    else Object.defineProperty(process.stdout, 'columns', before);
  }
}

const RIGHT = 'deidlab: 1\nname: p\nbasis: ps3.15\nrules:\n';

describe('deidlab profile check', () => {
  it('ends with 0 without findings, and says what was not checked', async () => {
    const { code, out } = await run(() => profileCheckCommand('basic', {}));
    expect(code).toBe(0);
    expect(out).toBe(
      'basic.yaml: no findings\n' +
        '  Profile basic: 2 rules; Table E.1-1 decides what no rule names; no options; private attributes: remove.\n\n' +
        'Checked: the profile itself, not what it does to your files. For that: deidlab inspect FILE --profile P\n',
    );
  });

  it('ends with 0 when all findings are warnings', async () => {
    const { code, out } = await run(() => profileCheckCommand('whitelist', {}));
    expect(code).toBe(0);
    expect(out).toMatch(/^whitelist\.yaml: \d warnings\n/);
  });

  it('ends with 1 when one is an error, with rule, line, reason, remedy and clause', async () => {
    const path = file('keep.yaml', `${RIGHT}  - { select: AccessionNumber, action: keep }\n`);
    const { code, out } = await run(() => profileCheckCommand(path, {}));
    expect(code).toBe(1);
    expect(out).toContain(
      'keep.yaml: 1 error\n  Profile p: 1 rule; Table E.1-1 decides what no rule names; no options; private attributes: remove.\n\n' +
        'error    line 5, rule 1\n' +
        '         AccessionNumber: stays, though PS3.15 takes it away (Table E.1-1, row "Accession Number", says Z)\n' +
        '         No option of PS3.15 lets it stay. Leave it to the table, or use a stand-in (pseudonym, uid, dummy).\n' +
        '         [PS3.15 Table E.1-1 2024e]\n',
    );
  });

  it('prints one object with --json', async () => {
    const path = file(
      'json.yaml',
      `${RIGHT}  - { select: PatientName, action: keep }\n  - { select: PatientName, action: empty }\n`,
    );
    const { code, out } = await run(() => profileCheckCommand(path, { json: true }));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      profile: 'json.yaml',
      errors: 2,
      warnings: 0,
      findings: [
        { severity: 'error', code: 'identifying', line: 5, rule: 1 },
        { severity: 'error', code: 'unreachable', line: 6, rule: 2 },
      ],
    });
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  it('names every problem of a file that is no profile', async () => {
    const path = file(
      'broken.yaml',
      'deidlab: 1\nname: p\nbasis: ps3.16\nrules:\n  - { select: PatientIDD, action: keep }\n',
    );
    const plain = await run(() => profileCheckCommand(path, {}));
    expect(plain.code).toBe(1);
    expect(plain.out).toMatch(
      /^broken\.yaml: 2 errors\n\nerror {4}line 3\n {9}expected "ps3\.15" or "nothing" for basis/,
    );
    expect(plain.out).toMatch(
      /\nerror {4}line 5, rule 1\n[\s\S]*Did you mean PatientID\?\n\nA profile cannot be used until all of this is right\.\n$/,
    );
    const json = await run(() => profileCheckCommand(path, { json: true }));
    expect(JSON.parse(json.out)).toMatchObject({
      errors: 2,
      findings: [
        { code: 'not-a-profile', line: 3 },
        { code: 'not-a-profile', line: 5, rule: 1 },
      ],
    });
  });

  it('throws when there is no file', async () => {
    await expect(run(() => profileCheckCommand(join(folder, 'no.yaml'), {}))).rejects.toMatchObject({
      code: 'E_BAD_PROFILE',
    });
  });

  it.each([60, 80, 160])('fits on a screen of %d columns', async (columns) => {
    const path = file(
      'wide.yaml',
      `${RIGHT}  - { select: { group: "0010" }, action: keep }\n  - { select: PatientAge, action: shift }\n`,
    );
    const { out } = await run(() => profileCheckCommand(path, {}), columns);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
  });

  it('sends nothing to the terminal that it would obey', async () => {
    const path = file(
      'escape.yaml',
      `${RIGHT}  - { select: InstitutionName, action: replace, value: "\\e]0;x\\a" }\n`,
    );
    const { out } = await run(() => profileCheckCommand(path, {}));
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('deidlab profile diff', () => {
  it('groups what is kept more, less or otherwise, and counts', async () => {
    const path = file(
      'mine.yaml',
      `${RIGHT}  - { select: BodyPartExamined, action: remove }\n  - { select: PatientSex, action: keep }\n  - { select: PatientName, action: dummy }\n`,
    );
    const { code, out } = await run(() => profileDiffCommand('basic', path, { sopClass: CT }));
    expect(code).toBe(0);
    expect(out).toContain('From basic to p in CT Image Storage\n');
    expect(out).toMatch(
      /\np keeps more: 1\n {2}Attribute +basic +p +why in p\n {2}-+\n {2}PatientSex +empty +keep +rule 2\n/,
    );
    expect(out).toMatch(/\np keeps less: 3\n/);
    expect(out).toMatch(/\n {2}BodyPartExamined +keep +remove +rule 1\n/);
    expect(out).toMatch(/\n {2}PatientName +pseudonym +dummy +rule 3\n/);
    expect(out.replaceAll('\n', ' ')).toMatch(
      /p keeps more of 1, less of 3, differs in 0, and does the same with \d+\./,
    );
  });

  it('says both reasons on a wide screen', async () => {
    const { out } = await run(() => profileDiffCommand('basic', 'research', { sopClass: CT }), 160);
    expect(out).toMatch(/\n {2}Attribute +basic +research +why in basic +why in research\n/);
    expect(out).toMatch(
      /\n {2}StudyDescription +remove +clean +Basic Profile says X\S* .*option clean-descriptors/,
    );
  });

  it('tells two versions of one profile apart by their files', async () => {
    const [a, b] = [
      file('one.yaml', `${RIGHT}  - { select: PatientID, action: pseudonym }\n`),
      file('two.yaml', `${RIGHT}  - { select: PatientID, action: keep }\n`),
    ];
    expect((await run(() => profileDiffCommand(a, b, {}))).out).toMatch(/^From one\.yaml to two\.yaml\n/);
  });

  it('prints one object with --json', async () => {
    const { out } = await run(() => profileDiffCommand('basic', 'research', { json: true }));
    const diff = JSON.parse(out) as { rows: { attribute: string }[]; counts: { more: number } };
    expect(diff).toMatchObject({ a: 'basic', b: 'research', counts: { less: 0 } });
    expect(diff.rows.find((row) => row.attribute === 'StudyDate')).toMatchObject({
      change: 'more',
      a: { action: 'empty' },
      b: { action: 'shift' },
    });
  });

  it('refuses a profile or a SOP class that there is not', async () => {
    await expect(run(() => profileDiffCommand('basic', 'reserch', {}))).rejects.toThrow(
      /Did you mean research\?/,
    );
    await expect(
      run(() => profileDiffCommand('basic', 'research', { sopClass: '1.2.3' })),
    ).rejects.toMatchObject({ code: 'E_USAGE' });
  });

  it.each([60, 80, 160])('fits on a screen of %d columns', async (columns) => {
    const { out } = await run(() => profileDiffCommand('research', 'whitelist', {}), columns);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
  });
});

describe('deidlab profile list, show, schema', () => {
  it('lists the built-in profiles with what they are for', async () => {
    const { out } = await run(() => profileListCommand({}));
    for (const name of BUILTIN_NAMES) expect(out).toMatch(new RegExp(`^${name} +\\S`, 'm'));
    const json = await run(() => profileListCommand({ json: true }));
    expect((JSON.parse(json.out) as { name: string }[]).map(({ name }) => name)).toEqual(BUILTIN_NAMES);
  });

  it('shows the YAML of one, as it is in profiles/', async () => {
    const { out } = await run(() => profileShowCommand('whitelist'));
    expect(out).toBe(readFileSync(new URL('../../profiles/whitelist.yaml', import.meta.url), 'utf8'));
    expect(() => profileShowCommand('whitelst')).toThrow(/Did you mean whitelist\?/);
    expect(() => profileShowCommand('../package')).toThrow(/expected a built-in profile/);
  });

  it('prints the schema that is in profiles/', async () => {
    const { out } = await run(() => profileSchemaCommand());
    expect(out).toBe(readFileSync(new URL('../../profiles/profile.schema.json', import.meta.url), 'utf8'));
  });
});
