import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeKeyFile } from '../src/deidentify/key.ts';

/** A program that takes a folder and makes another one. */
export interface Tool {
  readonly name: string;
  readonly command: (input: string, output: string) => readonly string[];
}

export const DEIDLAB = 'deidlab';
export const NODE_LOOP = 'Node read+write';
export const GDCMANON = 'gdcmanon';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const MAIN = path('../bin/deidlab.cjs');

/** The tools that are here, keys and certificates made in `folder`. The main job comes first. */
export function findTools(folder: string, profile: string): Tool[] {
  if (!existsSync(MAIN))
    throw new Error('expected the built command line in dist/, found none. Run first: npm run build');
  const keyFile = join(folder, 'project.key');
  makeKeyFile(keyFile);
  const tools: Tool[] = [
    {
      name: DEIDLAB,
      command: (input, output) => [
        process.execPath,
        MAIN,
        'deidentify',
        input,
        output,
        '--key-file',
        keyFile,
        '--profile',
        profile,
      ],
    },
    { name: NODE_LOOP, command: (input, output) => [process.execPath, path('copy-loop.mjs'), input, output] },
    { name: 'cp -r', command: (input, output) => ['cp', '-r', input, output] },
  ];
  const certificate = isInstalled('gdcmanon') ? makeCertificate(folder) : undefined;
  if (certificate !== undefined) {
    tools.push({
      name: GDCMANON,
      command: (input, output) => ['gdcmanon', '-e', '-c', certificate, '-r', '-i', input, '-o', output],
    });
  }
  return tools;
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** gdcmanon encrypts what it takes out for the owner of a certificate; here nobody keeps the key. */
function makeCertificate(folder: string): string | undefined {
  const certificate = join(folder, 'certificate.pem');
  const request = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=deidlab benchmark',
  ];
  try {
    execFileSync('openssl', [...request, '-keyout', join(folder, 'certificate.key'), '-out', certificate], {
      stdio: 'ignore',
    });
    return certificate;
  } catch {
    return undefined;
  }
}
