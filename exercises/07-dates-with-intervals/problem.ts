import { type DicomJson, shiftDate, shiftDateTime } from 'deidlab';

/** A new data set with all dates moved by whole days; see README.md. */
export function shiftDates(dataset: DicomJson, offsetDays: number): DicomJson {
  // TODO: every DA with shiftDate, every DT with shiftDateTime, and into the items of every SQ
  throw new Error(
    `shiftDates is not written yet (${Object.keys(dataset).length}, ${offsetDays}, ${shiftDate.name}, ${shiftDateTime.name})`,
  );
}
