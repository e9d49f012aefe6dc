import { type FolderProof, proveReport } from '../check/report/prove.ts';
import { readKeyFile } from '../deidentify/key.ts';
import { EXIT } from './exit.ts';

interface ManifestOptions {
  readonly originals?: string;
  readonly keyFile?: string;
  readonly sample?: boolean;
  readonly json?: boolean;
}

/** `deidlab manifest`: whether a report and the files it speaks of are what they were. */
export function manifestCommand(
  report: string,
  output: string | undefined,
  options: ManifestOptions,
): number {
  const { originals, keyFile } = options;
  const proof = proveReport(report, {
    output,
    originals,
    key: keyFile === undefined ? undefined : readKeyFile(keyFile),
  });
  const isGood =
    proof.brokenAt === undefined &&
    proof.sealed !== false &&
    [proof.output, proof.originals].every((each) => each === undefined || each.missing + each.other === 0);
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ...proof, brokenAt: proof.brokenAt ?? null })}\n`);
    return isGood ? EXIT.done : EXIT.failed;
  }
  const lines = [
    proof.brokenAt === undefined
      ? `The chain of ${proof.files} files is whole; it ends in ${proof.chain}`
      : `The chain is broken at line ${proof.brokenAt}: that line or one before it was changed.`,
  ];
  if (proof.sealed !== undefined)
    lines.push(proof.sealed ? 'It was sealed with this key.' : 'It was not sealed with this key.');
  if (proof.output) lines.push(`Output: ${describeFolder(proof.output)}`);
  if (proof.originals) lines.push(`Originals: ${describeFolder(proof.originals)}`);
  if (options.sample) {
    lines.push('', 'The files of the sampling plan, by position in the input:');
    for (const { index, path } of proof.sample) lines.push(`${String(index).padStart(7)}  ${path}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  return isGood ? EXIT.done : EXIT.failed;
}

function describeFolder({ matching, missing, other }: FolderProof): string {
  return `${matching} files are those of the manifest, ${missing} are missing, ${other} are others.`;
}
