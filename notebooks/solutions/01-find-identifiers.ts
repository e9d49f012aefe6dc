const finds = {
  names: 'PatientName',
  places: 'PatientAddress', // InstitutionName and InstitutionAddress are places, too
  dates: 'StudyDate', // or any other date of the file
  phones: 'PatientTelephoneNumbers',
  recordNumbers: 'PatientID',
  devices: 'DeviceSerialNumber', // StationName names the scanner as well
  freeText: 'StudyDescription', // the name, reversed and in capitals, after the protocol
};
