import fs from 'node:fs';
import path from 'node:path';

/** Replaces a folder's content; unchanged files keep their time. @param {string} folder @param {Map<string, string>} files */
export function writeGenerated(folder, files) {
  removeOthers(folder, '', files);
  for (const [relative, text] of files) {
    const file = path.join(folder, relative);
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

function removeOthers(root, relative, files) {
  const folder = path.join(root, relative);
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const child = relative === '' ? entry.name : `${relative}/${entry.name}`;
    if (entry.isDirectory()) removeOthers(root, child, files);
    else if (!files.has(child)) fs.rmSync(path.join(root, child));
  }
  if (relative !== '' && fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
}
