/** A function from old to new UIDs; see README.md. */
export function createUidMapper(secret: string): (uid: string) => string {
  // TODO: an HMAC of the UID under the secret (createHmac of node:crypto), as a UID below 2.25
  throw new Error(`createUidMapper is not written yet (a secret of ${secret.length} characters)`);
}
