import { statSync } from 'node:fs';
import { discoverFiles } from '../batch/discover.ts';
import { DeidError } from '../errors.ts';

/** From here on a file costs by its bytes, not by its header; the main job streams such files. */
export const LARGE_BYTES: number = 8 << 20;

/** What there is to do. */
export interface InputCount {
  readonly files: number;
  readonly bytes: number;
  /** Positions of large files. */
  readonly large: ReadonlySet<number>;
  readonly largeBytes: number;
}

/** Counts files and bytes; no file is opened. */
export function measureInput(input: string): InputCount {
  const large = new Set<number>();
  let [files, bytes, largeBytes] = [0, 0, 0];
  for (const { path, refusal } of discoverFiles(input)) {
    if (refusal) continue;
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > LARGE_BYTES) {
      large.add(files);
      largeBytes += size;
    }
    files++;
    bytes += size;
  }
  return { files, bytes, large, largeBytes };
}

/** The same from the list at the end of a zip; nothing is unpacked. */
export async function measureZip(path: string): Promise<InputCount> {
  const { default: yauzl } = await import('yauzl');
  const large = new Set<number>();
  let [files, bytes, largeBytes] = [0, 0, 0];
  return await new Promise((done, fail) => {
    const failed = (cause: unknown): void =>
      fail(
        new DeidError('E_UNREADABLE', 'expected a zip archive, found a file that is none or is damaged', {
          cause,
        }),
      );
    yauzl.open(path, { lazyEntries: true, decodeStrings: false }, (error, zip) => {
      if (error) {
        failed(error);
        return;
      }
      zip.on('entry', (entry) => {
        const name = entry.fileName as unknown as Buffer;
        if (name.at(-1) !== 0x2f) {
          if (entry.uncompressedSize > LARGE_BYTES) {
            large.add(files);
            largeBytes += entry.uncompressedSize;
          }
          files++;
          bytes += entry.uncompressedSize;
        }
        zip.readEntry();
      });
      zip.on('end', () => done({ files, bytes, large, largeBytes }));
      zip.on('error', failed);
      zip.readEntry();
    });
  });
}

const CLUSTERS = 12;
/** As long as many a series: what is found out about a series is used again for its other files. */
export const CLUSTER_FILES = 40;
const LARGE_SAMPLED = 3;

/** Which files to try: runs of neighbours spread evenly over the small files, with their number, and a few large ones. */
export function chooseClusters(count: InputCount): {
  readonly small: ReadonlyMap<number, number>;
  readonly large: ReadonlySet<number>;
} {
  const smallFiles = count.files - count.large.size;
  const small = new Map<number, number>();
  const clusters = Math.min(CLUSTERS, Math.ceil(smallFiles / CLUSTER_FILES));
  for (let cluster = 0; cluster < clusters; cluster++) {
    const start = Math.floor((cluster * smallFiles) / clusters);
    for (let at = start; at < Math.min(smallFiles, start + CLUSTER_FILES); at++) small.set(at, cluster);
  }
  const positions = [...count.large];
  const step = Math.max(1, Math.floor(positions.length / LARGE_SAMPLED));
  return {
    small,
    large: new Set(positions.filter((_, index) => index % step === 0).slice(0, LARGE_SAMPLED)),
  };
}
