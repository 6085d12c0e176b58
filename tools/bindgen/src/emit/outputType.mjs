import { summaryLines } from '../docs.mjs';
import { parameterName } from '../naming.mjs';
import { indent, spaced } from './file.mjs';

/**
 * A nested type of a resource's outputs.
 * @param {{ name: string, doc: string, properties: { property: import('../read/shapes.mjs').Property, name: string, type: string }[] }} model
 * @returns {string[]}
 */
export function outputType({ name, doc, properties }) {
  const fields = properties.map(({ property, name: field, type }) => [
    ...summaryLines(property.doc),
    `public readonly ${type} ${field};`,
  ]);
  const parameters = properties.map(({ property, type }) => `${type} ${parameterName(property.name)}`);
  const assignments = properties.map(({ property, name: field }) => {
    const parameter = parameterName(property.name);
    return `    ${field === parameter ? 'this.' : ''}${field} = ${parameter};`;
  });
  const constructor = [
    '[OutputConstructor]',
    ...(parameters.length > 1
      ? [`private ${name}(`, ...parameters.map((text, i) => `    ${text}${i < parameters.length - 1 ? ',' : ')'}`)]
      : [`private ${name}(${parameters.join('')})`]),
    '{',
    ...assignments,
    '}',
  ];
  return [
    ...summaryLines(doc),
    '[OutputType]',
    `public sealed class ${name}`,
    '{',
    ...indent(spaced([...fields, constructor])),
    '}',
  ];
}
