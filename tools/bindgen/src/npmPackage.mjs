import fs from 'node:fs';
import path from 'node:path';
import { BindgenError } from './errors.mjs';

/** An installed npm package: its version and where its files are. */
export class NpmPackage {
  /** @param {string} name @param {string} nodeModules */
  constructor(name, nodeModules) {
    this.name = name;
    this.root = path.join(nodeModules, name);
    const manifest = path.join(this.root, 'package.json');
    if (!fs.existsSync(manifest)) {
      throw new BindgenError([`${name} is not installed; run npm ci --ignore-scripts in tools/bindgen`]);
    }
    const { version, pulumi } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    this.version = version;
    /** The provider's own name, which starts every type token. */
    this.provider = pulumi.name;
  }

  /** @param {string} relative */
  file(relative) {
    return path.join(this.root, relative);
  }

  /** @param {string} relative */
  has(relative) {
    return fs.existsSync(this.file(relative));
  }

  /** Names of the declaration files of a module, without the ending. @param {string} module */
  modules(module) {
    const folder = this.file(module);
    if (!fs.existsSync(folder)) return [];
    return fs.readdirSync(folder).filter((name) => name.endsWith('.d.ts')).map((name) => name.slice(0, -'.d.ts'.length));
  }
}
