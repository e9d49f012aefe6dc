const finds = {
  everyFile: 'SOPInstanceUID', // ContentTime as well: a time to the second is a serial number
  everyPatient: 'PatientBirthDate', // so do the address and the telephone number, where all have one
  nobody: 'PatientSex', // two values; but sex, age and scanner together single out everybody
};
