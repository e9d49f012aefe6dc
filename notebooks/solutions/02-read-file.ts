function readHeader(bytes: Uint8Array, offset: number) {
  const number = (at: number) => bytes[offset + at]! + 256 * bytes[offset + at + 1]!; // low byte first
  return {
    group: number(0),
    element: number(2),
    vr: String.fromCharCode(bytes[offset + 4]!, bytes[offset + 5]!),
    length: number(6), // OB, OW, SQ, UN and other long VRs have two reserved bytes here, and four of length
  };
}
