// The dump as one would write it with dcmjs: every file read and naturalized, all attributes as columns of a CSV.
// Usage: node dump-dcmjs.mjs IN OUT.csv
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import dcmjs from 'dcmjs';

const { DicomMessage, DicomMetaDictionary } = dcmjs.data;
dcmjs.log.setLevel?.('error');
const rows = [];
const columns = new Set();

function flatten(dataset, prefix, row) {
  for (const [keyword, value] of Object.entries(dataset)) {
    if (keyword.startsWith('_') || keyword === 'PixelData') continue;
    const items = Array.isArray(value) ? value : [value];
    if (
      items.some(
        (item) =>
          item !== null &&
          typeof item === 'object' &&
          !(item instanceof ArrayBuffer) &&
          !ArrayBuffer.isView(item) &&
          !('Alphabetic' in item),
      )
    ) {
      for (const item of items)
        if (item && typeof item === 'object') flatten(item, `${prefix}${keyword}/`, row);
      continue;
    }
    const text = items
      .map((item) => (item && typeof item === 'object' ? (item.Alphabetic ?? '(bytes)') : String(item ?? '')))
      .join('\\');
    row.set(prefix + keyword, text);
    columns.add(prefix + keyword);
  }
}

for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const bytes = readFileSync(join(entry.parentPath, entry.name));
  const file = DicomMessage.readFile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const row = new Map();
  flatten(DicomMetaDictionary.naturalizeDataset(file.dict), '', row);
  rows.push(row);
}
const quote = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const names = [...columns];
writeFileSync(
  process.argv[3],
  `${[names, ...rows.map((row) => names.map((name) => row.get(name) ?? ''))].map((row) => row.map(quote).join(',')).join('\n')}\n`,
);
