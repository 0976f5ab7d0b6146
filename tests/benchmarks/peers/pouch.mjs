// PouchDB: new documents replicated to express-pouchdb, and how long that takes. `node pouch.mjs FOLDER COUNT BYTES`
import crypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [folder, count, bytes] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const need = createRequire(path.join(process.cwd(), "package.json"));
const PouchDB = need("pouchdb");
const express = need("express");
const pouch = need("express-pouchdb");

const inside = (name) => {
  const made = path.join(folder, name) + path.sep;
  fs.mkdirSync(made, { recursive: true });
  return made;
};
const Server = PouchDB.defaults({ prefix: inside("server") });
const app = express();
app.use("/", pouch(Server, { configPath: path.join(folder, "config.json"), logPath: path.join(folder, "log.txt") }));
const server = app.listen(0, "127.0.0.1", async () => {
  const local = new PouchDB(path.join(inside("counter"), "dossiers"));
  const documents = Array.from({ length: count }, (_, number) => ({
    _id: String(number).padStart(8, "0"),
    text: crypto.randomBytes(bytes / 2).toString("hex"),
  }));
  for (let at = 0; at < count; at += 500) await local.bulkDocs(documents.slice(at, at + 500));
  const remote = new PouchDB(`http://127.0.0.1:${server.address().port}/dossiers`);
  const started = performance.now();
  const told = await local.replicate.to(remote, { batch_size: 500 });
  const seconds = (performance.now() - started) / 1000;
  if (told.docs_written !== count) throw new Error(`${told.docs_written} of ${count} arrived`);
  process.stdout.write(JSON.stringify({ seconds, entries: count }) + "\n");
  process.exit(0);
});
