import type { Tag } from '../dicom/tag.ts';
import { type Action, DUMMY, REMOVE } from './action.ts';
import { type Decision, reason } from './decision.ts';

const CALENDAR = ['a birth or death date in another calendar', 'PS3.3 section C.7.1.1'] as const;
const ORDER = ['an order number by its retired name', 'PS3.6 chapter 6'] as const;
const ADDRESS = ['the address of a server that has the originals', 'PS3.3 section C.17.2.1'] as const;
const CONTACT = ['how to reach somebody', 'PS3.4 section CC.2.5'] as const;

/** Attributes that Table E.1-1 does not list and that carry identity all the same. */
export const UNLISTED: ReadonlyMap<Tag, Decision> = new Map(
  (
    [
      [
        0x00100024,
        REMOVE,
        'names the hospital that gave the patient ID, which goes',
        'PS3.3 section C.7.1.1',
      ],
      [
        0x00080051,
        REMOVE,
        'names the hospital that gave the accession number, which goes',
        'PS3.3 section C.12.1',
      ],
      [
        0x04000500,
        REMOVE,
        'holds originals of an earlier de-identification, encrypted for somebody else',
        'PS3.15 section E.1.2',
      ],
      [
        0x00287fe0,
        REMOVE,
        'the address of a server that gives out the original pixels',
        'PS3.3 section C.7.6.3.3',
      ],
      [0x00100033, REMOVE, ...CALENDAR], // PatientBirthDateInAlternativeCalendar
      [0x00100034, REMOVE, ...CALENDAR], // PatientDeathDateInAlternativeCalendar
      [0x00100035, REMOVE, ...CALENDAR], // PatientAlternativeCalendar
      // required in the items that have it
      [0x00102295, DUMMY, 'the number under which an animal is registered', 'PS3.3 section C.7.1.1'],
      [0x00401006, REMOVE, ...ORDER], // PlacerOrderNumberProcedure
      [0x00401007, REMOVE, ...ORDER], // FillerOrderNumberProcedure
      [0x00402006, REMOVE, ...ORDER], // PlacerOrderNumberImagingServiceRequestRetired
      [0x00402007, REMOVE, ...ORDER], // FillerOrderNumberImagingServiceRequestRetired
      [0x00081190, REMOVE, ...ADDRESS], // RetrieveURL
      [0x0040e010, REMOVE, ...ADDRESS], // RetrieveURI
      [
        0x0040e001,
        DUMMY,
        'the identifier of an HL7 document, which leads back as a UID does',
        'PS3.3 section C.17.2.1',
      ],
      [0x0074100a, REMOVE, ...CONTACT], // ContactURI
      [0x0074100c, REMOVE, ...CONTACT], // ContactDisplayName
    ] as readonly (readonly [Tag, Action, string, string])[]
  ).map(([tag, action, text, clause]) => [tag, { action, reason: reason('structure', text, clause) }]),
);

/** Attributes that the table does not list and that say what another one says which it does. */
export const LIKE: ReadonlyMap<Tag, Tag> = new Map([
  [0x30020020, 0x300a00b2], // RadiationMachineName: TreatmentMachineName
  [0x00181003, 0x00181000], // DeviceID: DeviceSerialNumber
  [0x00181010, 0x00181008], // SecondaryCaptureDeviceID: GantryID
  [0x00181011, 0x00181008], // HardcopyCreationDeviceID: GantryID
  [0x00181803, 0x00181008], // NTPSourceAddress, a host of the hospital's network: GantryID
]);
