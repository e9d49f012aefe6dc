import { createHmac } from 'node:crypto';

/** A function from old to new UIDs; see README.md. */
export function createUidMapper(secret: string): (uid: string) => string {
  return (uid) => {
    // SOP classes, transfer syntaxes: the same in every file of the world (PS3.6 Annex A)
    if (uid.startsWith('1.2.840.10008.')) return uid;
    // keyed: whoever lacks the secret cannot try all UIDs of an archive
    const digits = createHmac('sha256', secret).update(uid).digest('hex').slice(0, 32);
    // 128 bits: enough that no two of any archive meet, few enough for 64 characters
    return `2.25.${BigInt(`0x${digits}`)}`;
  };
}
