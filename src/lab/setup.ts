import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERSION } from '../version.ts';
import { COHORT_FOLDER } from './cohort.ts';
import { chip, escapeHtml, frame } from './display/style.ts';

/** One thing that the lab needs, and whether it is there. */
export interface SetupItem {
  readonly what: string;
  readonly isFine: boolean;
  readonly found: string;
  /** What to do when it is not. */
  readonly remedy: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LEAST_NODE = [20, 19] as const;

/**
 * Looks at everything the notebooks need on this machine. Nothing is installed and no network is used.
 *
 * @example for (const { what, isFine, remedy } of checkSetup()) if (!isFine) console.log(what, remedy);
 */
export function checkSetup(): SetupItem[] {
  return [nodeItem(), packageItem(), tslabItem(), cohortItem(), chartsItem(), folderItem(), modelItem()];
}

/** The same as an HTML table with OK and FAIL. */
export function renderSetup(items: readonly SetupItem[]): string {
  const rows = items
    .map(
      ({ what, isFine, found, remedy }) =>
        `<tr><td>${isFine ? chip('OK', '#2e7d32') : chip('FAIL', '#c62828')}</td><td>${escapeHtml(what)}</td><td>${escapeHtml(found)}${isFine ? '' : `<div class="dl-warn">${escapeHtml(remedy)}</div>`}</td></tr>`,
    )
    .join('');
  return frame('setup', `<table class="dl-table"><tbody>${rows}</tbody></table>`);
}

function nodeItem(): SetupItem {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return {
    what: `Node.js ${LEAST_NODE.join('.')} or newer`,
    isFine: major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]),
    found: process.versions.node,
    remedy: 'Install Node.js from nodejs.org, then run: npm ci',
  };
}

/** The notebooks use the built package: sources that are newer are not seen by them. */
function packageItem(): SetupItem {
  const built = statSync(fileURLToPath(new URL('../index.js', import.meta.url)), { throwIfNoEntry: false });
  const source = join(ROOT, 'src');
  const newest = existsSync(source)
    ? Math.max(
        ...readdirSync(source, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.ts'))
          .map((name) => statSync(join(source, name)).mtimeMs),
      )
    : 0;
  return {
    what: 'the package deidlab, built',
    isFine: built !== undefined && built.mtimeMs >= newest,
    found:
      built === undefined ? 'not built' : built.mtimeMs < newest ? 'built before the last change' : VERSION,
    remedy: 'In the folder of the project run: npm run build',
  };
}

function tslabItem(): SetupItem {
  let found = 'not there';
  try {
    found = (createRequire(import.meta.url)('tslab/package.json') as { version: string }).version;
  } catch {
    // told by the item
  }
  return {
    what: 'the tslab kernel',
    isFine: found !== 'not there',
    found,
    remedy: 'In the folder of the project run: npm ci',
  };
}

function cohortItem(): SetupItem {
  const path = fileURLToPath(new URL('../../datasets/manifest.json', import.meta.url));
  const files = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as { files: { file: string; sha256: string }[] }).files
    : [];
  const good = files.filter(({ file, sha256 }) => {
    const place = join(COHORT_FOLDER, file);
    return existsSync(place) && createHash('sha256').update(readFileSync(place)).digest('hex') === sha256;
  }).length;
  return {
    what: 'the bundled cohort of fictional patients',
    isFine: files.length > 0 && good === files.length,
    found: `${good} of ${files.length} files as they should be`,
    remedy: 'Bring the files back with: git checkout datasets',
  };
}

function chartsItem(): SetupItem {
  let isFine = true;
  try {
    createRequire(import.meta.url).resolve('plotly.js-dist-min/plotly.min.js');
  } catch {
    isFine = false;
  }
  return {
    what: 'charts without a network (plotly.js)',
    isFine,
    found: isFine ? 'on disk' : 'not there',
    remedy: 'In the folder of the project run: npm ci',
  };
}

function folderItem(): SetupItem {
  let isFine = true;
  try {
    rmSync(mkdtempSync(join(tmpdir(), 'deidlab-setup-')), { recursive: true });
  } catch {
    isFine = false;
  }
  return {
    what: 'a folder for temporary files',
    isFine,
    found: isFine ? 'writable' : 'not writable',
    remedy: 'Set the environment variable TMPDIR to a folder that you may write to.',
  };
}

/** No model is needed, and no key is ever shown. */
function modelItem(): SetupItem {
  const hasModel = Boolean(process.env.OPENAI_API_KEY ?? process.env.OPENAI_BASE_URL);
  return {
    what: 'a language model (optional)',
    isFine: true,
    found: hasModel ? 'an address or a key is set' : 'none set: notebook 07 replays recorded drafts',
    remedy: '',
  };
}
