using System.Globalization;
using Pulumi.Embedded.Symbols;

namespace Pulumi.Embedded.Yaml;

/// <summary>Writes the options of a resource; no option, no block, for Pulumi's YAML host fails on an empty one.</summary>
internal sealed class OptionsWriter
{
    private readonly YamlWriter _yaml;
    private readonly Recorder _recorder;
    private bool _open;

    public OptionsWriter(YamlWriter yaml, Recorder recorder)
    {
        _yaml = yaml;
        _recorder = recorder;
    }

    public void Write(Resource resource, CustomResourceOptions options)
    {
        if (options.Urn is not null)
            throw new ProgramException("The option Urn has no counterpart in Pulumi YAML: read the resource by its Id.");
        Texts("additionalSecretOutputs", options.AdditionalSecretOutputs);
        Aliases(resource, options);
        Timeouts(options.CustomTimeouts);
        Flag("deleteBeforeReplace", options.DeleteBeforeReplace);
        Reference("deletedWith", options.DeletedWith);
        References("dependsOn", options.DependsOn);
        EnvVarMappings(options.EnvVarMappings);
        Texts("hideDiffs", options.HideDiffs);
        Texts("ignoreChanges", options.IgnoreChanges);
        Text("import", options.ImportId);
        Reference("parent", options.Parent);
        Text("pluginDownloadURL", options.PluginDownloadURL);
        Flag("protect", options.Protect);
        Reference("provider", options.Provider);
        Texts("replaceOnChanges", options.ReplaceOnChanges);
        References("replaceWith", options.ReplaceWith);
        Trigger(options.ReplacementTrigger);
        Flag("retainOnDelete", options.RetainOnDelete);
        Text("version", options.Version);
        if (_open)
            _yaml.Close();
    }

    private YamlWriter Key(string option)
    {
        if (!_open)
            _yaml.Key("options").Open();
        _open = true;
        return _yaml.Key(option);
    }

    private void Flag(string option, bool? value)
    {
        if (value is { } flag)
            Key(option).Plain(flag ? "true" : "false");
    }

    private void Text(string option, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Key(option).Text(QuotedText.Literal(value));
    }

    private void Texts(string option, List<string> values)
    {
        if (values.Count == 0)
            return;
        Key(option).Open();
        foreach (var value in values)
            _yaml.Item().Text(QuotedText.Literal(value));
        _yaml.Close();
    }

    private void Reference(string option, Resource? resource)
    {
        if (resource is not null and not Stack)
            Key(option).Text(KeyOf(resource));
    }

    private void References(string option, InputList<Resource> resources)
    {
        if (resources.KnownItems is { Count: 0 })
            return;
        Key(option).Open();
        var known = resources.KnownItems
            ?? throw new ProgramException($"The option {option} needs a list of resources that is known while the program is compiled.");
        foreach (var item in known)
        {
            _yaml.Item().Text(item is KnownNode { Value: CustomResource resource }
                ? KeyOf(resource)
                : throw new ProgramException($"The option {option} takes resources only."));
        }

        _yaml.Close();
    }

    private string KeyOf(Resource resource)
        => _recorder.Declares(resource.Key)
            ? $"${{{resource.Key}}}"
            : throw new ProgramException($"The resource '{resource.GetResourceName()}' belongs to another program.");

    private void Aliases(Resource resource, CustomResourceOptions options)
    {
        if (options.Aliases.Count == 0)
            return;
        Key("aliases").Open();
        // The provider's schema names some twice.
        foreach (var urn in options.Aliases.Select(alias => AliasUrn.Of(alias, resource, options.Parent)).Distinct(StringComparer.Ordinal))
            _yaml.Item().Text(QuotedText.Literal(urn));
        _yaml.Close();
    }

    private void Timeouts(CustomTimeouts? timeouts)
    {
        if (timeouts is not { } t || (t.Create ?? t.Update ?? t.Delete) is null)
            return;
        Key("customTimeouts").Open();
        Duration("create", t.Create);
        Duration("delete", t.Delete);
        Duration("update", t.Update);
        _yaml.Close();
    }

    private void Duration(string work, TimeSpan? time)
    {
        if (time is not { } t)
            return;
        var wholeSeconds = t.Ticks % TimeSpan.TicksPerSecond == 0;
        var text = wholeSeconds
            ? (t.Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture) + "s"
            : t.Ticks.ToString(CultureInfo.InvariantCulture) + "00ns";
        _yaml.Key(work).Text(text);
    }

    private void EnvVarMappings(Dictionary<string, string> mappings)
    {
        if (mappings.Count == 0)
            return;
        Key("envVarMappings");
        new ValueWriter(_yaml, _recorder).Write(mappings);
    }

    private void Trigger(Input<object>? trigger)
    {
        if (trigger is null)
            return;
        Key("replacementTrigger");
        new ValueWriter(_yaml, _recorder).Write(trigger);
    }
}
