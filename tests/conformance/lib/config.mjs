import { describe, entry } from './document.mjs';
import { didYouMean } from './suggest.mjs';

/** @typedef {{key: string, offset: number, label: string, type: string}} Setting type as TypeScript writes it */

const primitives = {
  string: 'string',
  number: 'number',
  int: 'number',
  integer: 'number',
  bool: 'boolean',
  boolean: 'boolean',
  object: '{ [key: string]: any }',
};
const settingKeys = ['type', 'name', 'secret', 'default'];

/**
 * @param {import('./document.mjs').Entry} setting
 * @param {import('./expression.mjs').Report} reportPlain
 * @returns {Setting}
 */
export function readConfig({ key, offset, value }, reportPlain) {
  const label = `config '${key}'`;
  const report = (at, message) => reportPlain(at, `${label}: ${message}`);
  if (value.kind !== 'map') {
    report(value.offset, `is ${describe(value)}, expected a mapping with 'type'`);
    return { key, offset, label, type: 'any' };
  }
  for (const e of value.entries) {
    if (!settingKeys.includes(e.key)) report(e.offset, `unknown key '${e.key}', expected one of ${settingKeys.join(', ')}${didYouMean(e.key, settingKeys)}`);
  }
  const secret = entry(value, 'secret')?.value;
  if (secret && secret.kind !== 'boolean') report(secret.offset, `'secret' is ${describe(secret)}, expected true or false`);
  const declared = entry(value, 'type')?.value;
  const type = declared?.kind === 'string' ? typescriptType(declared.value) : undefined;
  if (!type) {
    const meant = declared?.kind === 'string' ? didYouMean(declared.value, Object.keys(primitives)) : '';
    report(declared?.offset ?? offset, `'type' is ${declared ? describe(declared) : 'missing'}, `
      + `expected string, number, integer, boolean, object or List<…> of one of them${meant}`);
  }
  const standard = entry(value, 'default')?.value;
  if (type && standard && !fits(standard, type)) report(standard.offset, `'default' is ${describe(standard)}, expected ${declared.value}`);
  return { key, offset, label, type: type ?? 'any' };
}

function typescriptType(text) {
  const list = /^list<\s*(.+?)\s*>$/i.exec(text);
  if (!list) return Object.hasOwn(primitives, text.toLowerCase()) ? primitives[text.toLowerCase()] : undefined;
  const element = typescriptType(list[1]);
  return element && `Array<${element}>`;
}

function fits(value, type) {
  if (type.startsWith('Array<')) return value.kind === 'list' && value.items.every(item => fits(item, type.slice(6, -1)));
  return value.kind === (type.startsWith('{') ? 'map' : type);
}
