import { lookupTag } from '../dicom/dictionary.ts';
import type { Tag } from '../dicom/tag.ts';
import type { VrCode } from '../dicom/vr.ts';
import { isText, vrName } from '../dicom/vr.ts';

/** Sentences, addresses and long strings: somebody typed them (PS3.5 section 6.2), but for the attributes of MACHINE_TEXT. */
const LONG = new Set(['LT', 'ST', 'UC', 'UR', 'UT']);
const SHORT = new Set(['LO', 'SH']);

/** A short string by whose keyword somebody describes, labels or names something at a keyboard. */
const TYPED =
  /(?:Label|LabelVector|Description|Comments?|Notes?|Explanation|Title|Text|Purpose|Reason|Summary|Annotation|Detail|Instructions?)$|^(?:StageName|ViewName|ProtocolElementName|AcquisitionProtocolName|HangingProtocolName|DataSetName|RTImageName|BeamName|BlockName|TemplateName|ApplicationSetupName|ImplantTemplateGroupName|ContactDisplayName|EventTimerNames|PatientAdditionalPosition|HangingProtocolUserGroupName|HangingProtocolCreator|TreatmentProtocols)$/;

/** Long strings in which a machine writes codes, formats, parameters or the names of standards. */
const MACHINE_TEXT =
  /^(?:CodingScheme\w+|LongCodeValue|URNCodeValue|PrivateDataElement\w+|OECFColumnNames|SpatialFrequencyResponseColumnNames|SelectorUCValue|EXIFVersion|BatteryLevel|SpectralSensitivity|LocalNamespaceEntityID|UniversalEntityID|ImageDisplayFormat|ConfigurationInformation|GridAbsorbingMaterial|GridSpacingMaterial|DetectorMode|FractionPattern|MaterialGrade|DelayLawIdentifier|CouplingMedium|AlgorithmParameters|IntendedStartDayOfWeek|PositionAcquisitionTemplateID|ConceptualVolumeCombinationExpression|DeviceAlternateIdentifierFormat|HL7InstanceIdentifier|ProductPackageIdentifier)$/;

/**
 * Whether an attribute that Table E.1-1 does not list holds what a person typed: segment, frame and overlay labels, waveform
 * annotations, notes. Clean Descriptors is about all of them (PS3.15 section E.3.5). What a machine writes of itself is not.
 */
export function isFreeText(tag: Tag, vr: VrCode): boolean {
  if (!isText(vr)) return false;
  const name = vrName(vr);
  if (!LONG.has(name) && !SHORT.has(name)) return false;
  const keyword = lookupTag(tag)?.keyword ?? '';
  if (LONG.has(name) && !SHORT.has(lookupTag(tag)?.vr ?? '')) return !MACHINE_TEXT.test(keyword);
  return TYPED.test(keyword);
}
