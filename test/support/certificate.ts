import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/** A new RSA key and a certificate that it signed itself, both in PEM. */
export interface TestCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

export function makeCertificate(bits = 2048): TestCertificate {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }) as string;
  const key = forge.pki.privateKeyFromPem(pem);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.rsa.setPublicKey(key.n, key.e);
  certificate.serialNumber = '0a1b2c3d';
  certificate.validity.notBefore = new Date('2024-01-01');
  certificate.validity.notAfter = new Date('2044-01-01');
  const name = [
    { name: 'commonName', value: 'deidlab test' },
    { name: 'organizationName', value: 'Universitätsklinik', valueTagClass: forge.asn1.Type.UTF8 as never },
  ];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(key, forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), privateKey: pem };
}
