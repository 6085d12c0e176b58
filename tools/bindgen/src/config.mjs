import fs from 'node:fs';
import { BindgenError } from './errors.mjs';

/**
 * @typedef {object} PackageSettings
 * @property {string} npm         npm package, `@pulumi/aws`
 * @property {string} folder      project folder below src, `Pulumi.Aws`
 * @property {string} namespace   root namespace, `Pulumi.Aws`
 * @property {'tfbridge20' | 'kubernetes20'} layout   the schema's `language.csharp.compatibility`
 * @property {Map<string, string>} namespaces         module to namespace, where upper-casing does not tell
 * @property {string[]} resources                     `ec2/Vpc`; nested types follow by themselves
 * @property {Map<string, 'int' | 'double'>} numbers  `ec2/Vpc.ipv4NetmaskLength` to C# type
 * @property {Map<string, string>} renames            `s3/Bucket.bucket` to C# property name
 * @property {Map<string, true>} json                 properties that hold any JSON document
 */

/** @param {string} file @returns {{ packages: PackageSettings[] }} */
export function readConfig(file) {
  let json;
  try {
    json = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new BindgenError([`${file}: ${error.message}`]);
  }
  const problems = [];
  const packages = json.packages.map((entry) => readPackage(entry, problems));
  if (problems.length > 0) throw new BindgenError(problems);
  return { packages };
}

function readPackage(entry, problems) {
  const numbers = new Map();
  const add = (map, key, value) => {
    if (map.has(key)) problems.push(`${entry.npm}: ${key} has two entries in bindgen.json`);
    map.set(key, value);
  };
  for (const { type, source, int = [], double = [] } of sourced(entry, 'numbers', problems)) {
    for (const property of int) add(numbers, `${type}.${property}`, 'int');
    for (const property of double) add(numbers, `${type}.${property}`, 'double');
  }
  const renames = new Map();
  for (const { type, property, name } of sourced(entry, 'renames', problems)) add(renames, `${type}.${property}`, name);
  const namespaces = new Map();
  for (const { module, namespace } of sourced(entry, 'namespaces', problems)) add(namespaces, module, namespace);
  const json = new Map();
  for (const { type, property } of sourced(entry, 'json', problems)) add(json, `${type}.${property}`, true);
  const { npm, folder, namespace, layout, resources } = entry;
  return { npm, folder, namespace, layout, resources, numbers, renames, json, namespaces };
}

function sourced(entry, table, problems) {
  const rows = entry[table] ?? [];
  for (const row of rows) {
    if (!row.source) problems.push(`${entry.npm}: an entry of "${table}" names no source: ${JSON.stringify(row)}`);
  }
  return rows;
}
