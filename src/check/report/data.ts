import type { RunSummary } from '../../batch/summary.ts';
import type { CheckResult } from '../finding.ts';
import type { ManifestClosing, ManifestHeader } from './manifest.ts';
import type { SamplingPlan } from './sampling.ts';

/** A small picture of the first frame of a file. */
interface Thumbnail {
  /** `data:image/png;base64,...` */
  readonly uri: string;
  readonly rows: number;
  readonly columns: number;
  /** Frames that the file has. */
  readonly frames: number;
  /** Drawn so coarsely that no text can be read in it. */
  readonly isCoarse: boolean;
}

/** A picture, or why there is none. */
export type ThumbnailSlot = Thumbnail | { readonly missing: string };

/** One attribute of a sampled file before and after. */
export interface SampleRow {
  /** `(0040,A730)[0]/(0010,0010)`. */
  readonly where: string;
  readonly keyword: string;
  readonly vr: string;
  /** Length and shape; the value only in a report that shows values. */
  readonly before: string;
  readonly after: string;
  readonly action: string;
  readonly why: string;
  /** Row of Table E.1-1 with its code, or another clause. */
  readonly clause: string;
  readonly isSame: boolean;
}

export interface SampleFile {
  /** Position in the input, from 1. */
  readonly index: number;
  readonly sopClass: string;
  readonly syntax: string;
  /** Whether the file was declared synthetic, so that its values stand in the rows. */
  readonly showsValues: boolean;
  readonly rows: readonly SampleRow[];
  /** Rows left out as there are too many. */
  readonly omitted: number;
  readonly before: ThumbnailSlot;
  readonly after: ThumbnailSlot;
}

/** How often something happened: by group, then by what happened. */
export type Tally = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Everything that a report says. It holds no original value unless `showsValues`. */
export interface ReportData {
  readonly header: ManifestHeader;
  readonly closing: ManifestClosing;
  readonly run?: RunSummary | undefined;
  readonly check?: CheckResult | undefined;
  /** Elements by what the profile or the table asks for, then by what was done. */
  readonly actions: Tally;
  readonly plan: SamplingPlan;
  readonly samples: readonly SampleFile[];
  /** `--show-synthetic` was given and the originals have a manifest that declares them. */
  readonly showsValues: boolean;
  readonly notChecked: readonly string[];
  /** Lines of the manifest, when they are few enough to stand in the report. */
  readonly manifest: readonly string[] | undefined;
  /** Name of the file beside the report that holds the manifest, when they are not. */
  readonly manifestFile: string | undefined;
  /** Name of the file beside the report that holds all findings, when they are too many for the page. */
  readonly findingsFile?: string | undefined;
}
