import { type VrCode, vrName, widthOf } from '../dicom/vr.ts';

/** Valid for the VR, the same for everybody, and visibly not a real value (PS3.15 code D). */
const DUMMIES: Readonly<Record<string, string>> = {
  AE: 'ANONYMIZED',
  AS: '000Y',
  CS: 'ANONYMIZED',
  DA: '19000101',
  DS: '0',
  DT: '19000101000000',
  IS: '0',
  LO: 'ANONYMIZED',
  LT: 'ANONYMIZED',
  PN: 'ANONYMIZED',
  SH: 'ANONYMIZED',
  ST: 'ANONYMIZED',
  TM: '000000',
  UC: 'ANONYMIZED',
  UR: 'urn:anonymized',
  UT: 'ANONYMIZED',
};

/**
 * A dummy value for an element of this VR: text for the text VRs, else one number zero, or as many zero bytes as
 * there were for the VRs without numbers (PS3.5 section 6.2).
 *
 * @param length bytes of the original value
 * @example dummyValue(vrCode('DA'), 8) // => bytes of '19000101'
 */
export function dummyValue(vr: VrCode, length: number): Uint8Array {
  const name = vrName(vr);
  const text = DUMMIES[name];
  if (text !== undefined) return Buffer.from(text, 'latin1');
  if (name.startsWith('O') || name === 'UN') return new Uint8Array(length);
  return new Uint8Array(Math.min(length, widthOf(vr)));
}
