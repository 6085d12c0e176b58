import { describe, entry } from './document.mjs';
import { parseExpression, parseLiteral } from './expression.mjs';
import { readOptions } from './options.mjs';
import { didYouMean } from './suggest.mjs';
import { readConfig } from './config.mjs';

/**
 * @typedef {object} Resource
 * @property {string} key
 * @property {number} offset of the key
 * @property {string} label how messages name it
 * @property {string} type the token, empty when there is none
 * @property {number} typeOffset
 * @property {string} name the logical name
 * @property {number} nameOffset
 * @property {import('./expression.mjs').Expression} properties a map
 * @property {number} propertiesOffset of the word `properties`, or of the key
 * @property {import('./options.mjs').Options} options
 */
/**
 * @typedef {object} Program
 * @property {Resource[]} resources
 * @property {import('./config.mjs').Setting[]} config
 * @property {{key: string, offset: number, label: string, value: import('./expression.mjs').Expression}[]} variables
 * @property {{key: string, offset: number, label: string, value: import('./expression.mjs').Expression}[]} outputs
 */

const topLevel = ['name', 'description', 'runtime', 'config', 'variables', 'resources', 'outputs', 'pulumi'];
const resourceKeys = ['type', 'name', 'properties', 'options'];
const outsideKeys = ['get', 'defaultProvider'];

/**
 * Reads the sections of a program; what has no place in them is a finding.
 * @param {import('./document.mjs').Value} root
 * @param {import('./expression.mjs').Report} report
 * @returns {Program}
 */
export function readProgram(root, report) {
  const program = { resources: [], config: [], variables: [], outputs: [] };
  if (root.kind !== 'map') {
    report(root.offset, `the program is ${describe(root)}, expected a mapping`);
    return program;
  }
  for (const { key, offset } of root.entries) {
    if (!topLevel.includes(key)) report(offset, `unknown key '${key}' at the top level: Pulumi would ignore it${didYouMean(key, topLevel)}`);
  }
  const name = entry(root, 'name');
  if (!name) report(root.offset, "the program has no 'name', expected the project's name");
  else parseLiteral(name.value, "'name'", report);
  // A region of one's own metal has outputs and nothing in the cloud.
  if (!entry(root, 'resources') && !entry(root, 'outputs')) report(root.offset, "the program has neither 'resources' nor 'outputs'");

  program.config = section(root, 'config', report).map(e => readConfig(e, report));
  program.variables = section(root, 'variables', report).map(e => readValue(e, 'variable', report));
  program.resources = section(root, 'resources', report).map(e => readResource(e, report));
  program.outputs = section(root, 'outputs', report).map(e => readValue(e, 'output', report));
  return program;
}

function section(root, key, report) {
  const found = entry(root, key);
  return found ? block(found, `section '${key}'`, report) : [];
}

/** The entries of a block; an empty one is a finding, for some of them crash the YAML host. */
function block({ offset, value }, what, report) {
  if (value.kind === 'null' || (value.kind === 'map' && value.entries.length === 0)) {
    report(offset, `${what} is empty, expected entries or no such block`);
  } else if (value.kind !== 'map') {
    report(value.offset, `${what} is ${describe(value)}, expected a mapping`);
  }
  return value.entries ?? [];
}

function readValue({ key, offset, value }, kind, report) {
  const label = `${kind} '${key}'`;
  return { key, offset, label, value: parseExpression(value, (at, message) => report(at, `${label}: ${message}`)) };
}

function readResource({ key, offset, value }, reportPlain) {
  const typeEntry = entry(value, 'type');
  const type = typeEntry?.value.kind === 'string' ? typeEntry.value.value : '';
  const label = `resource '${key}'${type ? ` (${type})` : ''}`;
  const report = (at, message) => reportPlain(at, `${label}: ${message}`);

  if (value.kind !== 'map') report(value.offset, `is ${describe(value)}, expected a mapping with 'type'`);
  for (const e of value.entries ?? []) {
    if (outsideKeys.includes(e.key)) report(e.offset, `'${e.key}' is outside the subset that both doors share`);
    else if (!resourceKeys.includes(e.key))
      report(e.offset, `unknown key '${e.key}' in a resource, expected one of ${resourceKeys.join(', ')}${didYouMean(e.key, resourceKeys)}`);
  }
  if (value.kind === 'map' && !typeEntry) report(offset, "has no 'type', expected a type token such as aws:ec2/vpc:Vpc");
  else if (typeEntry && typeEntry.value.kind !== 'string')
    report(typeEntry.value.offset, `'type' is ${describe(typeEntry.value)}, expected a type token such as aws:ec2/vpc:Vpc`);

  const nameEntry = entry(value, 'name');
  const properties = entry(value, 'properties');
  const options = entry(value, 'options');
  return {
    key, offset, label, type,
    typeOffset: typeEntry?.value.offset ?? offset,
    name: (nameEntry && parseLiteral(nameEntry.value, "'name'", report)) ?? key,
    nameOffset: nameEntry?.value.offset ?? offset,
    properties: readProperties(properties, offset, report),
    propertiesOffset: properties?.offset ?? offset,
    options: readOptions(options ? block(options, "'options'", report) : [], report),
  };
}

function readProperties(properties, offset, report) {
  const none = { kind: 'map', offset, entries: [] };
  if (!properties || block(properties, "'properties'", report).length === 0) return none;
  const parsed = parseExpression(properties.value, report);
  if (parsed.kind === 'map') return parsed;
  report(parsed.offset, `'properties' is a function, expected a mapping`);
  return none;
}
