import { type DicomJson, type JsonAttribute, shiftDate, shiftDateTime } from 'deidlab';

/** A new data set with all dates moved by whole days; see README.md. */
export function shiftDates(dataset: DicomJson, offsetDays: number): DicomJson {
  return Object.fromEntries(
    Object.entries(dataset).map(([tag, attribute]) => [tag, shiftAttribute(attribute, offsetDays)]),
  );
}

function shiftAttribute(attribute: JsonAttribute, offsetDays: number): JsonAttribute {
  const { vr, Value } = attribute;
  if (Value === undefined) return attribute;
  if (vr === 'SQ') return { vr, Value: Value.map((item) => shiftDates(item as DicomJson, offsetDays)) };
  // TM stays: whole days do not touch the time of day
  const shift = vr === 'DA' ? shiftDate : vr === 'DT' ? shiftDateTime : undefined;
  if (shift === undefined) return attribute;
  const shifted = Value.map((value) => shift(String(value), offsetDays));
  // never guess: what is no date goes, and the attribute stays empty
  return shifted.includes(undefined) ? { vr } : { vr, Value: shifted as string[] };
}
