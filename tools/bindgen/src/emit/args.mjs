import { summaryLines } from '../docs.mjs';
import { indent, quoted, spaced } from './file.mjs';
import { inputProperty } from './inputProperty.mjs';

/**
 * An arguments class, of a resource or nested.
 * @param {object} model
 * @param {string} model.name
 * @param {string} model.doc
 * @param {boolean} model.isSealed
 * @param {{ property: import('../read/shapes.mjs').Property, csharp: { name: string, type: string, secret: boolean, json: boolean },
 *   fallback?: import('../read/behaviour.mjs').Default }[]} model.properties
 * @returns {string[]}
 */
export function argsClass({ name, doc, isSealed, properties }) {
  const defaults = properties
    .filter(({ fallback }) => fallback !== undefined)
    .map(({ csharp, fallback }) => `    ${csharp.name} = ${defaultValue(fallback, csharp.type)};`);
  const groups = properties.map(({ property, csharp }) => inputProperty(property, csharp));
  groups.push([`public ${name}()`, '{', ...defaults, '}']);
  groups.push([`public static new ${name} Empty => new ${name}();`]);
  return [
    ...summaryLines(doc),
    `public ${isSealed ? 'sealed ' : ''}class ${name} : global::Pulumi.ResourceArgs`,
    '{',
    ...indent(spaced(groups)),
    '}',
  ];
}

const readers = { getEnv: () => 'GetEnv', getEnvBoolean: () => 'GetEnvBoolean', getEnvNumber: (type) => (type === 'Input<int>' ? 'GetEnvInt32' : 'GetEnvDouble') };

function defaultValue({ reader, variables, literal }, type) {
  const value = typeof literal === 'string' ? quoted(literal) : String(literal);
  if (reader === undefined) return value;
  const read = `Utilities.${readers[reader](type)}(${variables.map(quoted).join(', ')})`;
  return literal === undefined ? read : `${read} ?? ${value}`;
}
