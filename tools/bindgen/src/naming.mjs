/** @typedef {import('./config.mjs').PackageSettings} PackageSettings */

/** @param {string} text */
export const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);
/** @param {string} text */
export const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);

const keywords = new Set((
  'abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else '
  + 'enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock '
  + 'long namespace new null object operator out override params private protected public readonly ref return sbyte sealed '
  + 'short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort '
  + 'using virtual void volatile while').split(' '));

/** A parameter name, escaped where C# reserves it. @param {string} name */
export const parameterName = (name) => (keywords.has(name) ? `@${name}` : name);

/** `ec2` and `Vpc` of `ec2/Vpc`; the module of a type at the root is empty. @param {string} key */
export function splitKey(key) {
  const slash = key.lastIndexOf('/');
  return { module: slash < 0 ? '' : key.slice(0, slash), name: key.slice(slash + 1) };
}

/** Names as the official C# package spells them. */
export class Naming {
  /** @param {PackageSettings} settings */
  constructor(settings) {
    this.settings = settings;
    this.usedRenames = new Set();
  }

  get kubernetes() {
    return this.settings.layout === 'kubernetes20';
  }

  /** `Ec2` of `ec2`, `Core.V1` of `core/v1`. @param {string} module */
  modulePart(module) {
    return this.settings.namespaces.get(module) ?? module.split('/').map(upperFirst).join('.');
  }

  /** Namespace of a resource or an enum. @param {string} module */
  namespaceOf(module) {
    return module === '' ? this.settings.namespace : `${this.settings.namespace}.${this.modulePart(module)}`;
  }

  /** Namespace of a nested type. @param {string} module @param {'Inputs' | 'Outputs'} side */
  nestedNamespace(module, side) {
    return this.kubernetes
      ? `${this.settings.namespace}.Types.${side}.${this.modulePart(module)}`
      : `${this.namespaceOf(module)}.${side}`;
  }

  /** Folder of a module's files below Generated. @param {string} module */
  folderOf(module) {
    return module === '' ? '' : `${this.modulePart(module).replaceAll('.', '/')}/`;
  }

  /** @param {string} owner key of the type, `s3/Bucket` @param {string} property */
  propertyName(owner, property) {
    const key = `${owner}.${property}`;
    const renamed = this.settings.renames.get(key);
    if (renamed !== undefined) this.usedRenames.add(key);
    return renamed ?? upperFirst(property);
  }
}
