using System.Globalization;
using System.Text.Json;
using Pulumi.Embedded;

namespace Pulumi;

/// <summary>
/// The stack's configuration. Plain values are read while the program is compiled; secret ones stay references
/// (<c>${key}</c>), so that their text never enters the program.
/// </summary>
public sealed class Config
{
    private readonly string _name;

    /// <summary>Opens the configuration of a package, or of the project.</summary>
    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    /// <summary>The text of a key; null if it is not set.</summary>
    public string? Get(string key) => Recorder.Current.Config.Read(_name, key);

    /// <summary>The text of a key; a <see cref="ProgramException"/> names the command that sets it if it is not there.</summary>
    public string Require(string key) => Get(key) ?? Recorder.Current.Config.Missing(_name, key, "");

    /// <summary>The truth value of a key; null if it is not set, a <see cref="ProgramException"/> if it is another text.</summary>
    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw WrongType(key, "true or false"),
    };

    /// <summary>True or false, which must be there.</summary>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? Recorder.Current.Config.Missing(_name, key, placeholder: false);

    /// <summary>The whole number of a key; null if it is not set, a <see cref="ProgramException"/> if it is none.</summary>
    public int? GetInt32(string key) => Get(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw WrongType(key, "a whole number");

    /// <summary>A whole number that must be there.</summary>
    public int RequireInt32(string key) => GetInt32(key) ?? Recorder.Current.Config.Missing(_name, key, 0);

    /// <summary>The number of a key; null if it is not set, a <see cref="ProgramException"/> if it is none.</summary>
    public double? GetDouble(string key) => Get(key) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw WrongType(key, "a number");

    /// <summary>A number that must be there.</summary>
    public double RequireDouble(string key) => GetDouble(key) ?? Recorder.Current.Config.Missing(_name, key, 0.0);

    /// <summary>A structured value, or the type's default.</summary>
    public T? GetObject<T>(string key) => Get(key) is { } json ? Parse<T>(key, json) : default;

    /// <summary>A structured value that must be there.</summary>
    public T RequireObject<T>(string key) => Get(key) is { } json ? Parse<T>(key, json) : Recorder.Current.Config.Missing<T>(_name, key, default!);

    /// <summary>A reference to a secret text; null if it is not set. The program never holds its value.</summary>
    public Output<string>? GetSecret(string key) => GetReference<string>(key, "string");

    /// <summary>A secret text that must be there.</summary>
    public Output<string> RequireSecret(string key) => RequireReference<string>(key, "string");

    /// <summary>A reference to a secret truth value; null if it is not set.</summary>
    public Output<bool>? GetSecretBoolean(string key) => GetReference<bool>(key, "boolean");

    /// <summary>A secret truth value that must be there.</summary>
    public Output<bool> RequireSecretBoolean(string key) => RequireReference<bool>(key, "boolean");

    /// <summary>A secret whole number, or null.</summary>
    public Output<int>? GetSecretInt32(string key) => GetReference<int>(key, "integer");

    /// <summary>A secret whole number that must be there.</summary>
    public Output<int> RequireSecretInt32(string key) => RequireReference<int>(key, "integer");

    /// <summary>A reference to a secret number; null if it is not set.</summary>
    public Output<double>? GetSecretDouble(string key) => GetReference<double>(key, "number");

    /// <summary>A secret number that must be there.</summary>
    public Output<double> RequireSecretDouble(string key) => RequireReference<double>(key, "number");

    /// <summary>A secret structured value, or null.</summary>
    public Output<T>? GetSecretObject<T>(string key) => GetReference<T>(key, ConfigType.Of(typeof(T)));

    /// <summary>A secret structured value that must be there.</summary>
    public Output<T> RequireSecretObject<T>(string key) => RequireReference<T>(key, ConfigType.Of(typeof(T)));

    private Output<T>? GetReference<T>(string key, string type)
        => Recorder.Current.Config.Has(_name, key) ? new Output<T>(Recorder.Current.Config.Declare(_name, key, type)) : null;

    private Output<T> RequireReference<T>(string key, string type)
    {
        var config = Recorder.Current.Config;
        if (!config.Has(_name, key))
            config.Missing<object?>(_name, key, null);
        return new Output<T>(config.Declare(_name, key, type));
    }

    private T Parse<T>(string key, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json)!;
        }
        catch (JsonException)
        {
            throw WrongType(key, $"JSON that fits {typeof(T).Name}");
        }
    }

    // The value may be a secret, so the message does without it.
    private ProgramException WrongType(string key, string wanted)
        => new($"The configuration value '{_name}:{key}' is not {wanted}. Set it with: pulumi config set {_name}:{key} VALUE");
}
