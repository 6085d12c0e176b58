import { quoted } from './file.mjs';

/**
 * `Utilities` and the attribute that carries a type token, as every package has them.
 * @param {string} version @param {string} attribute `AwsResourceType`
 * @returns {string[]}
 */
export function utilities(version, attribute) {
  return [
    'internal static class Utilities',
    '{',
    '    /// <summary>Version of the provider plugin that these types were made for.</summary>',
    `    public static string Version => ${quoted(version)};`,
    '',
    '    public static string? GetEnv(params string[] names)',
    '    {',
    '        foreach (var name in names)',
    '        {',
    '            if (Environment.GetEnvironmentVariable(name) is { } value) return value;',
    '        }',
    '        return null;',
    '    }',
    '',
    '    public static bool? GetEnvBoolean(params string[] names) => GetEnv(names) switch',
    '    {',
    '        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,',
    '        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,',
    '        _ => null,',
    '    };',
    '',
    '    public static int? GetEnvInt32(params string[] names) => int.TryParse(GetEnv(names), out var value) ? value : null;',
    '',
    '    public static double? GetEnvDouble(params string[] names) => double.TryParse(GetEnv(names), out var value) ? value : null;',
    '}',
    '',
    `internal sealed class ${attribute}Attribute : global::Pulumi.ResourceTypeAttribute`,
    '{',
    `    public ${attribute}Attribute(string type)`,
    '        : base(type, Utilities.Version)',
    '    {',
    '    }',
    '}',
  ];
}
