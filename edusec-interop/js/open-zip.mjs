// Opens an AES ZIP as a browser would: node open-zip.mjs FILE PASSPHRASE; prints "sha256  name" per entry, exit 1 if refused.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { BlobReader, Uint8ArrayWriter, ZipReader, configure } from "@zip.js/zip.js";

configure({ useWebWorkers: false });
const [file, password] = process.argv.slice(2);
try {
  const reader = new ZipReader(new BlobReader(new Blob([await readFile(file)])), { password, checkSignature: true });
  for (const entry of await reader.getEntries()) {
    const content = await entry.getData(new Uint8ArrayWriter());
    console.log(`${createHash("sha256").update(content).digest("hex")}  ${entry.filename}`);
  }
  await reader.close();
} catch (refused) {
  console.error(`refused: ${refused.message}`);
  process.exitCode = 1;
}
