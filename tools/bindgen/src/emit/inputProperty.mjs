import { withoutInput } from '../csharpTypes.mjs';
import { summaryLines } from '../docs.mjs';
import { quoted } from './file.mjs';
import { obsolete } from './obsolete.mjs';

/**
 * One property of an arguments class.
 * @param {import('../read/shapes.mjs').Property} property
 * @param {{ name: string, type: string, secret: boolean, json: boolean }} csharp
 * @returns {string[]}
 */
export function inputProperty(property, csharp) {
  const { kind } = withoutInput(property.type);
  const collection = kind === 'list' || kind === 'map';
  if (!collection && !csharp.secret) return plain(property, csharp);

  const field = `_${property.name}`;
  const { type } = csharp;
  const getter = collection ? `get => ${field} ?? (${field} = new ${type}());` : `get => ${field};`;
  return [
    attribute(property, csharp),
    `private ${type}? ${field};`,
    '',
    ...summaryLines(property.doc),
    ...obsolete(property.deprecated),
    `public ${type}${collection ? '' : '?'} ${csharp.name}`,
    '{',
    `    ${getter}`,
    ...(csharp.secret ? secretSetter(kind, field, type) : [`    set => ${field} = value;`]),
    '}',
  ];
}

function plain(property, { name, type, ...flags }) {
  const [nullable, initializer] = property.optional ? ['?', ''] : ['', ' = null!;'];
  return [
    ...summaryLines(property.doc),
    attribute(property, flags),
    `public ${type}${nullable} ${name} { get; set; }${initializer}`,
  ];
}

function attribute(property, { json }) {
  const flags = `${property.optional ? '' : ', required: true'}${json ? ', json: true' : ''}`;
  return `[Input(${quoted(property.name)}${flags})]`;
}

/** A value becomes secret by being combined with one that is. */
function secretSetter(kind, field, type) {
  const element = type.slice(type.indexOf('<') + 1, -1);
  const empty = kind === 'list' ? `ImmutableArray.Create<${element}>()`
    : kind === 'map' ? `ImmutableDictionary.Create<string, ${element}>()`
    : '0';
  const marked = kind === 'list' || kind === 'map'
    ? 'Output.All(value, emptySecret).Apply(v => v[0])'
    : `Output.Tuple<${type}?, int>(value, emptySecret).Apply(t => t.Item1)`;
  return [
    '    set',
    '    {',
    `        var emptySecret = Output.CreateSecret(${empty});`,
    `        ${field} = ${marked};`,
    '    }',
  ];
}
