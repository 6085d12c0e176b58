import { summaryLines } from '../docs.mjs';
import { indent, quoted } from './file.mjs';
import { obsolete } from './obsolete.mjs';

/**
 * An enum of texts: a struct, for a newer provider may know values that this package does not.
 * @param {string} name @param {import('../read/enums.mjs').EnumShape} shape
 * @returns {string[]}
 */
export function enumType(name, shape) {
  const members = shape.members.flatMap((member) => [
    ...summaryLines(member.doc),
    ...obsolete(member.deprecated),
    `public static ${name} ${member.name} { get; } = new ${name}(${quoted(member.value)});`,
  ]);
  return [
    ...summaryLines(shape.doc),
    '[EnumType]',
    `public readonly struct ${name} : IEquatable<${name}>`,
    '{',
    ...indent([
      'private readonly string _value;',
      '',
      `private ${name}(string value)`,
      '{',
      '    _value = value ?? throw new ArgumentNullException(nameof(value));',
      '}',
      '',
      ...members,
      '',
      `public static bool operator ==(${name} left, ${name} right) => left.Equals(right);`,
      `public static bool operator !=(${name} left, ${name} right) => !left.Equals(right);`,
      '',
      `public static explicit operator string(${name} value) => value._value;`,
      '',
      '[EditorBrowsable(EditorBrowsableState.Never)]',
      `public override bool Equals(object? obj) => obj is ${name} other && Equals(other);`,
      `public bool Equals(${name} other) => string.Equals(_value, other._value, StringComparison.Ordinal);`,
      '',
      '[EditorBrowsable(EditorBrowsableState.Never)]',
      'public override int GetHashCode() => _value?.GetHashCode() ?? 0;',
      '',
      'public override string ToString() => _value;',
    ]),
    '}',
  ];
}
