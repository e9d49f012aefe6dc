import { DeidError } from '../errors.ts';
import type { CohortFile } from './case.ts';
import type { PixelBox, PlantedIdentifier } from './planted.ts';
import type { Allowed } from './policy.ts';

// The key is written as JSON lines, so that a key of any size can be written and read one file at a time:
//   {"policy":1,"basic":["remove"],"research":["clean","remove"],"whitelist":["remove"]}
//   {"file":"patient-1/a.dcm","identifiers":[{"where":"(0010,0010)","at":[916,12],"kind":"name","form":"pn","text":"...","policy":1}]}
// A policy stands before the first file that uses it.

interface Row {
  where: string;
  at?: [number, number];
  box?: [number, number, number, number, number];
  kind: PlantedIdentifier['kind'];
  form: string;
  text: string;
  charset?: readonly string[];
  policy: number;
}

/**
 * Turns files into the lines of their answer key; keep one writer for the whole cohort.
 *
 * @example
 * const linesOf = makeKeyWriter();
 * for (const file of makeCohort({ seed: 1 })) for (const line of linesOf(file)) console.log(line);
 */
export function makeKeyWriter(): (file: CohortFile) => string[] {
  const policies = new Map<string, number>();
  return ({ path, planted }) => {
    const lines: string[] = [];
    const identifiers = planted.map((identifier): Row => {
      const { where, bytes, box, kind, form, text, charset, allowed } = identifier;
      const rights = JSON.stringify(allowed);
      let policy = policies.get(rights);
      if (policy === undefined) {
        policy = policies.size + 1;
        policies.set(rights, policy);
        lines.push(JSON.stringify({ policy, ...allowed }));
      }
      return {
        where,
        ...(bytes && { at: [bytes.offset, bytes.length] }),
        ...(box && { box: [box.frame, box.row, box.column, box.rows, box.columns] }),
        ...{ kind, form, text },
        ...(charset.length > 0 && { charset }),
        policy,
      };
    });
    lines.push(JSON.stringify({ file: path, identifiers }));
    return lines;
  };
}

/**
 * Reads an answer key back, row by row.
 *
 * @throws DeidError E_BAD_VALUE for a line that is not of a key
 * @example
 * for (const identifier of readAnswerKey(lines)) console.log(identifier.file, identifier.where);
 */
export function* readAnswerKey(lines: Iterable<string>): Generator<PlantedIdentifier> {
  const policies = new Map<number, Allowed>();
  for (const line of lines) {
    if (line.trim() === '') continue;
    const entry = JSON.parse(line) as {
      policy?: number;
      file?: string;
      identifiers?: Row[];
    } & Partial<Allowed>;
    const { policy, file, identifiers, ...allowed } = entry;
    if (policy !== undefined) policies.set(policy, allowed as Allowed);
    if (policy === undefined && (file === undefined || identifiers === undefined))
      throw new DeidError('E_BAD_VALUE', 'Expected a policy or a file in each line of the answer key.');
    for (const row of identifiers ?? []) yield identifierOf(file!, row, policies);
  }
}

function identifierOf(file: string, row: Row, policies: ReadonlyMap<number, Allowed>): PlantedIdentifier {
  const { where, at, box, kind, form, text, charset = [], policy } = row;
  const allowed = policies.get(policy);
  if (!allowed)
    throw new DeidError('E_BAD_VALUE', 'Expected a policy of the answer key to stand before its first use.');
  return {
    ...{ file, where, kind, form, text, charset, allowed },
    ...(at && { bytes: { offset: at[0], length: at[1] } }),
    ...(box && { box: boxOf(box) }),
  };
}

function boxOf([frame, row, column, rows, columns]: [number, number, number, number, number]): PixelBox {
  return { frame, row, column, rows, columns };
}
