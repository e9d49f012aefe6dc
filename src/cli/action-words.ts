/** What each action does, in words for people. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  keep: 'as it was',
  remove: 'the element is gone',
  empty: 'the element stays, without a value',
  dummy: 'a fixed value that is valid for its VR',
  pseudonym: 'a stand-in by the key, the same for the same patient',
  uid: 'a new UID by the key, the same wherever the old one stood',
  shift: 'moved by the days of this patient; intervals stay',
  clean: 'identifying words are gone, the rest stays',
  generalize: 'coarser',
  replace: 'a value that the profile gives',
  noise: 'a little more or less than it was',
  encrypt: 'sealed; only the private key of the certificate opens it',
};
