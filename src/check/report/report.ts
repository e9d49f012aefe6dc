import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { RunSummary } from '../../batch/summary.ts';
import type { ProjectKey } from '../../deidentify/key.ts';
import type { Profile } from '../../profile/compile.ts';
import { TABLE_EDITION } from '../../profile/table.ts';
import { VERSION } from '../../version.ts';
import type { CheckResult } from '../finding.ts';
import type { Tree } from '../tree.ts';
import type { ReportData, SampleFile } from './data.ts';
import { CHUNK_BYTES, digestOf } from './digest.ts';
import { copyAsList, openLines, readLines, writeWhole, writing } from './lines.ts';
import { type ManifestHeader, openChain } from './manifest.ts';
import { openDicom } from './open-file.ts';
import { renderPage } from './page.ts';
import { redactCheck } from './redact.ts';
import { describeSample, type Reasons } from './sample-file.ts';
import { createStrata, type SamplingPlan } from './sampling.ts';
import { MAX_FINDINGS } from './sections/findings.ts';
import { createSurvey, type SurveyedFile } from './survey.ts';
import { declaredSynthetic } from './synthetic.ts';

export interface ReportOptions {
  /** The originals, as a file or folder: where a manifest that declares them synthetic is looked for. */
  readonly input: string;
  readonly profile?: Profile | undefined;
  readonly policy?: string | undefined;
  readonly key?: ProjectKey | undefined;
  /** Show values and originals of files that a manifest declares synthetic. Default false. */
  readonly showSynthetic?: boolean | undefined;
}

/** What a run or a check knows at its end. */
export interface ReportEnd {
  readonly run?: RunSummary | undefined;
  readonly check?: CheckResult | undefined;
  /** The same inputs again, to look closely at some of them; each need only be there until the next is asked for. */
  readonly files: () => Iterable<SurveyedFile> | AsyncIterable<SurveyedFile>;
  /** Why something was done to the attributes of a file; asked after its `before` was read. */
  readonly reasonsOf: (before: Tree) => Reasons;
  readonly notChecked: readonly string[];
}

/** A report under way. Nothing stands under its name until it is whole. */
export interface ReportWriter {
  /** Takes down one file; both are read, nothing of them is kept. */
  add(file: SurveyedFile): void;
  /** @throws DeidError E_WRITE */
  finish(end: ReportEnd): Promise<void>;
  /** Leaves nothing behind. */
  discard(): void;
}

const GOAL = { confidence: 0.95, share: 0.05 };
/** More lines than this stand in a file of their own. */
const MAX_EMBEDDED = 1000;
const MAX_SAMPLES = 8;

/**
 * Begins a report on a run or a check: `.json`, or under any other name one self-contained HTML page. The manifest is
 * written line by line to `NAME.manifest.jsonl` beside it; when it is short enough it goes into the report instead.
 * Findings that are too many for a page are all in `NAME.findings.jsonl`.
 *
 * @throws DeidError E_WRITE; E_USAGE when values of synthetic files are asked for and nothing declares them
 * @example
 * const report = openReport('run.html', { input: 'in', profile, key })
 * report.add({ index: 1, input: 'in/a.dcm', output: 'out/b.dcm' })
 * await report.finish({ run: summary, files: () => pairs, reasonsOf: () => () => ({ why: '', clause: '' }), notChecked: [] })
 */
export function openReport(path: string, options: ReportOptions): ReportWriter {
  const synthetic = options.showSynthetic ? declaredSynthetic(options.input) : undefined;
  const header = headerOf(options);
  const chain = openChain(header);
  const strata = createStrata();
  const survey = createSurvey(strata, { compare: header.kind === 'check' });
  const stem = path.replace(/\.(html?|json)$/i, '');
  const spoolPath = `${stem}.manifest.jsonl`;
  const listPath = `${stem}.findings.jsonl`;
  const partial = `${path}.partial`;
  const spool = openLines(spoolPath);
  spool.add(chain.first);
  let isAllDeclared = true;
  return {
    add(file) {
      const entry = survey.look(file);
      if (entry.before !== undefined && synthetic?.has(entry.before) === false) isAllDeclared = false;
      spool.add(chain.add(entry));
    },
    discard,
    async finish(end) {
      try {
        await finish(end);
      } catch (error) {
        discard();
        throw error;
      }
    },
  };

  function discard(): void {
    try {
      spool.close();
    } catch {
      // a full disk, of which was told already
    }
    for (const each of [spoolPath, listPath, partial]) rmSync(each, { force: true });
  }

  async function finish(end: ReportEnd): Promise<void> {
    const { closing, line } = chain.close(options.key);
    spool.add(line);
    spool.close();
    const plan = strata.plan(GOAL);
    const isJson = path.toLowerCase().endsWith('.json');
    const isEmbedded = isJson || closing.files <= MAX_EMBEDDED;
    // a sample may be of any file, so one that nothing declares keeps all of them away
    const check = end.check && (synthetic && isAllDeclared ? end.check : redactCheck(end.check));
    const isListed = !isJson && check !== undefined && check.findings.length > MAX_FINDINGS;
    const data: ReportData = {
      ...{ header, closing, plan, check },
      run: end.run,
      actions: end.run === undefined ? survey.outcomes : end.run.actionsBy,
      samples: await takeSamples(end, { plan, synthetic, outputOf: strata.outputOf }),
      showsValues: synthetic !== undefined,
      notChecked: end.notChecked,
      manifest: isEmbedded && !isJson ? readLines(spoolPath) : undefined,
      manifestFile: isEmbedded ? undefined : basename(spoolPath),
      findingsFile: isListed ? basename(listPath) : undefined,
    };
    writing(() => {
      if (isListed) writeLines(listPath, check.findings);
      else rmSync(listPath, { force: true });
      if (isJson) writeJson(partial, data, spoolPath);
      else writeFileSync(partial, renderPage(data));
      renameSync(partial, path);
      if (isEmbedded) rmSync(spoolPath, { force: true });
    });
  }
}

function headerOf({ profile, policy, key }: ReportOptions): ManifestHeader {
  return {
    manifest: 1,
    kind: profile === undefined ? 'check' : 'deidentify',
    tool: `deidlab ${VERSION}`,
    date: new Date().toISOString(),
    ...(profile && {
      profile: { name: profile.name, hash: profile.hash, options: profile.definition.options },
    }),
    ...(policy !== undefined && { policy }),
    table: `PS3.15 Table E.1-1 ${TABLE_EDITION}`,
    ...(key && { keyId: key.isDemo ? `${key.id} (published demo key)` : key.id }),
  };
}

/** Files with findings first, then one of each stratum, the largest first. */
function chooseSamples({ check }: ReportEnd, plan: SamplingPlan): Set<number> {
  const wanted = new Set<number>();
  for (const { files } of check?.findings ?? []) {
    const [first] = files.filter((index) => index > 0);
    if (first !== undefined && wanted.size < MAX_SAMPLES / 2) wanted.add(first);
  }
  const strata = [...plan.strata].sort((a, b) => b.files - a.files);
  for (const { picks } of strata) {
    const [first] = picks.filter(({ index }) => index > 0);
    if (first !== undefined && wanted.size < MAX_SAMPLES) wanted.add(first.index);
  }
  return wanted;
}

async function takeSamples(
  end: ReportEnd,
  {
    plan,
    synthetic,
    outputOf,
  }: {
    readonly plan: SamplingPlan;
    readonly synthetic: ReadonlySet<string> | undefined;
    readonly outputOf: (index: number) => string | undefined;
  },
): Promise<SampleFile[]> {
  const chosen = chooseSamples(end, plan);
  const order = [...chosen];
  const wanted = chosen;
  const samples: SampleFile[] = [];
  if (wanted.size === 0) return samples;
  const chunk = new Uint8Array(CHUNK_BYTES);
  for await (const { index, input, output = outputOf(index) } of end.files()) {
    if (!wanted.delete(index) || input === undefined || output === undefined) continue;
    const sample = await sampleOf(input, output, (before, digest) => ({
      index,
      reasons: end.reasonsOf(before),
      showsValues: synthetic?.has(digest) === true,
    }));
    if (sample) samples.push(sample);
    if (wanted.size === 0) break;
  }
  return samples.sort((a, b) => order.indexOf(a.index) - order.indexOf(b.index));

  async function sampleOf(
    input: string,
    output: string,
    optionsOf: (before: Tree, digest: string) => Parameters<typeof describeSample>[1],
  ): Promise<SampleFile | undefined> {
    const [before, after] = [openDicom(input), openDicom(output)];
    try {
      if (before === undefined || after === undefined) return undefined;
      const options = optionsOf(before.tree, digestOf(before.tree.file.file, before.fd, chunk));
      return await describeSample({ before: before.tree, after: after.tree }, options);
    } finally {
      before?.close();
      after?.close();
    }
  }
}

function writeLines(path: string, list: readonly object[]): void {
  const lines = openLines(path);
  for (const each of list) lines.add(JSON.stringify(each));
  lines.close();
}

/** The manifest goes over line by line, as it may be long; pictures are for people. */
function writeJson(path: string, data: ReportData, spoolPath: string): void {
  const { manifest: _, manifestFile: __, samples, ...rest } = data;
  const files = samples.map(({ before: ___, after: ____, ...sample }) => sample);
  const out = openSync(path, 'w');
  try {
    const head = JSON.stringify({ ...rest, samples: files }, undefined, 1);
    writeWhole(out, `${head.slice(0, -2)},\n "manifest": `);
    copyAsList(spoolPath, out);
    writeWhole(out, '\n}\n');
  } finally {
    closeSync(out);
  }
}
